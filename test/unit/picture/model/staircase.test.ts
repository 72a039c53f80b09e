import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/engine/phrase.js';
import { cellsSeenText } from '../../../../src/picture/model/cells-text.js';
import { coneOf } from '../../../../src/picture/model/cone.js';
import { middleOf, seenCells } from '../../../../src/picture/model/seen-cells.js';
import { shareText } from '../../../../src/picture/model/share-text.js';
import { layOutStaircase } from '../../../../src/picture/model/staircase.js';
import { modelOf } from '../../present/model/traced.js';

const lenet = () => modelOf(readFileSync('examples/lenet.py', 'utf8'));

describe('the staircase of LeNet', () => {
  it('draws all maps to one scale on one base line, within its room', async () => {
    const { maps } = await lenet();
    const stairs = layOutStaircase(maps, { width: 824, tail: 170, isTight: false });
    expect(stairs.width).toBeLessThanOrEqual(826);
    const base = stairs.maps.map(({ box }) => Math.round((box.y + box.height) * 10) / 10);
    expect(new Set(base).size).toBe(1);
    for (const { map, box } of stairs.maps) {
      expect(box.width).toBeCloseTo((map.sizes[1] ?? 0) * stairs.scale);
      expect(box.height).toBeCloseTo((map.sizes[0] ?? 0) * stairs.scale);
    }
    for (const [at, { box }] of stairs.maps.entries()) {
      const next = stairs.maps[at + 1];
      if (next !== undefined) expect(next.box.x - box.x - box.width).toBeGreaterThan(41.99);
    }
  });

  it('shows what the middle output of the last pooling sees in every map', async () => {
    const { maps, rows } = await lenet();
    const row = rows[5];
    const index = middleOf(row?.sizes ?? []);
    expect(index).toEqual([2, 2]);
    const seen = maps.map(({ field }) => seenCells(field, row?.field ?? null, index)?.[0]);
    expect(seen).toEqual([
      { from: 6, to: 22 },
      { from: 8, to: 20 },
      { from: 4, to: 10 },
      { from: 4, to: 6 },
      { from: 2, to: 3 },
    ]);
    const cellsOf = (cell: readonly number[]): string =>
      cellsSeenText(row?.field ?? [], cell, [28, 28], english);
    expect(cellsOf(index)).toBe('6–21 × 6–21');
    expect(cellsOf([0, 0])).toBe('0–13 × 0–13; 2 rows and 2 columns padding');
    const stairs = layOutStaircase(maps, { width: 824, tail: 170, isTight: false });
    const cone = coneOf(stairs, { step: 5, field: row?.field ?? null, seesAll: false, index });
    expect(cone.boxes).toHaveLength(5);
    expect(cone.lines).toHaveLength(8);
    for (const { width, height } of cone.boxes) {
      expect(width).toBeGreaterThanOrEqual(4);
      expect(height).toBeGreaterThanOrEqual(4);
    }
  });
});

describe('a share', () => {
  it.each([
    [0, 100, '0 %'],
    [0.05, 100, '<0.1 %'],
    [1.14, 100, '1.1 %'],
    [27.4, 100, '27 %'],
    [null, 100, '?'],
  ])('of %s in %s is said as %s', (part, total, text) => {
    expect(shareText(part, total)).toBe(text);
  });
});
