import { say } from '../../engine/phrase.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import { PythonException } from '../interpreter/signals.js';
import type { SourceModule } from '../interpreter/modules/source-module.js';
import type { Shape } from '../site.js';
import { bool, dictOf, float, int, list, NONE, string } from '../values/create.js';
import type { Value } from '../values/value.js';
import { callWithShapes } from './try-call.js';

/** Plain data as JSON has it. */
export type PlainData =
  null | boolean | number | string | readonly PlainData[] | { readonly [key: string]: PlainData };

/** What to call in a file, and with what. */
export interface Entry {
  /** A function, class or variable of the module; dots reach into it. */
  readonly name: string;
  readonly kwargs?: Readonly<Record<string, PlainData>>;
  /** An attribute of the result that is applied instead of the result itself. */
  readonly attr?: string | null;
  /** Shapes of the tensors that the result is applied to; none: it isn't applied. */
  readonly inputs: readonly Shape[];
}

/** Calls an entry and applies the result; what goes wrong is noted as a problem. */
export function runEntry(interpreter: Interpreter, module: SourceModule, entry: Entry): void {
  const named = findNamed(interpreter, module, entry.name);
  if (named === null) {
    const message = say('There is no `{name}` in {file}.', {
      name: entry.name,
      file: module.scope.file.path,
    });
    interpreter.sites.findings.note({
      severity: 'error',
      code: 'unknown-entry',
      message,
      range: null,
    });
    return;
  }
  try {
    const isMade = named.kind === 'instance' && interpreter.layers.isLayer(named);
    const keywords = new Map(
      Object.entries(entry.kwargs ?? {}).map(([key, value]) => [key, fromPlain(value)] as const),
    );
    const made = isMade ? named : interpreter.calls.call(named, [], keywords);
    const target =
      entry.attr === null || entry.attr === undefined
        ? made
        : interpreter.attributes.read(made, entry.attr);
    if (entry.inputs.length === 0) return;
    if (target.kind === 'unknown') {
      interpreter.sites.findings.note({
        severity: 'error',
        code: 'unknown-model',
        message: say('The model isn’t known: {reason}', { reason: target.reason }),
        range: target.range,
      });
      return;
    }
    const result = callWithShapes(interpreter, target, entry.inputs, '--input');
    if (result.kind === 'unknown') {
      interpreter.sites.findings.note({
        severity: 'warning',
        code: 'unknown-output',
        message: say('What comes out isn’t known: {reason}', { reason: result.reason }),
        range: result.range,
      });
    }
  } catch (error) {
    if (!(error instanceof PythonException)) throw error;
    interpreter.sites.findings.noteException(error);
  }
}

function findNamed(interpreter: Interpreter, module: SourceModule, name: string): Value | null {
  const [first = '', ...others] = name.split('.');
  let value = module.value.lookup(first) ?? null;
  for (const part of others) {
    value = value === null ? null : (interpreter.attributes.get(value, part) ?? null);
  }
  return value;
}

/** JSON as Python's `json` gives it. */
export function fromPlain(data: PlainData): Value {
  if (data === null) return NONE;
  if (typeof data === 'boolean') return bool(data);
  if (typeof data === 'number') return Number.isInteger(data) ? int(data) : float(data);
  if (typeof data === 'string') return string(data);
  if (isList(data)) return list(data.map(fromPlain));
  return dictOf(Object.entries(data).map(([key, value]) => [key, fromPlain(value)] as const));
}

function isList(data: PlainData): data is readonly PlainData[] {
  return Array.isArray(data);
}
