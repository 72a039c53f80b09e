import { product } from '../../engine/row-major.js';
import type { Translate } from '../../engine/phrase.js';
import type { RichSpan, UnpoolingAxis, UnpoolingPicture } from '../../protocol/index.js';
import { boxIndex, valueAt, type Cell } from '../layout/cell-axes.js';
import { countText, exactText, numberText } from '../words/number-text.js';
import type { FanOutWords } from '../words/fan-out-words.js';
import type { LegendItem } from '../words/legend.js';
import type { Readout } from '../words/readout.js';
import { placeOn } from '../words/window-words.js';
import { valueCount } from './unpooling-axes.js';
import { cellAt, fateOf } from './unpooling-cells.js';
import { placeOf, writersOf } from './unpooling-overlay.js';

const plain = (text: string): RichSpan => ({ text, style: 'plain' });
const marked = (text: string): RichSpan => ({ text, style: 'window' });

/**
 * Says where the value at a flat index of the input goes: `in[0, 1] = 7, index 5 = 1·4 + 1 →
 * out[1, 1]`, noting `value 7 goes to flat index 5 = row 1, column 1` and what is odd about it.
 */
export function unpoolingWords(picture: UnpoolingPicture, index: number, t: Translate): Readout {
  const cell = cellAt(picture.input.shape, index);
  const value = textOf(valueAt(picture.input, cell));
  const flat = picture.indices[boxIndex(picture.input, cell)];
  const place = placeOf(picture, index);
  const source = `in[${named(picture, cell).join(', ')}]`;
  const shown = flat === undefined ? '…' : String(flat);
  const note = noteOf(picture, cell, { value, flat: shown, place }, t);
  return {
    expression:
      place === null
        ? [plain(`${source} = `), marked(value), plain(`, ${t('index {index}', { index: shown })}`)]
        : [
            plain(`${source} = `),
            marked(value),
            plain(`, ${t('index {index}', { index: shown })}${sumOf(picture, place)} \u2192 `),
            plain(`out[${named(picture, place).join(', ')}]`),
          ],
    note,
    spoken: t('value {step} of {count}, {place}: {note}', {
      step: index + 1,
      count: valueCount(picture),
      place: placeName(picture.axes, named(picture, cell), t),
      note,
    }),
  };
}

const textOf = (value: number | null): string => (value === null ? '…' : numberText(value));

function noteOf(
  picture: UnpoolingPicture,
  cell: Cell,
  said: { readonly value: string; readonly flat: string; readonly place: Cell | null },
  t: Translate,
): string {
  const { value, flat, place } = said;
  const fate = fateOf(picture, cell);
  if (fate === null) return '';
  if (place === null || fate === 'outside') {
    return t('index {index} lies outside the {count} cells of the output', {
      index: flat,
      count: countText(product(picture.output.shape)),
    });
  }
  const goes = t('value {value} goes to flat index {index} = {place}', {
    value,
    index: flat,
    place: placeName(picture.axes, named(picture, place), t),
  });
  const writers = picture.writes[boxIndex(picture.output, place)] ?? 1;
  if (writers < 2) return goes;
  return fate === 'replaced'
    ? t('{goes}; a later value replaces it there, and the library leaves open which one stays', {
        goes,
      })
    : t('{goes}; it is the last of {count} that go there, so the picture keeps it', {
        goes,
        count: writers,
      });
}

/**
 * ` = 1·4 + 1`: how row and column make the flat index, after that of the plane's first cell where
 * indices count over all planes; nothing for one axis of one plane.
 */
function sumOf(picture: UnpoolingPicture, place: Cell): string {
  const at = named(picture, place);
  const { indexed: sizes, firstIndex } = picture;
  if (at.length === 1 && firstIndex === 0) return '';
  const parts = at.map((coordinate, axis) => {
    const step = product(sizes.slice(axis + 1));
    return step === 1 ? String(coordinate) : `${String(coordinate)}·${String(step)}`;
  });
  return ` = ${[...(firstIndex === 0 ? [] : [String(firstIndex)]), ...parts].join(' + ')}`;
}

/** Coordinates without the axes that the layer lacks. */
const named = (picture: UnpoolingPicture, cell: Cell): readonly number[] =>
  cell.slice(3 - picture.axes.length);

/** `row 1, column 2`. */
function placeName(axes: readonly UnpoolingAxis[], at: readonly number[], t: Translate): string {
  return at
    .map((coordinate, axis) => placeOn(axes[axis]?.name ?? 'length', coordinate, t))
    .join(t(', '));
}

/** Says who wrote a cell of the output. */
export function unpooledCellWords(
  picture: UnpoolingPicture,
  cell: Cell,
  t: Translate,
): FanOutWords {
  const value = valueAt(picture.output, cell);
  const place = `[${named(picture, cell).join(', ')}]`;
  const title = `${t('Output')} ${place} = ${textOf(value)}`;
  const writers = writersOf(picture, cell);
  const names = writers.map(
    (index) => `in[${named(picture, cellAt(picture.input.shape, index)).join(', ')}]`,
  );
  const last = names.at(-1) ?? '';
  const said = (text: string): FanOutWords => ({ title, text: [plain(text)], note: '' });
  if (value === null) return said('');
  if (writers.length === 0) return said(t('No index points here, so it stays 0.'));
  if (writers.length === 1) return said(t('{source} wrote it.', { source: last }));
  return said(
    t(
      '{sources} go here. The picture keeps the last, {last}; the library leaves open which one stays.',
      { sources: names.join(t(', ')), last },
    ),
  );
}

/** What an input cell is called by a screen reader. */
export function unpoolingInputLabel(picture: UnpoolingPicture, cell: Cell, t: Translate): string {
  const value = valueAt(picture.input, cell);
  const place = placeName(picture.axes, named(picture, cell), t);
  const index = picture.indices[boxIndex(picture.input, cell)];
  if (value === null || index === undefined) return place;
  const said = t('{place}, value {value}, index {index}', {
    place,
    value: exactText(value),
    index,
  });
  const fate = fateOf(picture, cell);
  switch (fate) {
    case 'replaced':
      return t('{cell}, replaced by another value', { cell: said });
    case 'outside':
      return t('{cell}, outside the output', { cell: said });
    case 'stays':
    case null:
      return said;
    default:
      return fate satisfies never;
  }
}

/** What an output cell is called by a screen reader. */
export function unpooledLabel(picture: UnpoolingPicture, cell: Cell, t: Translate): string {
  const value = valueAt(picture.output, cell);
  const place = placeName(picture.axes, named(picture, cell), t);
  const writes = picture.writes[boxIndex(picture.output, cell)] ?? 0;
  if (value === null) return t('output {place}', { place });
  const said = t('output {place}, value {value}', { place, value: exactText(value) });
  return writes === 0 ? t('{cell}, no index points here', { cell: said }) : said;
}

/** Only what this picture shows; counts are those of the whole plane. */
export function unpoolingLegend(picture: UnpoolingPicture, t: Translate): readonly LegendItem[] {
  const values = valueCount(picture);
  const outputs = product(picture.output.shape);
  const { replaced } = picture;
  const placed = replaced === null ? null : values - replaced - picture.outside;
  const items: readonly LegendItem[] = [
    ...(placed === null
      ? []
      : [
          { mark: 'placed' as const, label: t('value put back'), count: placed },
          { mark: 'zero' as const, label: t('stays 0'), count: outputs - placed },
        ]),
    { mark: 'replaced', label: t('replaced by another value'), count: replaced ?? 0 },
    { mark: 'outside', label: t('index outside the output'), count: picture.outside },
  ];
  return items.filter(({ count }) => count !== 0);
}
