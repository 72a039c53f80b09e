import { ok, type Result } from '../engine/result.js';
import type { FileReport, ReportedLayer, ReportedProblem } from '../protocol/report.js';
import { readReportCommand, report } from './check/report.js';
import { readCheckCommand, runCheck } from './check/run-check.js';
import { readCommand, type ReadCommand } from './command.js';
import { costLine, costTable } from './cost-table.js';
import { modelOutput } from './model-output.js';
import { Places } from './places.js';
import { openFile, type OpenedFile, type ReportedModels } from './opened-file.js';
import { shapesJson } from './shapes-json.js';
import { problemLines, shapesTable } from './shapes-table.js';
import { inkFor, type Ink } from './table.js';
import { usage } from './usage.js';

/** Where a command's words go. */
export interface Output {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly isTerminal: boolean;
  readonly version: string;
  /** The script that draws pictures in pages. */
  readonly pictures: URL;
}

/** Exit codes: read, problems in the code (with `--strict`), wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** Carries out the words after `poolscope`. */
export async function run(words: readonly string[], output: Output): Promise<ExitCode> {
  const [name, ...rest] = words;
  switch (name) {
    case 'check':
      return runAll(readCheckCommand(rest), (command) => runCheck(command, output), output);
    case 'report':
      return runAll(readReportCommand(rest), (paths) => printReport(paths, output), output);
    case 'mcp': {
      // Only the server needs cryptography, which takes as long to load as all the rest of Node.
      const { runMcp } = await import('./mcp/run-mcp.js');
      await runMcp(output.write, output.version, output.pictures);
      return 0;
    }
    default:
      return runOnFile(words, output);
  }
}

async function runAll<T>(
  command: Result<T, string>,
  carryOut: (command: T) => Promise<Result<ExitCode, string>>,
  output: Output,
): Promise<ExitCode> {
  const ended = command.ok ? await carryOut(command.value) : command;
  return ended.ok ? ended.value : refuse(ended.error, output);
}

async function printReport(
  paths: readonly string[],
  output: Output,
): Promise<Result<ExitCode, string>> {
  const table = await report(paths);
  if (!table.ok) return table;
  output.write(`${table.value}\n`);
  return ok(0);
}

async function runOnFile(words: readonly string[], output: Output): Promise<ExitCode> {
  const command = readCommand(words);
  if (!command.ok) return refuse(command.error, output);
  switch (command.value.kind) {
    case 'help':
      output.write(usage);
      return 0;
    case 'version':
      output.write(`poolscope ${output.version}\n`);
      return 0;
    case 'shapes':
    case 'cost':
    case 'model':
      return runRead(command.value, output);
    default:
      return command.value satisfies never;
  }
}

async function runRead(command: ReadCommand, output: Output): Promise<ExitCode> {
  const opened = await openFile(command);
  if (!opened.ok) return refuse(opened.error, output);
  const read = await readOpened(opened.value, command);
  if (!read.ok) return refuse(read.error, output);
  const { report, models } = read.value;
  const places = new Places(report.file, opened.value.cells);
  const ink = inkFor(output.isTerminal);
  const found = report.problems.filter(({ standing }) => standing === 'proved');
  if (command.kind === 'model') {
    const printed = modelOutput(models, command.format, ink);
    output.write(printed ?? 'No model with an input found.\n');
  } else if (command.json) {
    const json = shapesJson(report, layersOf(report, command), places, command.jsonVersion);
    output.write(`${JSON.stringify(json)}\n`);
  } else output.write(`${tableOf(report, command, places, ink).join('\n')}\n`);
  if (!command.json && command.format === 'table') {
    for (const line of problemLines(found, places, ink)) output.writeError(`${line}\n`);
    const unread = unreadLine(layersOf(report, command), found, command.kind);
    if (unread !== null) output.writeError(`${unread}\n`);
  }
  return command.strict && found.some(({ severity }) => severity !== 'info') ? 1 : 0;
}

async function readOpened(
  opened: OpenedFile,
  { kind }: ReadCommand,
): Promise<Result<ReportedModels, string>> {
  if (kind === 'model') return opened.reportModels();
  const report = await opened.report();
  return report.ok ? ok({ report: report.value, models: [] }) : report;
}

/** How many pooling calls of a file could not be followed; null where all were. */
function unreadLine(
  layers: readonly ReportedLayer[],
  problems: readonly ReportedProblem[],
  kind: ReadCommand['kind'],
): string | null {
  const pooling = layers.filter(({ isPooling, isRepeated }) => isPooling && !isRepeated);
  const isWrong = ({ range }: ReportedLayer): boolean =>
    problems.some(({ range: at }) => at?.file === range.file && at.start.line === range.start.line);
  const unread = pooling.filter((layer) => layer.passages.length === 0 && !isWrong(layer)).length;
  if (unread === 0) return null;
  const calls = `${unread} of ${pooling.length} pooling call${pooling.length === 1 ? '' : 's'}`;
  const why = kind === 'shapes' ? 'the table says why' : '`poolscope shapes` says why';
  return `not read: ${calls}; ${why}`;
}

/** Pooling layers, and with `--all` every layer. Pools that a package defines itself count too. */
function layersOf({ layers }: FileReport, { all }: ReadCommand): readonly ReportedLayer[] {
  return layers.filter((layer) => all || layer.isPooling || layer.isNamedForPooling);
}

function tableOf(
  report: FileReport,
  command: ReadCommand,
  places: Places,
  ink: Ink,
): readonly string[] {
  const layers = layersOf(report, command).filter(({ isRepeated }) => !isRepeated);
  const pooling = layers.filter(({ isPooling }) => isPooling);
  const title = ink.quiet(`${report.file}${command.entry === null ? '' : ` ${command.entry}`}`);
  if (command.kind === 'cost') return [title, ...costTable(pooling, places, ink)];
  return [title, ...shapesTable(layers, places, ink), '', costLine(pooling)];
}

function refuse(message: string, output: Output): ExitCode {
  output.writeError(`poolscope: ${message}\n\nTry \`poolscope --help\`.\n`);
  return 2;
}
