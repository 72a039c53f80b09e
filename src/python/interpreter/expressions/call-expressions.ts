import { say } from '../../../engine/phrase.js';
import type { CallNode } from '../../tree/nodes.js';
import type { UnknownValue, Value } from '../../values/value.js';
import { NO_KEYWORDS, type Keywords } from '../calls/keywords.js';
import type { Interpreter } from '../interpreter.js';
import type { Scope } from '../scope.js';
import { appended } from './appended.js';

/** Calls as the code writes them: arguments are evaluated in order, and `*` and `**` spread. */
export class CallExpressions {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** What a call gives; `scope` is the one that it is written in. */
  evaluate(node: CallNode, scope: Scope): Value {
    const interpreter = this.#interpreter;
    const { expressions } = interpreter;
    const callee = expressions.evaluate(node.callee);
    const args: Value[] = [];
    let keywords: Keywords = NO_KEYWORDS;
    let named: Map<string, Value> | null = null;
    let lost: UnknownValue | null = null;
    for (const argument of node.args) {
      const value = expressions.evaluate(argument.value);
      if (argument.form === 'positional') {
        args.push(value);
        continue;
      }
      if (argument.form === 'spread') {
        const items = interpreter.iteration.itemsOrUnknown(value);
        if ('kind' in items) lost = items;
        else lost = appended(args, items, interpreter) ?? lost;
        continue;
      }
      keywords = named ??= new Map();
      if (argument.form === 'keyword') named.set(argument.name ?? '', value);
      else lost = this.#spreadKeywords(value, named) ?? lost;
    }
    const { present } = interpreter;
    const outer = present.enter(node, callee, scope);
    interpreter.span = node;
    try {
      const answer =
        lost !== null && callee.kind !== 'unknown'
          ? lost
          : interpreter.calls.call(callee, args, keywords, present.written);
      if (answer.kind === 'unknown') interpreter.sites.lost(answer);
      return answer;
    } finally {
      present.leave(outer);
      interpreter.span = node;
    }
  }

  /** Adds the entries of a `**value`; gives the reason where they aren't known. */
  #spreadKeywords(value: Value, named: Map<string, Value>): UnknownValue | null {
    const entries = value.kind === 'instance' && value.native !== null ? value.native : value;
    if (entries.kind === 'dict') {
      if (entries.uncertain !== undefined) return entries.uncertain;
      for (const { key, value: item } of entries.entries.values()) {
        if (key.kind === 'string') named.set(key.value, item);
      }
      return null;
    }
    if (entries.kind === 'instance' && this.#interpreter.attributes.method(entries, 'keys')) {
      return this.#spreadKeywords(
        this.#interpreter.calls.call(this.#interpreter.libraries.named('builtins.dict'), [entries]),
        named,
      );
    }
    return entries.kind === 'unknown'
      ? entries
      : this.#interpreter.unknown(say('the `**` arguments aren’t known'));
  }
}
