import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseToml, TomlError } from 'smol-toml';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../engine/result.js';

/** Levels of findings; the editor's names of what is only good to know mean a notice here. */
const level = v.pipe(
  v.picklist(['error', 'warning', 'notice', 'information', 'hint', 'off']),
  v.transform((one) => (one === 'information' || one === 'hint' ? 'notice' : one)),
);

const config = v.strictObject({
  /** Sizes of inputs by entry: `models/lenet.py:LeNet` → `1x1x28x28`, or one for each input. */
  inputs: v.optional(v.record(v.string(), v.union([v.string(), v.array(v.string())])), {}),
  /** Levels by code of finding. */
  severities: v.optional(v.record(v.string(), level), {}),
});

/** What a project settles for all its checks. */
export type Config = v.InferOutput<typeof config>;

/** Settings of a project that settles nothing. */
export const NO_CONFIG: Config = { inputs: {}, severities: {} };

/**
 * The settings of the nearest folder from `folder` upwards that has a `.poolscope.json` or a
 * `pyproject.toml` with a table `tool.poolscope`. Fails with a message where they can't be read.
 */
export function findConfig(folder: string): Result<Config, string> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const own = readOwn(path.join(at, '.poolscope.json'));
    if (own !== null) return own;
    const shared = readShared(path.join(at, 'pyproject.toml'));
    if (shared !== null) return shared;
    if (path.dirname(at) === at) return ok(NO_CONFIG);
  }
}

function readOwn(file: string): Result<Config, string> | null {
  const text = readIfThere(file);
  if (text === null) return null;
  try {
    return validated(file, JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return fail(`${file}: ${error.message}`);
    throw error;
  }
}

function readShared(file: string): Result<Config, string> | null {
  const text = readIfThere(file);
  if (text === null) return null;
  try {
    const { tool } = parseToml(text);
    const isTable = typeof tool === 'object' && 'poolscope' in tool;
    return isTable ? validated(file, tool.poolscope) : null;
  } catch (error) {
    if (error instanceof TomlError) return fail(`${file}: ${error.message}`);
    throw error;
  }
}

function validated(file: string, raw: unknown): Result<Config, string> {
  const read = v.safeParse(config, raw);
  if (read.success) return ok(read.output);
  const [issue] = read.issues;
  return fail(`${file}: ${v.getDotPath(issue) ?? 'settings'}: ${issue.message}`);
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
