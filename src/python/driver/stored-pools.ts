import { isPoolingCall } from '../pooling-names.js';
import type { CallNode } from '../tree/nodes.js';
import type { SourcePart } from '../tree/source-file.js';
import { callsWithin } from './calls-within.js';

/** The pooling layers that objects of a file store under names of their own. */
export class StoredPools {
  /** By class and name. */
  readonly #own = new Map<string, string>();
  /** By names that say what they are, for classes that get them from another. */
  readonly #named = new Map<string, string>();

  constructor(parts: readonly SourcePart[]) {
    for (const { name, type, makers } of parts.flatMap((part) => callsWithin(part).stored)) {
      const kind = makers.map(lastName).find(isPoolingCall);
      if (kind === undefined) continue;
      this.#own.set(`${type ?? ''}.${name}`, kind);
      if (isPoolingCall(name)) this.#named.set(name, kind);
    }
  }

  /** The layer that `self.name(…)` in a class calls; null: none that is stored here. */
  kindOf(call: CallNode, type: string | null): string | null {
    const { callee } = call;
    if (callee.kind !== 'attribute' || callee.object.kind !== 'name') return null;
    if (callee.object.name !== 'self') return null;
    const { name } = callee;
    return this.#own.get(`${type ?? ''}.${name}`) ?? this.#named.get(name) ?? null;
  }
}

/** `MaxPool2d` of `nn.MaxPool2d(2)`. */
export function lastName({ callee }: CallNode): string {
  return callee.kind === 'name' || callee.kind === 'attribute' ? callee.name : '';
}
