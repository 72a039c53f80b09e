import { say } from '../../../engine/phrase.js';
import type { ComprehensionNode } from '../../tree/nodes.js';
import { dict, list, NONE, setOf } from '../../values/create.js';
import { hashKey } from '../../values/hash-key.js';
import type { DictEntry, HashKey, RangeValue, UnknownValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import { makesUniformRows, otherRows, ROWS_WORKED_OUT } from './uniform-rows.js';

/** `[… for … in … if …]` and its like. */
export class Comprehensions {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** What a comprehension is worth; a generator expression only begins. */
  evaluate(node: ComprehensionNode): Value {
    const interpreter = this.#interpreter;
    const { expressions, scope: outer } = interpreter;
    if (outer === null) throw new Error('a comprehension is carried out nowhere');
    const [first] = node.clauses;
    const source = first?.kind === 'for' ? expressions.evaluate(first.iterable) : NONE;
    const scope = outer.inner('function', null);
    if (node.type === 'generator') {
      const items = interpreter.iteration.over(source);
      return 'kind' in items ? items : interpreter.generators.expression(node, items, scope);
    }
    const values: Value[] = [];
    const entries = new Map<HashKey, DictEntry>();
    let lost: UnknownValue | null = null;
    const most = interpreter.budget.limits.items;
    const begun = interpreter.budget.steps;
    const collect = (): void => {
      if (node.key === null) {
        values.push(expressions.evaluate(node.element));
        return;
      }
      const key = expressions.evaluate(node.key);
      const value = expressions.evaluate(node.element);
      const hash = hashKey(key);
      if (hash !== undefined) entries.set(hash, { key, value });
      else lost = interpreter.unknown(say('a key isn’t known'));
    };
    const run = (at: number): void => {
      const clause = node.clauses[at];
      if (clause === undefined) {
        collect();
      } else if (clause.kind === 'if') {
        const truth = interpreter.truth.of(expressions.evaluate(clause.test));
        if (truth === null)
          lost = interpreter.unknown(say('a condition of the comprehension isn’t known'));
        if (truth !== false) run(at + 1);
      } else {
        const iterable = at === 0 ? source : expressions.evaluate(clause.iterable);
        const items = interpreter.iteration.over(iterable);
        if ('kind' in items) {
          lost = items;
          return;
        }
        let count = 0;
        for (;;) {
          const next = interpreter.iteration.step(items);
          if ('kind' in next) lost = next;
          if ('kind' in next || next.done === true) break;
          interpreter.targets.assign(clause.target, next.value, scope);
          run(at + 1);
          count += 1;
          if (count === ROWS_WORKED_OUT && iterable.kind === 'range' && at === 0) {
            const length = makesUniformRows(node, interpreter) ? lengthOf(iterable) : 0;
            const others = length > most ? null : otherRows(values, length, interpreter);
            if (others !== null) {
              values.push(...others);
              break;
            }
          }
          if (count > most || values.length > most) {
            lost = interpreter.unknown(say('it has more than {most} items', { most }));
          } else if (interpreter.budget.steps - begun > mostSteps(count, values, interpreter)) {
            const why = say('after {count} rounds of the loop.', { count });
            lost = interpreter.unknown(say('Stopped here {why}', { why }));
          }
          if (lost !== null) break;
        }
      }
    };
    interpreter.scope = scope;
    try {
      run(0);
    } finally {
      interpreter.scope = outer;
    }
    if (lost !== null) return lost;
    switch (node.type) {
      case 'list':
        return list(values);
      case 'set':
        return setOf(values);
      case 'dict':
        return dict(entries);
      default:
        return node.type satisfies never;
    }
  }
}

function lengthOf({ start, stop, step }: RangeValue): number {
  return Math.max(0, Math.ceil((stop - start) / step));
}

/** Rounds that each take long make something of their own, such as blocks of layers; many make a table. */
const FEW_ROUNDS = 100;

/** Many rounds that give nothing known tell no more than these parts of them do. */
const UNKNOWNS_PART = 10;

/** How many steps a comprehension may have taken after so many rounds. */
function mostSteps(rounds: number, values: readonly Value[], { budget }: Interpreter): number {
  if (rounds <= FEW_ROUNDS) return budget.stepsOfLoop;
  const isKnown = values.slice(-FEW_ROUNDS).some(({ kind }) => kind !== 'unknown');
  return isKnown ? budget.limits.loopSteps : budget.limits.loopSteps / UNKNOWNS_PART;
}
