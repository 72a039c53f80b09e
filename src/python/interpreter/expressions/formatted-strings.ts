import { say } from '../../../engine/phrase.js';
import type { FormattedStringNode } from '../../tree/nodes.js';
import { string } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';

/** What an f-string is worth; unknown where a part of it is. */
export function formatted(node: FormattedStringNode, interpreter: Interpreter): Value {
  const { expressions, text } = interpreter;
  let whole = '';
  for (const part of node.parts) {
    if (typeof part === 'string') {
      whole += part;
      continue;
    }
    const value = expressions.evaluate(part.expression);
    if (value.kind === 'unknown') return value;
    if (value.kind === 'either') {
      return interpreter.unknown(say('a part of the text depends on what isn’t known'));
    }
    const spec = part.format === null ? '' : specification(part.format, interpreter);
    const isRepr = part.conversion === 'r' || part.conversion === 'a';
    const isDebug = part.debug !== null && part.conversion === null && part.format === null;
    const shown = text.whole(() =>
      isRepr || isDebug ? text.repr(value) : text.format(value, spec),
    );
    if (typeof shown !== 'string') return interpreter.unknown(shown);
    whole += `${part.debug ?? ''}${shown}`;
  }
  const reason = interpreter.budget.refusal(whole.length, 'characters', interpreter.here);
  return reason === null ? string(whole) : interpreter.unknown(reason);
}

function specification(node: FormattedStringNode, interpreter: Interpreter): string {
  const value = formatted(node, interpreter);
  return value.kind === 'string' ? value.value : '';
}
