import type { InstanceValue, Value } from '../../values/value.js';

/** What code has told not to be trained: layers, and single parameters. */
export class Frozen {
  readonly #frozen = new WeakSet<Value>();

  /** `requires_grad_(False)`, `requires_grad = False`, `trainable = False`. */
  set(value: Value, isFrozen: boolean): void {
    if (isFrozen) this.#frozen.add(value);
    else this.#frozen.delete(value);
    if (value.kind !== 'instance') return;
    for (const inner of value.attributes.values()) {
      if (inner.kind === 'instance' || isParameter(inner)) this.set(inner, isFrozen);
    }
  }

  /** Whether nothing of a layer is trained, though it has something to train. */
  has(layer: InstanceValue): boolean {
    if (this.#frozen.has(layer)) return true;
    const own = [...layer.attributes.values()].filter(isParameter);
    return own.length > 0 && own.every((one) => this.#frozen.has(one));
  }
}

function isParameter(value: Value): boolean {
  return value.kind === 'tensor' && value.type === 'torch.nn.parameter.Parameter';
}
