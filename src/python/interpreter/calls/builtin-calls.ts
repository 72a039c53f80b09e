import { say } from '../../../engine/phrase.js';
import { NotKnown } from '../../libraries/not-known.js';
import { NONE, unknown } from '../../values/create.js';
import type { WrittenArgument } from '../../values/layer.js';
import type { BuiltinValue, StringValue, UnknownValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import { combine, takesAlternatives } from './alternative-calls.js';
import { bindArguments } from './bind-builtin.js';
import { FrameFunctions } from './caller-functions.js';
import type { Keywords } from './keywords.js';

/** Methods that change the container they belong to. */
const CHANGES =
  /\.(append|appendleft|extend|extendleft|insert|pop|popleft|popitem|remove|discard|add|add_module|register_module|update|setdefault|clear|__setitem__|__delitem__|(\w+_)?update)$/;

/** How V8 and others say that their stack ran out, when nothing can be made any more, not even a pattern. */
const STACK = 'call stack';

/** Why a rule gave up. What meets a size that it isn't made for doesn't know it, too. */
function notKnown(error: unknown): NotKnown {
  if (error instanceof NotKnown) return error;
  if (!(error instanceof RangeError) || error.message.includes(STACK)) throw error;
  return new NotKnown(say('such sizes aren’t followed here'), null);
}

/** Calls of functions and methods that a library's table describes. */
export class BuiltinCalls {
  readonly #interpreter: Interpreter;
  readonly #frames: FrameFunctions;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
    this.#frames = new FrameFunctions(interpreter);
  }

  /** Calls it; `self` is null for a function. What it gives up on is unknown, with its reason. */
  call(
    callee: BuiltinValue,
    self: Value | null,
    args: readonly Value[],
    keywords: Keywords,
    written: readonly WrittenArgument[],
  ): Value {
    const interpreter = this.#interpreter;
    interpreter.budget.spend(1, interpreter.here);
    const frame = this.#frames.find(callee.name);
    if (frame !== null) return frame(args, keywords);
    const isMember = self === null && callee.isMethod === true;
    const [actualSelf, rest] = isMember ? [args[0] ?? NONE, args.slice(1)] : [self ?? NONE, args];
    const combinations = combine(rest, keywords);
    if (combinations !== null && takesAlternatives(callee.name)) {
      return interpreter.truth.joinAll(
        combinations.map((one) =>
          this.call(callee, isMember ? actualSelf : self, one.args, one.keywords, written),
        ),
      );
    }
    const carryOut = (): Value => {
      const bound = bindArguments(callee, actualSelf, rest, keywords, written, interpreter);
      try {
        const result = callee.function.run(bound, interpreter.context);
        return result.kind === 'string' ? this.#bounded(result) : result;
      } catch (error) {
        const { reason: why, range } = notKnown(error);
        const reason = unknown(why, range ?? interpreter.here());
        if (CHANGES.test(callee.name)) this.#blur(actualSelf, reason);
        if (actualSelf.kind === 'instance' && actualSelf.creation !== null) {
          interpreter.sites.blocked(actualSelf, reason);
        }
        return reason;
      }
    };
    const { trace } = interpreter;
    if (trace === null) return carryOut();
    const given = { self: actualSelf, args: [...rest, ...keywords.values()] };
    return trace.builtin(callee, given, carryOut);
  }

  /** A text that a library made, if it isn't longer than texts may be. */
  #bounded(text: StringValue): Value {
    const { budget, here } = this.#interpreter;
    const reason = budget.refusal(text.value.length, 'characters', here);
    return reason === null ? text : this.#interpreter.unknown(reason);
  }

  /** A container was changed in a way that isn't known: there may be other items than are seen. */
  #blur(value: Value, reason: UnknownValue): void {
    const container = value.kind === 'instance' && value.native !== null ? value.native : value;
    switch (container.kind) {
      case 'list':
      case 'dict':
      case 'set':
      case 'instance':
        break;
      default:
        return;
    }
    this.#interpreter.undoLog.willChange(container);
    container.uncertain = reason;
  }
}
