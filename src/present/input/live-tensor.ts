import { product } from '../../engine/row-major.js';
import { say, type Words } from '../../engine/phrase.js';

/** What a debugger says of an array before any of its values is read. */
export interface LiveTensor {
  /** The library that it is of: the first name of its class's module. */
  readonly library: string;
  readonly shape: readonly number[];
  readonly dtype: string;
}

/** The part of one axis that is read. */
export interface AxisRange {
  readonly from: number;
  readonly to: number;
}

/** As many values are read of one array. */
export const MOST_VALUES = 65_536;
/** Values that come in one answer: debuggers cut a text after 65,538 characters. */
const AT_ONCE = 6000;

const importing = (module: string): string => `__import__('${module}')`;

/** A Python expression that says as JSON what an expression's value is; it changes nothing. */
export const describing = (expression: string): string =>
  `(lambda v: ${importing('json')}.dumps([type(v).__module__, [int(n) for n in v.shape], ` +
  `str(v.dtype)]))(${expression})`;

/** How a library's array becomes one of NumPy. */
const asNumpy: Readonly<Record<string, string>> = {
  torch: 'v.detach().cpu().double().numpy()',
  tensorflow: 'v.numpy()',
};

/**
 * Python expressions that give a part of an array as float64 numbers in base64, one after the other;
 * they change nothing.
 */
export function readingExpressions(
  expression: string,
  { library }: LiveTensor,
  part: readonly AxisRange[],
): readonly string[] {
  const slices = part.map(({ from, to }) => `${String(from)}:${String(to)}`).join(', ');
  const array = asNumpy[library] ?? 'v';
  const numbers = `${importing('numpy')}.ascontiguousarray(${array}, dtype='<f8').reshape(-1)`;
  const count = countOf(part);
  return Array.from({ length: Math.ceil(count / AT_ONCE) }, (_, index) => {
    const chunk = `${String(index * AT_ONCE)}:${String(Math.min(count, (index + 1) * AT_ONCE))}`;
    return (
      `(lambda v: ${importing('base64')}.b64encode(${numbers}[${chunk}].tobytes()).decode())` +
      `((${expression})[${slices}])`
    );
  });
}

/** Reads the answer to {@link describing}; null where it is of another form. */
export function readDescription(answer: string): LiveTensor | null {
  const described = parsed(unquoted(answer));
  if (!isList(described)) return null;
  const [module, shape, dtype] = described;
  if (typeof module !== 'string' || typeof dtype !== 'string' || !isShape(shape)) return null;
  const library = module.split('.')[0] ?? '';
  return { library, shape, dtype: dtype.replace(/^torch\./u, '') };
}

/**
 * The part of an array that is read unless somebody asks for another: all of it where it is small,
 * else the first entries of the axes in front, and as much of the last two as can be read.
 */
export function usualPart(shape: readonly number[]): readonly AxisRange[] {
  const sizes = [...shape];
  for (let axis = 0; axis < sizes.length && product(sizes) > MOST_VALUES; axis += 1) {
    const rest = product(sizes.slice(axis + 1));
    sizes[axis] = Math.max(1, Math.min(sizes[axis] ?? 1, Math.floor(MOST_VALUES / rest)));
  }
  return sizes.map((to) => ({ from: 0, to }));
}

/** A part as Python writes it: `0:1, :, 0:64`. */
export const partText = (part: readonly AxisRange[], shape: readonly number[]): string =>
  part
    .map(({ from, to }, axis) =>
      from === 0 && to === shape[axis] ? ':' : `${String(from)}:${String(to)}`,
    )
    .join(', ');

/** Reads a part as somebody typed it; the reason in words where it is none. */
export function readPart(text: string, shape: readonly number[]): readonly AxisRange[] | Words {
  const words = text.split(',').map((word) => word.trim());
  if (words.length !== shape.length) {
    return say('One part for each of the {count} axes, such as {example}.', {
      count: shape.length,
      example: `\`${partText(usualPart(shape), shape)}\``,
    });
  }
  const part = words.map((word, axis): AxisRange | null => {
    const size = shape[axis] ?? 0;
    const found = /^(?:(\d*)\s*:\s*(\d*)|(\d+))$/u.exec(word);
    if (found === null) return null;
    const [, from = '', to = '', only] = found;
    const first = Number(only ?? (from === '' ? 0 : from));
    const end = only === undefined ? (to === '' ? size : Number(to)) : first + 1;
    return first < end && end <= size ? { from: first, to: end } : null;
  });
  const wrong = part.findIndex((range) => range === null);
  if (wrong !== -1) {
    return say('`{word}` is no part of an axis of {size}. Write `:`, `0:8` or one number.', {
      word: words[wrong] ?? '',
      size: shape[wrong] ?? 0,
    });
  }
  const ranges = part.filter((range) => range !== null);
  const count = countOf(ranges);
  return count > MOST_VALUES
    ? say('That are {count} values; {most} can be read.', { count, most: MOST_VALUES })
    : ranges;
}

/** How many values a part holds. */
export const countOf = (part: readonly AxisRange[]): number =>
  product(part.map(({ from, to }) => to - from));

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isShape = (value: unknown): value is readonly number[] =>
  isList(value) && value.every((size) => Number.isSafeInteger(size) && Number(size) >= 0);

/** A Python string as it was before `repr`: the texts asked for hold no quotes but JSON's. */
export const unquoted = (answer: string): string => {
  const quote = answer[0];
  return (quote === "'" || quote === '"') && answer.endsWith(quote) ? answer.slice(1, -1) : answer;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
