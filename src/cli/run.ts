import type { Analysis } from '../python/site.js';
import { readCommand, type ReadCommand } from './command.js';
import { costTable } from './cost-table.js';
import { readModel } from './read.js';
import { shapesJson } from './shapes-json.js';
import { problemLines, shapesTable, shapeText } from './shapes-table.js';
import { inkFor, type Ink } from './table.js';
import { usage } from './usage.js';

/** Where a command's words go. */
export interface Output {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly isTerminal: boolean;
  readonly version: string;
}

/** Exit codes: read, problems in the code (with `--strict`), wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** Carries out the words after `poolscope`. */
export async function run(words: readonly string[], output: Output): Promise<ExitCode> {
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
      return runRead(command.value, output);
    default:
      return command.value satisfies never;
  }
}

async function runRead(command: ReadCommand, output: Output): Promise<ExitCode> {
  const read = await readModel(command);
  if (!read.ok) return refuse(read.error, output);
  const analysis = read.value;
  const ink = inkFor(output.isTerminal);
  if (command.json)
    output.write(`${JSON.stringify(shapesJson(analysis, sitesOf(analysis, command)))}\n`);
  else output.write(`${tableOf(analysis, command, ink).join('\n')}\n`);
  const problems = analysis.problems.filter((problem) => problem.severity !== 'info');
  if (!command.json) {
    for (const line of problemLines(analysis, ink)) output.writeError(`${line}\n`);
  }
  return command.strict && problems.length > 0 ? 1 : 0;
}

/** Pooling layers, and with `--all` every layer. Pools that a package defines itself count too. */
function sitesOf(analysis: Analysis, command: ReadCommand) {
  return analysis.sites.filter((site) => command.all || site.isPooling || /pool/iu.test(site.kind));
}

function tableOf(analysis: Analysis, command: ReadCommand, ink: Ink): readonly string[] {
  const sites = sitesOf(analysis, command);
  const pooling = sites.filter((site) => site.isPooling && countsOnce(site, sites));
  const title = ink.quiet(`${analysis.file}${command.entry === null ? '' : ` ${command.entry}`}`);
  if (command.kind === 'cost') return [title, ...costTable(pooling, ink)];
  const shown = sites.filter((site) => countsOnce(site, sites));
  return [title, ...shapesTable(shown, ink), '', ...costTable(pooling, ink).slice(-1)];
}

/** A layer object is listed where it is built, and where it is called only if that is all there is. */
function countsOnce(
  site: Analysis['sites'][number],
  sites: readonly Analysis['sites'][number][],
): boolean {
  if (site.role === 'constructor' || site.flows.length === 0) return true;
  return !sites.some(
    (other) =>
      other.role === 'constructor' &&
      other.kind === site.kind &&
      other.flows.some((flow) => site.flows.includes(flow) || samePath(flow, site.flows[0])),
  );
}

function samePath(
  a: Analysis['sites'][number]['flows'][number],
  b: Analysis['sites'][number]['flows'][number] | undefined,
): boolean {
  return b !== undefined && a.path === b.path && shapeText(a.input) === shapeText(b.input);
}

function refuse(message: string, output: Output): ExitCode {
  output.writeError(`poolscope: ${message}\n\nTry \`poolscope --help\`.\n`);
  return 2;
}
