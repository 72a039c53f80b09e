import { dictOf, tuple } from '../../values/create.js';
import type { FunctionValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import type { Keywords } from './keywords.js';
import type { Scope } from '../scope.js';

/** Gives the parameters of a function of the code their values; what doesn't fit is a TypeError. */
export function bindParameters(
  callee: FunctionValue,
  scope: Scope,
  args: readonly Value[],
  keywords: Keywords,
  interpreter: Interpreter,
): void {
  // A decorator that can't be followed may pass arguments of its own.
  const isAltered = interpreter.attributes.handedOut.has(callee);
  const refuse = (message: string): never =>
    isAltered
      ? interpreter.exceptions.suppose('TypeError', message)
      : interpreter.exceptions.raise('TypeError', message);
  const { parameters } = callee.definition;
  const { names } = scope;
  let at = 0;
  let used = 0;
  for (const parameter of parameters) {
    const { name, form } = parameter;
    if (form === 'rest') {
      names.set(name, tuple(args.slice(at)));
      at = args.length;
      continue;
    }
    if (form === 'keywords') {
      const own = new Set(
        parameters.filter((one) => one.form !== 'positional-only').map((one) => one.name),
      );
      names.set(name, dictOf([...keywords].filter(([key]) => !own.has(key) || key === name)));
      used = keywords.size;
      continue;
    }
    if (form !== 'keyword-only' && at < args.length) {
      const value = args[at];
      at += 1;
      if (value !== undefined) names.set(name, value);
      if (keywords.has(name) && form === 'ordinary') {
        refuse(`${callee.name}() got multiple values for argument '${name}'`);
      }
      continue;
    }
    const given = form === 'positional-only' ? undefined : keywords.get(name);
    if (given !== undefined) {
      used += 1;
      names.set(name, given);
      continue;
    }
    const missing = `${callee.name}() missing 1 required argument: '${name}'`;
    names.set(name, callee.defaults.get(name) ?? refuse(missing));
  }
  if (at < args.length) {
    refuse(
      `${callee.name}() takes ${positionalCount(callee)} positional arguments but ${args.length} were given`,
    );
  }
  if (used < keywords.size)
    refuse(`${callee.name}() got an unexpected keyword argument '${unexpected(callee, keywords)}'`);
}

/** The first argument by name that no parameter takes. */
function unexpected(callee: FunctionValue, keywords: Keywords): string {
  const known = new Set(callee.definition.parameters.map((one) => one.name));
  return [...keywords.keys()].find((name) => !known.has(name)) ?? '';
}

function positionalCount(callee: FunctionValue): number {
  const { parameters } = callee.definition;
  return parameters.filter((one) => one.form === 'ordinary' || one.form === 'positional-only')
    .length;
}
