import { isEqual } from '../../dimension.js';
import { joinValues } from '../../values/join.js';
import { NONE } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';

/** Which branch a condition takes. */
export class Truth {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** Python's `bool(value)`; null: it isn't known. */
  of(value: Value): boolean | null {
    switch (value.kind) {
      case 'none':
        return false;
      case 'bool':
        return value.value;
      case 'int':
      case 'float':
        return value.value !== 0;
      case 'dimension': {
        const isZero = isEqual(value.dimension, 0);
        return isZero === null ? null : !isZero;
      }
      case 'string':
      case 'bytes':
        return value.value.length > 0;
      case 'tuple':
        return value.items.length > 0;
      case 'list':
        return value.uncertain === undefined ? value.items.length > 0 : null;
      case 'dict':
      case 'set':
        return value.uncertain === undefined ? value.entries.size > 0 : null;
      case 'range':
        return value.step > 0 ? value.start < value.stop : value.start > value.stop;
      case 'instance':
        return this.#ofInstance(value);
      case 'tensor':
        return this.#ofTensor(value);
      case 'unknown':
        return null;
      case 'either': {
        const truths = new Set(value.values.map((one) => this.of(one)));
        const [only] = truths;
        return truths.size === 1 && only !== undefined ? only : null;
      }
      case 'ellipsis':
      case 'not-implemented':
      case 'slice':
      case 'iterator':
      case 'function':
      case 'bound-method':
      case 'builtin':
      case 'property':
      case 'static-method':
      case 'class-method':
      case 'class':
      case 'super':
      case 'module':
        return true;
      default:
        return value satisfies never;
    }
  }

  /** One value for several alternatives. */
  joinAll(values: readonly Value[]): Value {
    const [first = NONE, ...others] = values;
    return others.reduce(joinValues, first);
  }

  #ofInstance(value: Value & { kind: 'instance' }): boolean | null {
    const { attributes, calls } = this.#interpreter;
    const byBool = attributes.method(value, '__bool__');
    if (byBool !== undefined) return this.of(calls.call(byBool, []));
    const byLength = attributes.method(value, '__len__');
    if (byLength !== undefined) return this.of(calls.call(byLength, []));
    return value.native === null ? true : this.of(value.native);
  }

  #ofTensor(value: Value & { kind: 'tensor' }): boolean | null {
    if (value.numbers?.origin !== 'literal' || value.numbers.data.length !== 1) return null;
    return value.numbers.data[0] !== 0;
  }
}
