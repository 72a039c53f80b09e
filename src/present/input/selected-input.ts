import { say, type Words } from '../../engine/phrase.js';

/** What a selection means as the input of a picture. */
export type SelectedInput =
  | { readonly kind: 'shape'; readonly shape: readonly number[] }
  | {
      readonly kind: 'values';
      readonly shape: readonly number[];
      readonly data: Float64Array;
      readonly label: Words;
    };

/** The longest text looked at, and the most values taken as a literal array. */
const LONGEST_TEXT = 20_000;
const MOST_VALUES = 4_096;
const LONGEST_SHAPE = 6;

type Nested = number | readonly Nested[];

const NUMBER = /[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/uy;
const SPACE = /(?:\s|#[^\n]*)*/uy;

/** Reads a nested Python list or tuple of numbers from the front; null where there is none. */
const readNested = (text: string): { readonly value: Nested; readonly end: number } | null => {
  const skip = (at: number): number => {
    SPACE.lastIndex = at;
    return SPACE.test(text) ? SPACE.lastIndex : at;
  };
  const read = (
    at: number,
    depth: number,
  ): { readonly value: Nested; readonly end: number } | null => {
    const open = text[at];
    if (open === '[' || open === '(') {
      if (depth > LONGEST_SHAPE) return null;
      const close = open === '[' ? ']' : ')';
      const items: Nested[] = [];
      let position = skip(at + 1);
      while (text[position] !== close) {
        const item = read(position, depth + 1);
        if (item === null) return null;
        items.push(item.value);
        position = skip(item.end);
        if (text[position] === ',') position = skip(position + 1);
        else if (text[position] !== close) return null;
      }
      return { value: items, end: position + 1 };
    }
    NUMBER.lastIndex = at;
    const match = NUMBER.exec(text);
    return match === null
      ? null
      : { value: Number(match[0].replaceAll('_', '')), end: NUMBER.lastIndex };
  };
  return read(skip(0), 0);
};

const shapeOf = (value: Nested): readonly number[] | null => {
  if (typeof value === 'number') return [];
  const first = value.at(0);
  if (first === undefined) return null;
  const inner = shapeOf(first);
  if (inner === null) return null;
  const same = value.every((item) => shapeOf(item)?.join() === inner.join());
  return same ? [value.length, ...inner] : null;
};

const flatten = (value: Nested): readonly number[] =>
  typeof value === 'number' ? [value] : value.flatMap(flatten);

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

/** A shape as people write it: `1, 3, 32, 32`, `(1,3,32,32)`, `[4, 4]`, `1x3x32x32`, `1×3×32×32`. */
export const parseShape = (text: string): readonly number[] | null => {
  const bare = text
    .trim()
    .replace(/^[([](.*?),?\s*[)\]]$/su, '$1')
    .trim();
  const parts = bare.split(/\s*[,x×]\s*|\s+/iu);
  if (parts.length > LONGEST_SHAPE || !parts.every((part) => /^\d{1,9}$/u.test(part))) return null;
  const shape = parts.map(Number);
  return shape.every(isSize) ? shape : null;
};

/**
 * Reads a selection as the input of a picture: a shape such as `(1, 3, 32, 32)`, or the numbers of
 * a small nested list such as `[[0., 1.], [2., 3.]]`, also inside `torch.tensor(…)`. A flat list or
 * tuple of up to six positive whole numbers is a shape. Null: it is neither.
 */
export const parseSelectedInput = (selection: string): SelectedInput | null => {
  const text = selection.trim();
  if (text === '' || text.length > LONGEST_TEXT) return null;
  const shape = text.length < 100 ? parseShape(text) : null;
  if (shape !== null && (shape.length > 1 || /^[([]/u.test(text))) return { kind: 'shape', shape };
  const literal =
    /^(?:[\w.]+\s*=\s*)?(?:[\w.]*(?:tensor|array|Tensor|constant|asarray)\()?(?=[[(])/u.exec(text);
  if (literal === null) return null;
  const nested = readNested(text.slice(literal[0].length));
  if (nested === null) return null;
  const sizes = shapeOf(nested.value);
  if (sizes === null || sizes.length === 0 || sizes.length > LONGEST_SHAPE) return null;
  const data = flatten(nested.value);
  if (data.length > MOST_VALUES) return null;
  return {
    kind: 'values',
    shape: sizes,
    data: Float64Array.from(data),
    label: say('the selected values'),
  };
};
