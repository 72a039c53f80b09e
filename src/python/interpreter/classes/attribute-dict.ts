import { string } from '../../values/create.js';
import type { DictEntry, DictValue, HashKey, InstanceValue, Value } from '../../values/value.js';

/** An object's `__dict__`: what code writes into it are the object's attributes. */
export function attributeDict(
  owner: InstanceValue,
  willChange: (owner: InstanceValue) => void,
  computed: ReadonlyMap<string, Value>,
): DictValue {
  return {
    kind: 'dict',
    entries: new NameEntries(owner.attributes, () => willChange(owner), computed),
    typeName: 'dict',
    factory: null,
    get uncertain() {
      return owner.uncertain;
    },
    set uncertain(reason) {
      willChange(owner);
      owner.uncertain = reason;
    },
  };
}

/** Names of an object or module as the entries of a dict; `computed` are there to be read only. */
export class NameEntries extends Map<HashKey, DictEntry> {
  readonly #names: Map<string, Value>;
  readonly #willChange: () => void;
  readonly #computed: ReadonlyMap<string, Value>;

  constructor(
    names: Map<string, Value>,
    willChange: () => void,
    computed: ReadonlyMap<string, Value>,
  ) {
    super();
    this.#names = names;
    this.#willChange = willChange;
    this.#computed = computed;
  }

  override get size(): number {
    return this.#names.size;
  }

  override has(key: HashKey): boolean {
    return typeof key === 'string' && (this.#names.has(key) || this.#computed.has(key));
  }

  override get(key: HashKey): DictEntry | undefined {
    if (typeof key !== 'string') return undefined;
    const value = this.#names.get(key) ?? this.#computed.get(key);
    return value === undefined ? undefined : { key: string(key), value };
  }

  override set(key: HashKey, entry: DictEntry): this {
    if (typeof key !== 'string') return this;
    this.#willChange();
    this.#names.set(key, entry.value);
    return this;
  }

  override delete(key: HashKey): boolean {
    if (typeof key !== 'string') return false;
    this.#willChange();
    return this.#names.delete(key);
  }

  override clear(): void {
    this.#willChange();
    this.#names.clear();
  }

  override *entries(): MapIterator<[HashKey, DictEntry]> {
    for (const [name, value] of this.#names) yield [name, { key: string(name), value }];
  }

  override *keys(): MapIterator<HashKey> {
    yield* this.#names.keys();
  }

  override *values(): MapIterator<DictEntry> {
    for (const [, entry] of this.entries()) yield entry;
  }

  override forEach(each: (entry: DictEntry, key: HashKey, map: this) => void): void {
    for (const [key, entry] of this.entries()) each(entry, key, this);
  }

  override [Symbol.iterator](): MapIterator<[HashKey, DictEntry]> {
    return this.entries();
  }
}
