import { type Plan, windowStart } from '../../../engine/index.js';
import { isSameLayer } from './compare-apply.js';
import { joined, textOf, type Translate } from '../../../engine/phrase.js';

const starts = ({ axes }: Plan): readonly (readonly number[])[] =>
  axes.map((axis) => Array.from({ length: axis.outputSize }, (_, i) => windowStart(axis, i)));

const listText = (values: readonly number[], t: Translate): string => {
  const shown = values.slice(0, 4).map((value) => String(value).replace('-', '−'));
  return values.length > 4
    ? `${shown.join(', ')} …`
    : shown.length < 2
      ? shown.join('')
      : t('{list} and {last}', { list: shown.slice(0, -1).join(', '), last: shown.at(-1) ?? '' });
};

/** Where padding lies and windows start, in a sentence; one axis where all agree. */
export const settingSentence = (plan: Plan, t: Translate): string => {
  const { axes, spec } = plan;
  if (spec.source.kind !== 'sliding') {
    return '';
  }
  const [first, ...others] = axes.map((axis, index) => ({
    before: axis.padBefore,
    after: axis.padAfter,
    starts: listText(starts(plan)[index] ?? [], t),
  }));
  if (first === undefined) {
    return '';
  }
  const alike = others.every(
    ({ before, after, starts: own }) =>
      before === first.before && after === first.after && own === first.starts,
  );
  const sentences = (alike ? [first] : [first, ...others]).map((axis) =>
    t('Pads **{before} before and {after} after**. Windows start at **{starts}**.', axis),
  );
  return alike
    ? (sentences[0] ?? '')
    : textOf(
        joined(sentences.map((sentence, axis) => t('Axis {axis}: {sentence}', { axis, sentence }))),
        t,
      );
};

const paddingReason = (own: Plan, other: Plan, t: Translate): string => {
  const { source } = other.spec;
  const [mine, theirs] = [own.axes[0], other.axes[0]];
  if (source.kind !== 'sliding' || mine === undefined || theirs === undefined) {
    return '';
  }
  const shift = windowStart(theirs, 0) - windowStart(mine, 0);
  const moved =
    shift === 0
      ? ''
      : shift > 0
        ? shift === 1
          ? t('Every window starts one cell later.')
          : t('Every window starts {count} cells later.', { count: shift })
        : shift === -1
          ? t('Every window starts one cell earlier.')
          : t('Every window starts {count} cells earlier.', { count: -shift });
  if (source.padding.kind !== 'same') {
    return moved;
  }
  const total = theirs.padBefore + theirs.padAfter;
  const side =
    source.padding.extra === 'after'
      ? t('puts the odd cell **after** the data')
      : t('puts the odd cell **before** the data');
  const rule =
    total % 2 === 0
      ? t('SAME adds only the padding it needs, here {total}.', { total })
      : t('SAME adds only the padding it needs, here {total}, and {side}.', { total, side });
  return textOf(joined(moved === '' ? [rule] : [rule, moved]), t);
};

const roundingReason = (own: Plan, other: Plan, t: Translate): string => {
  const [a, b] = [own.spec.source, other.spec.source];
  if (a.kind !== 'sliding' || b.kind !== 'sliding' || a.rounding === b.rounding) {
    return '';
  }
  return t('Rounding up adds windows that hang over the edge; rounding down leaves cells unread.');
};

const reducerReason = (own: Plan, other: Plan, t: Translate): string => {
  const [a, b] = [own.spec.reducer, other.spec.reducer];
  if (a.kind === 'avg' && b.kind === 'avg' && a.countIncludePad !== b.countIncludePad) {
    return t(
      'One divides by the whole window, padding included; the other by the number of values it reads.',
    );
  }
  const kinds = new Set([a.kind, b.kind]);
  if (kinds.has('max') && kinds.has('avg')) {
    return t(
      'Max keeps the strongest value, so edges and lines stay. Average blends each region, so they pale.',
    );
  }
  return a.kind === b.kind ? '' : t('They do different things with the same values.');
};

/** Why two layers give different outputs, or why they give the same, in a few sentences. */
export const reasonText = (own: Plan, other: Plan, equal: boolean, t: Translate): string => {
  const reasons = [
    paddingReason(own, other, t),
    roundingReason(own, other, t),
    reducerReason(own, other, t),
  ].filter((reason) => reason !== '');
  if (!equal) {
    return textOf(joined(reasons), t);
  }
  if (isSameLayer(own, other)) {
    return t('It is the same layer: the same windows, padding and rule.');
  }
  const samePadding = own.axes.every(
    ({ padBefore, padAfter }, axis) =>
      padBefore === other.axes[axis]?.padBefore && padAfter === other.axes[axis]?.padAfter,
  );
  return samePadding
    ? t('On these values both come to the same. Other values may tell them apart.')
    : t('They pad differently, and it does not matter here: no window reads that padding.');
};
