import { readFile } from 'node:fs/promises';
import { within } from './compare-lines.mjs';

/**
 * Compares what was read of a whole script with its run: of one that runs, no error and exactly its
 * shapes; of one that fails, one problem, at its line and in the framework's words.
 * @param {object} script one of the truth file's scripts
 * @param {object} read the output of `poolscope shapes --json`
 * @param {string} file where the script lies
 * @returns {Promise<string[]>} every difference, as a line for the reader
 */
export async function compareScript(script, read, file) {
  const loud = read.problems.filter(
    ({ severity }) => severity === 'error' || severity === 'warning',
  );
  if (script.fails) return faultsOfFailing(script.fails, loud);
  const source = await readFile(file, 'utf8');
  return [...loud.map((one) => `false ${said(one)}`), ...faultsOfPools(script, read.sites, source)];
}

function faultsOfFailing({ line, message }, loud) {
  const isRight = (one) => one.line === line && plain(one.message).includes(plain(message));
  const right = loud.find(isRight);
  const faults = loud.filter((one) => one !== right).map((one) => `false ${said(one)}`);
  return right === undefined ? [`missed line ${line}: ${plain(message)}`, ...faults] : faults;
}

function faultsOfPools({ pools, also = {} }, sites, source) {
  const faults = [];
  const read = new Map();
  for (const { line, kind, flows } of sites) {
    // Rows for classes of the script itself, and calls that fail, aren't compared.
    if (new RegExp(`class ${kind}\\b`, 'u').test(source)) continue;
    const known = (flows ?? []).filter(({ output }) => output.length > 0);
    read.set(line, [...(read.get(line) ?? []), ...known.map((flow) => [flow.input, flow.output])]);
  }
  for (const line of new Set([...Object.keys(pools).map(Number), ...read.keys()])) {
    const got = read.get(line) ?? [];
    const wanted = pools[line] ?? [];
    if (within(wanted, got, true) && within(got, [...wanted, ...(also[line] ?? [])])) continue;
    faults.push(`line ${line} is ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
  }
  return faults;
}

const said = ({ severity, line, message }) => `${severity} at line ${line}: ${plain(message)}`;

/** Addresses, spaces and the name of a size that nobody knows (`None`, `N`) are alike. */
const plain = (text) =>
  text
    .replace(/0x[0-9a-f]+/gu, '0x')
    .replace(/\bNone\b/gu, 'N')
    .replace(/\s+/gu, ' ')
    .trim();
