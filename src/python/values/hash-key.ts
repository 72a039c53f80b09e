import type { HashKey, InstanceValue, TupleValue, Value } from './value.js';

/**
 * A key that is the same for two values exactly where Python's `==` holds between them: `1`, `1.0`
 * and `True` share one. Undefined for what Python can't hash, and for what isn't known.
 */
export function hashKey(value: Value): HashKey | undefined {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'int':
    case 'float':
      return value.value;
    case 'bool':
      return value.value ? 1 : 0;
    case 'none':
      return null;
    case 'bytes':
      return `\u0000b${value.value}`;
    case 'tuple':
      return tupleKey(value);
    case 'dimension':
      return `\u0000d${value.dimension.text}`;
    case 'set':
      return value.frozen ? value : undefined;
    case 'list':
    case 'dict':
    case 'slice':
    case 'unknown':
    case 'either':
      return undefined;
    case 'builtin':
      return value.function;
    case 'bound-method':
      return value.method;
    case 'ellipsis':
    case 'not-implemented':
    case 'range':
    case 'iterator':
    case 'function':
    case 'property':
    case 'static-method':
    case 'class-method':
    case 'class':
      return value;
    case 'instance':
      return isText(value) ? hashKey(value.native ?? value) : value;
    case 'super':
    case 'module':
    case 'tensor':
      return value;
    default:
      return value satisfies never;
  }
}

/** Whether an object is a text or a number, as the members of a `class Mode(str, Enum)` are. */
function isText({ native, type }: InstanceValue): boolean {
  if (native === null || !/^(string|int|float|bool)$/u.test(native.kind)) return false;
  return !type.mro.some((one) => one.library === null && one.members.has('__hash__'));
}

const identities = new WeakMap<object, number>();
let nextIdentity = 1;

/** Longer keys than this aren't made: tuples of tuples that share parts have more than memory has. */
const LONGEST_KEY = 100_000;
/** Tuples within tuples. */
const DEEPEST = 200;

const tupleKeys = new WeakMap<TupleValue, HashKey>();
let depth = 0;

function tupleKey(value: TupleValue): HashKey | undefined {
  const known = tupleKeys.get(value);
  if (known !== undefined) return known;
  if (depth >= DEEPEST) return undefined;
  depth += 1;
  const key = keyOfItems(value.items);
  depth -= 1;
  if (key !== undefined) tupleKeys.set(value, key);
  return key;
}

function keyOfItems(items: readonly Value[]): HashKey | undefined {
  const parts: string[] = [];
  let length = 0;
  for (const item of items) {
    const key = hashKey(item);
    if (key === undefined) return undefined;
    const part =
      typeof key === 'object' && key !== null ? `@${identity(key)}` : `${typeof key}${String(key)}`;
    length += part.length;
    if (length > LONGEST_KEY) return undefined;
    parts.push(part);
  }
  return `\u0000(${parts.join('\u0000,')})`;
}

function identity(value: object): number {
  const known = identities.get(value);
  if (known !== undefined) return known;
  identities.set(value, nextIdentity);
  return nextIdentity++;
}
