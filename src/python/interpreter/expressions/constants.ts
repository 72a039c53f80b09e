import { say } from '../../../engine/phrase.js';
import type { ConstantNode } from '../../tree/nodes.js';
import { bool, bytes, ELLIPSIS, float, int, NONE, string } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';

/** What is written out: numbers, texts, `True`, `None` … Each place makes its value once. */
export class Constants {
  readonly #interpreter: Interpreter;
  readonly #values = new WeakMap<ConstantNode, Value>();

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** The value of a constant. */
  valueOf(node: ConstantNode): Value {
    const known = this.#values.get(node);
    if (known !== undefined) return known;
    const value = this.#make(node);
    this.#values.set(node, value);
    return value;
  }

  #make(node: ConstantNode): Value {
    switch (node.type) {
      case 'none':
        return NONE;
      case 'bool':
        return bool(node.value === true);
      case 'int':
        return typeof node.value === 'string'
          ? this.#interpreter.unknown(say('it is a whole number of more than 15 digits'))
          : int(Number(node.value));
      case 'float':
        return float(Number(node.value));
      case 'string':
        return string(String(node.value));
      case 'bytes':
        return bytes(String(node.value));
      case 'ellipsis':
        return ELLIPSIS;
      case 'complex':
        return this.#interpreter.unknown(say('complex numbers aren’t followed'));
      default:
        return node.type satisfies never;
    }
  }
}
