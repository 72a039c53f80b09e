import type { Range } from '../coverage.js';
import type { Framework } from '../spec.js';
import type { TextSegment } from './notice.js';

/**
 * A sentence as segments: `**strong**` and `` `code` `` marked as in Markdown.
 */
export const say = (sentence: string): readonly TextSegment[] =>
  sentence
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/u)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('**')) return { kind: 'strong', text: part.slice(2, -2) };
      if (part.startsWith('`')) return { kind: 'code', text: part.slice(1, -1) };
      return { kind: 'plain', text: part };
    });

/** What one cell of an axis is called: a row, a column, a slice; in one dimension a cell. */
export const cellName = (rank: number, axis: number): string => {
  if (rank === 1) return 'cell';
  return ['slice', 'row', 'column'][axis + 3 - rank] ?? 'cell';
};

/** What the two ends of an axis are called. */
export const sideNames = (
  rank: number,
  axis: number,
): { readonly before: string; readonly after: string } => {
  const names = [
    { before: 'front', after: 'back' },
    { before: 'top', after: 'bottom' },
    { before: 'left', after: 'right' },
  ];
  return names[axis + 3 - rank] ?? { before: 'left', after: 'right' };
};

/** `a`, `a and b`, `a, b and c`. */
export const list = (words: readonly string[]): string =>
  words.length < 2
    ? (words[0] ?? '')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** `row 4`, `rows 10–11`, `rows 1, 3 and 5–6`; at most four stretches. */
export const cellsText = (name: string, ranges: readonly Range[]): string => {
  const shown = ranges
    .slice(0, 4)
    .map(({ from, to }) => (to - from === 1 ? number(from) : `${number(from)}–${number(to - 1)}`));
  const rest = ranges.length - shown.length;
  const words = rest > 0 ? [...shown, `${String(rest)} more`] : shown;
  const one = ranges.length === 1 && (ranges[0]?.to ?? 0) - (ranges[0]?.from ?? 0) === 1;
  return `${name}${one ? '' : 's'} ${list(words)}`;
};

/** A number as the panel writes it: at most two decimals, a true minus, ∞. */
export const number = (value: number): string => {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const large = Math.abs(value) >= 1e15;
  const text = large ? value.toPrecision(3) : String(Math.round(value * 100) / 100);
  return text.replace('-', '−').replace('e+', 'e');
};

/** `Right` from `right`. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `first`, `second` … as words up to ten, then `11th`. */
export const ordinal = (value: number): string => ordinals[value - 1] ?? `${String(value)}th`;

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** What a framework is called in a sentence. */
export const frameworkName: Readonly<Record<Framework, string>> = {
  torch: 'PyTorch',
  tensorflow: 'TensorFlow',
  keras: 'Keras',
  flax: 'Flax',
  jax: 'JAX',
  onnx: 'ONNX',
  tfjs: 'TensorFlow.js',
  webnn: 'WebNN',
  mxnet: 'MXNet',
  paddle: 'PaddlePaddle',
  caffe: 'Caffe',
  timm: 'timm',
  numpy: 'NumPy',
  skimage: 'scikit-image',
  d2l: 'd2l',
};
