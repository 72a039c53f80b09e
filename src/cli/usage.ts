/** What `poolscope --help` prints. */
export const usage = `Poolscope reads neural-network code without running it and tells what every pooling layer does.

Usage
  poolscope shapes FILE [options]    shapes through every pooling layer
  poolscope cost FILE [options]      what every pooling layer costs
  poolscope --help | --version

Options
  --entry NAME      call this function or class of FILE; without it, FILE is read as it stands
  --kwargs JSON     keyword arguments of the entry, a JSON object: '{"weights": null}'
  --attr NAME       apply this attribute of the result (dots reach further in: backbone.body)
  --input SHAPE     shape of an input, such as 1x3x224x224; repeat it for several inputs
  --train           training mode; evaluation mode otherwise
  --root DIR        where absolute imports are looked up (default: the folder of FILE)
  --json            print JSON instead of a table (shapes)
  --all             list every layer, not only pooling (shapes)
  --strict          exit with 1 when the code has problems

Exit codes
  0  read       1  problems in the code, with --strict       2  wrong usage
`;
