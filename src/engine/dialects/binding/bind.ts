import { listed, say, type Phrase } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type Result } from '../../result.js';
import type { Arguments } from './arguments.js';
import { meantName } from './meant-name.js';
import { rejection } from '../rejection.js';

/** A Python function's parameters, and the name under which Python complains about them. */
export interface Signature {
  /** `__qualname__` of the function that binds the arguments. */
  readonly callee: string;
  /** As Python writes it: `kernel_size, stride=None`. */
  readonly text: string;
  readonly parameters: readonly string[];
  /** How many of the parameters have no default; they come first. */
  readonly required: number;
  /** Parameters that Python counts besides: `self` of a method, the input of a function. */
  readonly implicit: number;
}

/** A signature by its text; `implicit` as in {@link Signature}. */
export const signature = (callee: string, text: string, implicit = 1): Signature => {
  const parts = text.match(/(?:\([^)]*\)|[^,(])+/gu) ?? [];
  const parameters = parts.map((part) => part.replace(/=.*$/su, '').trim());
  const required = parts.filter((part) => !part.includes('=')).length;
  return { callee, text, parameters, required, implicit };
};

/** The signature of a class's constructor. */
export const constructor = (owner: string, text: string): Signature =>
  signature(`${owner}.__init__`, text);

/**
 * Gives positional arguments their names. Fails as Python does: too many, twice, unknown, missing.
 */
export const bind = (
  signature: Signature,
  positional: readonly ArgumentValue[],
  keywords: Arguments,
): Result<Arguments> => {
  const { callee, parameters, required, implicit } = signature;
  const bound: Record<string, ArgumentValue> = {};
  for (const [name, value] of Object.entries(keywords)) {
    if (!parameters.includes(name)) {
      return typeError(
        `${callee}() got an unexpected keyword argument '${name}'`,
        name,
        unexpectedHint(callee, name, parameters),
        meantName(name, parameters),
      );
    }
    if (parameters.indexOf(name) < positional.length) {
      return typeError(
        `${callee}() got multiple values for argument '${name}'`,
        name,
        say('Give {name} once, by position or by name.', { name }),
      );
    }
    bound[name] = value;
  }
  if (positional.length > parameters.length) {
    const most = parameters.length + implicit;
    const least = required + implicit;
    const range = least === most ? String(most) : `from ${String(least)} to ${String(most)}`;
    const plural = most === 1 ? '' : 's';
    return typeError(
      `${callee}() takes ${range} positional argument${plural} but ${String(positional.length + implicit)} were given`,
      null,
      parameters.length === 0
        ? say('{callee} takes no arguments.', { callee })
        : say('{callee} takes {parameters}.', { callee, parameters: parameters.join(', ') }),
    );
  }
  for (const [index, value] of positional.entries()) bound[parameters[index] ?? ''] = value;
  const missing = parameters.slice(0, required).filter((name) => !(name in bound));
  if (missing.length > 0) {
    const plural = missing.length === 1 ? '' : 's';
    const names = missing.map((name) => `'${name}'`);
    const last = names.pop() ?? '';
    const list = names.length === 0 ? last : `${names.join(', ')} and ${last}`;
    return typeError(
      `${callee}() missing ${String(missing.length)} required positional argument${plural}: ${list}`,
      missing[0] ?? null,
      say('Give {missing}.', { missing: listed(missing) }),
    );
  }
  return ok(bound);
};

/** What is taken instead of an argument that isn't known, and which of it is probably meant. */
const unexpectedHint = (callee: string, name: string, parameters: readonly string[]): Phrase => {
  if (parameters.length === 0) return say('{callee} takes no arguments.', { callee });
  const takes = { callee, parameters: parameters.join(', ') };
  const meant = meantName(name, parameters);
  return meant === null
    ? say('{callee} takes {parameters}.', takes)
    : say('Did you mean **{meant}**? {callee} takes {parameters}.', { meant, ...takes });
};

const typeError = (
  message: string,
  parameter: string | null,
  hint: Phrase,
  meant: string | null = null,
) =>
  fail(
    rejection({
      code: 'argument-binding',
      exception: 'TypeError',
      message,
      ...(parameter === null ? {} : { parameter }),
      meant,
      hint,
    }),
  );
