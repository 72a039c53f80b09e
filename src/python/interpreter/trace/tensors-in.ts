import type { Value } from '../../values/value.js';

/** A value that a step makes or takes: a tensor, or something unknown in a tensor's place. */
export type Traced = Extract<Value, { kind: 'tensor' | 'unknown' }>;

const MOST = 256;

/** The tensors among values, in order, through lists, tuples, dicts and alternatives. */
export function tensorsIn(values: Iterable<Value>): Traced[] {
  const found: Traced[] = [];
  gather(values, found, 0);
  return found;
}

function gather(values: Iterable<Value>, found: Traced[], depth: number): void {
  for (const value of values) {
    if (found.length >= MOST) return;
    switch (value.kind) {
      case 'tensor':
      case 'unknown':
        found.push(value);
        break;
      case 'list':
      case 'tuple':
        if (depth < 4) gather(value.items, found, depth + 1);
        break;
      case 'either':
        if (depth < 4) gather(value.values, found, depth + 1);
        break;
      case 'dict':
        if (depth < 4)
          gather(
            [...value.entries.values()].map((one) => one.value),
            found,
            depth + 1,
          );
        break;
      default:
        break;
    }
  }
}
