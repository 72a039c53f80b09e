import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../engine/result.js';
import { readShape } from '../agents/shape-text.js';
import type { ModelFormat } from './model-output.js';
import { JSON_VERSIONS, type JsonVersion } from './shapes-json.js';

/** A JSON value, as `--kwargs` gives it. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** What to read and what to print, once the command line is understood. */
export type Command = HelpCommand | VersionCommand | ReadCommand;

export interface HelpCommand {
  readonly kind: 'help';
}

export interface VersionCommand {
  readonly kind: 'version';
}

/** One file to read, as a table or as JSON. */
export interface ReadCommand {
  readonly kind: 'shapes' | 'cost' | 'model';
  readonly file: string;
  /** The function or class to call; null reads the file as it stands. */
  readonly entry: string | null;
  readonly keywordArguments: Readonly<Record<string, JsonValue>>;
  /** Attribute of the entry's result to apply, dots included. */
  readonly attribute: string | null;
  readonly train: boolean;
  /** One shape per positional input. */
  readonly inputs: readonly (readonly number[])[];
  /** Where absolute imports are looked up; null: the file's own folder. */
  readonly root: string | null;
  /** Folders of installed packages. */
  readonly sitePackages: readonly string[];
  /** An interpreter, or the folder of an environment, whose installed packages are read. */
  readonly python: string | null;
  readonly json: boolean;
  /** Which format of JSON: of shapes, and of a check. */
  readonly jsonVersion: JsonVersion;
  /** How a model is printed; `json` for `--json`. */
  readonly format: ModelFormat;
  /** Every layer, not only pooling. */
  readonly all: boolean;
  readonly strict: boolean;
}

const options = {
  entry: { type: 'string' },
  kwargs: { type: 'string' },
  attr: { type: 'string' },
  input: { type: 'string', multiple: true },
  train: { type: 'boolean', default: false },
  root: { type: 'string' },
  'site-packages': { type: 'string', multiple: true },
  python: { type: 'string' },
  json: { type: 'boolean', default: false },
  'json-version': { type: 'string' },
  format: { type: 'string' },
  all: { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
} as const;

/**
 * Reads the words after `poolscope`.
 *
 * Gives the command, or a message that says what is wrong with the words and what is right.
 */
export function readCommand(words: readonly string[]): Result<Command, string> {
  const parsed = parseWords(words);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.help) return ok({ kind: 'help' });
  if (values.version) return ok({ kind: 'version' });
  const [kind, file, ...rest] = positionals;
  if (kind === undefined) return fail('Say what to do: `poolscope shapes FILE`.');
  if (kind !== 'shapes' && kind !== 'cost' && kind !== 'model') {
    return fail(
      `There is no command \`${kind}\`; there are \`shapes\`, \`cost\`, \`model\`, \`check\`, \`report\` and \`mcp\`.`,
    );
  }
  if (file === undefined) return fail(`Name the file to read: \`poolscope ${kind} FILE\`.`);
  const [extra] = rest;
  if (extra !== undefined) return fail(`One file at a time; \`${extra}\` is one too many.`);
  const format = readFormat(values.format ?? (values.json ? 'json' : 'table'), kind);
  if (!format.ok) return format;
  const jsonVersion = readJsonVersion(values['json-version']);
  if (!jsonVersion.ok) return jsonVersion;
  const inputs = readShapes(values.input ?? []);
  if (!inputs.ok) return inputs;
  const keywordArguments = readKeywordArguments(values.kwargs ?? '{}');
  if (!keywordArguments.ok) return keywordArguments;
  const entry = values.entry ?? null;
  if (entry === null) {
    const orphan = (['kwargs', 'attr', 'input'] as const).find(
      (name) => values[name] !== undefined,
    );
    if (orphan !== undefined) {
      return fail(`\`--${orphan}\` needs \`--entry NAME\`, the function or class to call.`);
    }
  }
  return ok({
    kind,
    file,
    entry,
    keywordArguments: keywordArguments.value,
    attribute: values.attr ?? null,
    train: values.train,
    inputs: inputs.value,
    root: values.root ?? null,
    sitePackages: values['site-packages'] ?? [],
    python: values.python ?? null,
    json: values.json,
    jsonVersion: jsonVersion.value,
    format: format.value,
    all: values.all,
    strict: values.strict,
  });
}

function parseWords(words: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...words], options, allowPositionals: true, strict: true }));
  } catch (error) {
    if (error instanceof TypeError) return fail(error.message);
    throw error;
  }
}

function readFormat(text: string, kind: string): Result<ModelFormat, string> {
  const format = (['table', 'json', 'markdown', 'csv'] as const).find((one) => one === text);
  if (format === undefined) {
    return fail(`\`--format ${text}\` is none of \`table\`, \`json\`, \`markdown\` and \`csv\`.`);
  }
  if (kind !== 'model' && (format === 'markdown' || format === 'csv')) {
    return fail(`\`--format ${format}\` is for \`poolscope model\`.`);
  }
  return ok(format);
}

/** The version of JSON that is asked for; the newest where none is. */
function readJsonVersion(text: string | undefined): Result<JsonVersion, string> {
  if (text === undefined) return ok(JSON_VERSIONS[0]);
  const version = JSON_VERSIONS.find((one) => String(one) === text);
  return version === undefined
    ? fail(`\`--json-version\` takes ${JSON_VERSIONS.join(' or ')}; \`${text}\` is neither.`)
    : ok(version);
}

function readShapes(texts: readonly string[]): Result<readonly (readonly number[])[], string> {
  const shapes: (readonly number[])[] = [];
  for (const text of texts) {
    const shape = readShape(text);
    if (!shape.ok) return fail(`--input: ${shape.error}`);
    shapes.push(shape.value);
  }
  return ok(shapes);
}

function readKeywordArguments(text: string): Result<Readonly<Record<string, JsonValue>>, string> {
  const wrong = fail(
    `\`--kwargs\` must be a JSON object, such as '{"weights": null}'; this is not: ${text}`,
  );
  try {
    const value = toJsonValue(JSON.parse(text));
    return isJsonObject(value) ? ok(value) : wrong;
  } catch (error) {
    if (error instanceof SyntaxError) return wrong;
    throw error;
  }
}

function isJsonObject(value: JsonValue): value is { readonly [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toJsonValue(value: unknown): JsonValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map(toJsonValue);
  if (typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, toJsonValue(inner)]),
    );
  }
  throw new SyntaxError('not a JSON value');
}
