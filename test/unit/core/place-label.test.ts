import { describe, expect, it } from 'vitest';
import { placeLabel, rangeLabel } from '../../../src/core/answers/place-label.js';
import { english } from '../../../src/engine/phrase.js';

const text = { label: 'net.py', file: '/home/net.py', cells: [] };
const place = { line: 4, column: 8 };

describe('what a place is called', () => {
  it('is its file, and its line as people count', () => {
    expect(placeLabel(text, place, english)).toBe('net.py:5');
  });

  it('is the label of the text that is read, or the name of another file', () => {
    const range = { start: place, end: place };
    expect(rangeLabel(text, { ...range, file: text.file }, english)).toBe('net.py:5');
    expect(rangeLabel(text, { ...range, file: '/lib/torch/blocks.py' }, english)).toBe(
      'blocks.py:5',
    );
  });

  it('is the cell of a notebook, with the line in it', () => {
    const notebook = {
      label: 'net.ipynb',
      file: '/home/net.ipynb',
      cells: [
        { number: 1, firstLine: 0, lineCount: 3 },
        { number: 2, firstLine: 3, lineCount: 4 },
      ],
    };
    const range = { start: place, end: place, file: notebook.file };
    expect(rangeLabel(notebook, range, english)).toBe('net.ipynb, cell 2:2');
  });
});
