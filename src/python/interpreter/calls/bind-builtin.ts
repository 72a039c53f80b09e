import { Arguments, type ArgumentMisfit } from '../../libraries/arguments.js';
import type { Signature } from '../../libraries/signature.js';
import type { WrittenArgument } from '../../values/layer.js';
import type { BuiltinValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';

const NOTHING_WRITTEN: ReadonlyMap<string, WrittenArgument> = new Map();
const NOTHING_EXTRA: ReadonlyMap<string, Value> = new Map();

/**
 * Binds arguments to a library function's parameters; raises Python's TypeError where they don't
 * fit.
 */
export function bindArguments(
  callee: BuiltinValue,
  self: Value,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  written: readonly WrittenArgument[],
  interpreter: Interpreter,
): Arguments {
  const { signature, takesMisfits = false } = callee.function;
  const values = new Map<string, Value>();
  let misfit: ArgumentMisfit | null = null;
  const refuse: Refuse = (problem, name) => {
    if (!takesMisfits) raise(callee, interpreter, problem);
    misfit ??= { problem, name, positional: args, keywords };
  };
  let at = 0;
  let rest: readonly Value[] = [];
  for (const parameter of signature.parameters) {
    if (parameter.kind === 'rest') {
      rest = args.slice(at);
      at = args.length;
    } else if (parameter.kind !== 'keyword-only' && parameter.kind !== 'keywords') {
      const value = args[at];
      if (value === undefined) continue;
      values.set(parameter.name, value);
      at += 1;
    }
  }
  if (at < args.length) {
    refuse(`takes ${at} positional arguments but ${args.length} were given`, null);
  }
  const extra =
    keywords.size === 0 ? NOTHING_EXTRA : bindKeywords(callee, keywords, values, refuse);
  for (const parameter of signature.parameters) {
    if (parameter.fallback !== null || isVariadic(parameter.kind)) continue;
    if (!values.has(parameter.name)) {
      refuse(`missing 1 required positional argument: '${parameter.name}'`, parameter.name);
    }
  }
  const places = written.length === 0 ? NOTHING_WRITTEN : placesOf(signature, written);
  return new Arguments({
    signature,
    self,
    values,
    rest,
    extra,
    written: places,
    callee: callee.name,
    byName: keywords.size === 0 ? [] : [...keywords.keys()].filter((name) => values.has(name)),
    misfit,
  });
}

/** Says that the arguments don't fit. */
type Refuse = (problem: string, name: string | null) => void;

function raise(callee: BuiltinValue, interpreter: Interpreter, problem: string): never {
  const parts = callee.name.split('.');
  const name = parts.slice(callee.isMethod === true ? -2 : -1).join('.');
  return interpreter.exceptions.supposeUnlessExpected('TypeError', `${name}() ${problem}`);
}

function isVariadic(kind: Signature['parameters'][number]['kind']): boolean {
  return kind === 'rest' || kind === 'keywords';
}

function bindKeywords(
  callee: BuiltinValue,
  keywords: ReadonlyMap<string, Value>,
  values: Map<string, Value>,
  refuse: Refuse,
): ReadonlyMap<string, Value> {
  const { signature } = callee.function;
  const takesAny = signature.parameters.some((one) => one.kind === 'keywords');
  const extra = new Map<string, Value>();
  for (const [name, value] of keywords) {
    const parameter = signature.parameters.find(
      (one) => one.name === name && !isVariadic(one.kind) && one.kind !== 'positional-only',
    );
    if (parameter === undefined) {
      if (!takesAny) refuse(`got an unexpected keyword argument '${name}'`, name);
      extra.set(name, value);
    } else if (values.has(name)) {
      refuse(`got multiple values for argument '${name}'`, name);
    } else {
      values.set(name, value);
    }
  }
  return extra;
}

/** Which written argument went to which parameter; nothing after a `*spread` can be told. */
function placesOf(
  signature: Signature,
  written: readonly WrittenArgument[],
): ReadonlyMap<string, WrittenArgument> {
  const places = new Map<string, WrittenArgument>();
  const positional = signature.parameters.filter((one) => one.kind !== 'keyword-only');
  let at = 0;
  let isCountable = true;
  for (const argument of written) {
    if (argument.keyword !== null) {
      places.set(argument.keyword, argument);
      continue;
    }
    if (argument.spread) isCountable = false;
    const parameter = positional[at];
    if (isCountable && parameter !== undefined) places.set(parameter.name, argument);
    at += 1;
  }
  return places;
}
