import { say } from '../../../engine/phrase.js';
import type { Expression } from '../../tree/nodes.js';
import type { Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import type { Scope } from '../scope.js';

/** What gives a new tensor and leaves its own as it was. */
const GIVING =
  /^(view|reshape|flatten|permute|transpose|squeeze|unsqueeze|contiguous|to|cuda|cpu|float|long)$/u;

/** Notes that a function throws a new tensor away: `x.view(…)` by itself changes nothing. */
export function noteDiscarded(
  expression: Expression,
  value: Value,
  scope: Scope,
  interpreter: Interpreter,
): void {
  if (expression.kind !== 'call' || value.kind !== 'tensor' || scope.function === null) return;
  const name = nameOf(expression.callee);
  const isPooling = interpreter.layers.depth > 0 && value.chain.last?.passage?.isPooling === true;
  if (name === null || (!GIVING.test(name) && !(isPooling && /pool/iu.test(name)))) return;
  interpreter.sites.findings.note({
    severity: 'info',
    code: 'result-discarded',
    message: say(
      'The result of `{name}` is thrown away: it gives a new tensor and leaves the old one as it was.',
      { name },
    ),
    range: interpreter.rangeOf(expression),
  });
}

function nameOf(callee: Expression): string | null {
  if (callee.kind === 'attribute') return callee.name;
  return callee.kind === 'name' ? callee.name : null;
}
