import { isUnpooling, pairOf, type LayerPicture } from '../../../src/picture/pair/pair-of.js';
import { numberText } from '../../../src/picture/words/number-text.js';
import type { PictureState, UnpoolingPicture } from '../../../src/protocol/index.js';
import { t } from '../../shared/translate.js';
import type { StageView } from './stage-view.js';

/** What a reader of the picture has to know of it; empty where it shows each value as it is. */
export const stageNote = (picture: LayerPicture, view: StageView): string =>
  [largeNote(picture, view), oneColourNote(picture, view)].filter((note) => note !== '').join(' ');

/** Why a heat map has one colour. */
function oneColourNote(picture: LayerPicture, { mode, detail }: StageView): string {
  const { range, input } = pairOf(picture);
  const isShaded = mode === 'heat' || (mode === 'numbers' && detail !== 'cells');
  const [first] = input.data;
  const isFlat = range.min === range.max && first === range.min;
  if (!isShaded || !isFlat || input.data.some((value) => Number.isFinite(value) && value !== first))
    return '';
  return t('Every finite value of the input is {value}, so all cells have one colour.', {
    value: numberText(first),
  });
}

/** What a picture of a large plane leaves out or puts together; empty where it shows each value. */
function largeNote(picture: LayerPicture, view: StageView): string {
  if (isUnpooling(picture)) return unpooledNote(picture, view);
  if (picture.sampled) {
    return t(
      'Too large to draw whole: the picture shows the first {sizes} values of the plane. Sizes, cell counts and cost are those of the whole.',
      { sizes: picture.axes.map((axis) => axis.inputSize.toLocaleString('en')).join(' × ') },
    );
  }
  return [overviewNote(picture, view), resultNote(picture, view)]
    .filter((note) => note !== '')
    .join(' ');
}

/** What a pixel of a large unpooled plane stands for, and that there is more to come. */
function unpooledNote(picture: UnpoolingPicture, { view, detail }: StageView): string {
  const { outputOverview: seen, output, unfinished } = picture;
  if (view !== null || detail === 'cells') return '';
  const rows = Math.ceil((output.shape.at(-2) ?? 1) / (seen?.rows ?? 1));
  const columns = Math.ceil((output.shape.at(-1) ?? 1) / (seen?.columns ?? 1));
  return [
    seen === null || rows * columns === 1
      ? ''
      : t(
          'Seen in overview: each pixel is the largest of a block of up to {rows}×{columns} values. Zoom in for single values.',
          { rows, columns },
        ),
    unfinished === null ? '' : t('All values are being gone through …'),
  ]
    .filter((note) => note !== '')
    .join(' ');
}

/** What a pixel stands for. */
function overviewNote({ overviewMeaning }: PictureState, view: StageView): string {
  if (overviewMeaning === null || view.view !== null || view.detail === 'cells') return '';
  const [rows = 1, columns = 1] = overviewMeaning.block;
  if (rows * columns === 1) return '';
  const block = { rows, columns };
  const largest = overviewMeaning.statistic === 'largest';
  if (overviewMeaning.taken === null) {
    return largest
      ? t(
          'Seen in overview: each pixel is the largest of a block of up to {rows}×{columns} values. Zoom in for single values.',
          block,
        )
      : t(
          'Seen in overview: each pixel is the mean of a block of up to {rows}×{columns} values. Zoom in for single values.',
          block,
        );
  }
  const some = { ...block, count: overviewMeaning.taken };
  if (overviewMeaning.outputs === 'none') {
    return largest
      ? t(
          'Seen in overview: each pixel of the input is the largest of {count} values of a block of up to {rows}×{columns}. Zoom in for single values.',
          some,
        )
      : t(
          'Seen in overview: each pixel of the input is the mean of {count} values of a block of up to {rows}×{columns}. Zoom in for single values.',
          some,
        );
  }
  return largest
    ? t(
        'Seen in overview: each pixel of the input is the largest of {count} values of a block of up to {rows}×{columns}, each of the output one output of its block. Zoom in for single values.',
        some,
      )
    : t(
        'Seen in overview: each pixel of the input is the mean of {count} values of a block of up to {rows}×{columns}, each of the output one output of its block. Zoom in for single values.',
        some,
      );
}

/** What is still to come, and what never will. */
function resultNote(
  { unfinished, withheld, overviewMeaning, output }: PictureState,
  { view }: StageView,
): string {
  const isKnown = output.data.length > 0;
  if (withheld !== null) {
    const values = { count: withheld.values.toLocaleString('en') };
    return withheld.reason === 'nan'
      ? t(
          'This window reads {count} values and meets NaN among them: which value then wins is not worked out over so many, so no result is shown. Sizes, cell counts and cost are exact.',
          values,
        )
      : t(
          'This window reads {count} values, more than are gone through for one result: it is not shown. Sizes, cell counts and cost are exact.',
          values,
        );
  }
  if (unfinished !== null && (view === null || !isKnown))
    return t('All values are being gone through …');
  return overviewMeaning?.outputs === 'none' && view === null && isKnown
    ? t('Outputs are computed for the part in view.')
    : '';
}

/** Why a mode can't be shown now; empty where it can. */
export function modeReason(picture: LayerPicture, view: StageView): string {
  if (!view.disabled.includes('gradient') || isUnpooling(picture)) return '';
  if (picture.gradientMissing === 'undefined') {
    return t('Gradient: a median has none that frameworks agree on.');
  }
  if (picture.unfinished !== null) return t('Gradient: all values are being gone through …');
  return picture.gradientMissing === 'too-many-taps' || view.view !== null
    ? t('Gradient: the windows that read the part in view have too many taps to walk them all.')
    : t('Gradient: known of a part of this plane. Zoom in to see it.');
}
