import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/engine/index.js';
import { fanOutWords } from '../../../../src/picture/words/fan-out-words.js';
import { readoutOf } from '../../../../src/picture/words/readout.js';
import { inputLabel, outputLabel } from '../../../../src/picture/words/window-words.js';
import { windowCaption } from '../../../../src/picture/shapes/lifted-window.js';
import { legendOf } from '../../../../src/picture/words/legend.js';
import { plainText } from '../../../../src/protocol/index.js';
import { pictureOf } from '../pictures.js';

const d2l = () => pictureOf('MaxPool2d', { kernel_size: 3, stride: 2, padding: 1 }, [4, 4]);
const average = () => pictureOf('AvgPool2d', { kernel_size: 2, ceil_mode: true }, [5, 5]);

describe('the readout', () => {
  it('shows the values of a maximum and marks the largest', () => {
    const readout = readoutOf(d2l(), 1, english);
    expect(plainText(readout.expression)).toBe('out[0, 1] = max(1, 2, 3, 5, 6, 7) = 7');
    expect(
      readout.expression.filter(({ style }) => style === 'window').map(({ text }) => text),
    ).toEqual(['7', '7']);
    expect(readout.note).toBe('3 padding cells count as −∞, so they never win');
    expect(readout.spoken).toBe(
      'window 2 of 4, rows −1 to 1, columns 1 to 3, maximum 7 at row 1, column 3',
    );
  });

  it('divides by what is there under a ceiling', () => {
    const readout = readoutOf(average(), 2, english);
    expect(plainText(readout.expression)).toBe('out[0, 2] = (4 + 9) / 2 = 6.5');
    expect(readout.note).toBe('divisor 2 of 4: the overhang is not counted');
  });

  it('says that padding counts in an average that includes it', () => {
    const picture = pictureOf('AvgPool2d', { kernel_size: 3, stride: 2, padding: 1 }, [4, 4]);
    expect(readoutOf(picture, 0, english).note).toBe('5 padding cells count as 0, divisor 9');
    const excluded = pictureOf(
      'AvgPool2d',
      { kernel_size: 3, stride: 2, padding: 1, count_include_pad: false },
      [4, 4],
    );
    expect(readoutOf(excluded, 0, english).note).toBe('5 padding cells are ignored: divisor 4');
  });

  it('names ties', () => {
    expect(
      readoutOf(pictureOf('MaxPool2d', { kernel_size: 2 }, [2, 2], [3, 3, 1, 0]), 0, english).note,
    ).toBe('2 cells tie');
  });

  it('keeps the ends of long windows and the value that won', () => {
    const picture = pictureOf('MaxPool2d', { kernel_size: 5 }, [5, 5]);
    expect(plainText(readoutOf(picture, 0, english).expression)).toBe(
      'out[0, 0] = max(0, 1, 2, 3, 4, 5, …, 23, 24) = 24',
    );
  });
});

describe('the readout of a weighted window', () => {
  const blur = (size: number, sizes: readonly number[], mode: string) =>
    pictureOf(
      'BlurPool2d',
      { filt_size: size, stride: 2, pad_mode: mode },
      sizes,
      undefined,
      'timm',
    );

  it('says each weight times its value, mirrored values of the padding too', () => {
    const readout = readoutOf(blur(3, [4, 4], 'reflect'), 0, english);
    expect(plainText(readout.expression)).toBe(
      'out[0, 0] = 1/16·5 + 1/8·4 + 1/16·5 + 1/8·1 + 1/4·0 + 1/8·1 + 1/16·5 + 1/8·4 + 1/16·5 = 2.5',
    );
    expect(readout.note).toBe('5 padding cells repeat values of the data');
  });

  it('leaves out zeros of the padding, and keeps small weights exact', () => {
    const constant = readoutOf(blur(3, [4, 4], 'constant'), 0, english);
    expect(plainText(constant.expression)).toBe(
      'out[0, 0] = 1/4·0 + 1/8·1 + 1/8·4 + 1/16·5 = 0.94',
    );
    const wide = plainText(readoutOf(blur(5, [9, 9], 'reflect'), 6, english).expression);
    expect(wide.split('·')).toHaveLength(26);
    expect(wide).toContain('1/256·');
    expect(wide).toContain('9/64·');
  });

  it('adds up to the output', () => {
    const picture = blur(4, [8, 8], 'replicate');
    for (const [window, output] of picture.output.data.entries()) {
      const [, sum = ''] = plainText(readoutOf(picture, window, english).expression).split(' = ');
      const total = sum.split(' + ').reduce((all, term) => {
        const [weight = '', value = ''] = term.split('·');
        const [over = 0, under = 1] = weight.split('/').map(Number);
        return all + (over / under) * Number(value);
      }, 0);
      expect(total).toBeCloseTo(output, 4);
    }
  });
});

describe('words for cells', () => {
  it('names every kind for a screen reader', () => {
    const picture = d2l();
    expect(inputLabel(picture, [0, 1, 2], english)).toBe(
      'row 1, column 2, value 6, read by 2 windows',
    );
    expect(inputLabel(picture, [0, -1, 0], english)).toBe(
      'row −1, column 0, padding, read as minus infinity',
    );
    expect(inputLabel(picture, [0, 4, 4], english)).toBe('row 4, column 4, padding, never read');
    expect(inputLabel(pictureOf('MaxPool2d', { kernel_size: 2 }, [3, 3]), [0, 2, 2], english)).toBe(
      'row 2, column 2, value 8, dropped, no window reads it',
    );
    expect(outputLabel(picture, [0, 0, 1], english)).toBe('output row 0, column 1, value 7');
  });

  it('says who reads a cell and where it is the largest', () => {
    const words = fanOutWords(d2l(), [0, 1, 1], english);
    expect(words.title).toBe('Input [1, 1] = 5');
    expect(plainText(words.text)).toBe('is read by 4 windows, A to D, and is the largest in A.');
    expect(words.note).toBe('Only output A sends it a gradient.');
  });

  it('counts what is data in a window, or what exists', () => {
    expect(windowCaption(d2l(), 1, english)).toBe('6 of 9 are data');
    expect(windowCaption(average(), 2, english)).toBe('2 of 4 exist');
  });

  it('lists only the kinds that are there, with their counts', () => {
    expect(legendOf(d2l(), 'numbers', english).map(({ label, count }) => [label, count])).toEqual([
      ['data, read', 16],
      ['padding, read', 9],
      ['padding, never read', 11],
      ['current window', null],
      ['largest', null],
    ]);
  });
});
