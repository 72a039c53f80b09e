import type { HashKey, Value } from './value.js';

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
      return tupleKey(value.items);
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
    case 'instance':
    case 'super':
    case 'module':
    case 'tensor':
      return value;
    default:
      return value satisfies never;
  }
}

const identities = new WeakMap<object, number>();
let nextIdentity = 1;

function tupleKey(items: readonly Value[]): HashKey | undefined {
  const parts: string[] = [];
  for (const item of items) {
    const key = hashKey(item);
    if (key === undefined) return undefined;
    parts.push(
      typeof key === 'object' && key !== null ? `@${identity(key)}` : `${typeof key}${String(key)}`,
    );
  }
  return `\u0000(${parts.join('\u0000,')})`;
}

function identity(value: object): number {
  const known = identities.get(value);
  if (known !== undefined) return known;
  identities.set(value, nextIdentity);
  return nextIdentity++;
}
