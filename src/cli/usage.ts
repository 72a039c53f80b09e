/** What `poolscope --help` prints. */
export const usage = `Poolscope reads neural-network code without running it and tells what every pooling layer does.

Usage
  poolscope shapes FILE [options]    shapes through every pooling layer
  poolscope cost FILE [options]      what every pooling layer costs
  poolscope model FILE [options]     every layer of a model in order: size, what it sees, what it costs
  poolscope check FILE|FOLDER…       problems and surprises of all files
  poolscope report FILE|FOLDER…      a Markdown table of all pooling layers
  poolscope mcp                      serves agents (Model Context Protocol, stdio)
  poolscope --help | --version

Options
  --entry NAME      call this function or class of FILE; without it, FILE is read as it stands
  --kwargs JSON     keyword arguments of the entry, a JSON object: '{"weights": null}'
  --attr NAME       apply this attribute of the result (dots reach further in: backbone.body)
  --input SHAPE     shape of an input, such as 1x3x224x224; repeat it for several inputs
  --train           training mode; evaluation mode otherwise
  --root DIR        where absolute imports are looked up (default: the folder of FILE)
  --site-packages DIR
                    where installed packages are read from, never run; may be repeated
  --python PATH     the same for the packages of an interpreter or of an environment's folder
  --json            print JSON instead of a table (shapes, model)
  --json-version N  the format of shapes' JSON: 2, or 1 as it was
  --format FORMAT   table, json, markdown or csv (model)
  --all             list every layer, not only pooling (shapes)
  --strict          exit with 1 when the code has problems

Options of check
  --format NAME     text, json, sarif, github or markdown
  --fail-on LEVEL   error (default), warning, notice or never
  --watch           check again at every change
  Inputs and levels by code stand in .poolscope.json, or in pyproject.toml under [tool.poolscope].

Exit codes
  0  read       1  problems in the code, with --strict       2  wrong usage
`;
