import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/phrase.js';
import { CodeText } from '../../../../src/present/misfit/code-text.js';
import { callParts } from '../../../../src/present/misfit/call-text.js';
import { relatedPlaces } from '../../../../src/present/misfit/related.js';
import { waysOut } from '../../../../src/present/misfit/ways-out.js';
import { PythonReader } from '../../../../src/python/analyse.js';

const read = (text: string) => new PythonReader().analyse('net.py', text, { read: () => null });

const program = (name: string): string =>
  readFileSync(
    fileURLToPath(new URL(`../../../fixes/programs/${name}.py`, import.meta.url)),
    'utf8',
  );

async function firstProblem(source: string) {
  const analysis = await read(source);
  const [problem] = analysis.problems;
  if (problem === undefined) throw new Error('nothing is wrong');
  return { analysis, problem };
}

describe('what is said beside a size that doesn’t fit', () => {
  it.each([
    [
      'linear_features',
      [[11, '250 = 10 × 5 × 5: 10 channels from mid (line 9), 5×5 from pool (line 15)']],
    ],
    [
      'no_flatten',
      [[8, '14 is the last axis of 2×8×14×14: flattened, 8 × 14 × 14 = 1568 would fit.']],
    ],
    ['unet_odd', [[14, 'down makes 35 of 71 and drops a row; 71 and 70 arrive at the join.']]],
    ['hwc_into_torch', [[10, 'The 3 channels of 1×96×128×3 come last; the layer reads 96 there.']]],
  ] as const)('names who made it: %s', async (name, places) => {
    const { problem } = await firstProblem(program(name));
    expect(
      relatedPlaces(problem).map(({ range, message }) => [range.start.line + 1, textOf(message)]),
    ).toEqual(places);
  });
});

describe('ways out of a size that doesn’t fit', () => {
  it.each([
    ['linear_features', 'Set in_features to 10 * 5 * 5'],
    ['gap_then_49', 'Set in_features to channels * 1 * 1'],
    ['lstm_after_pool', 'Set input_size to 32 * 8'],
    ['no_flatten', 'Insert Flatten before it'],
    ['unet_odd', 'Add output_size=s.shape[-2:]'],
    ['keras_conv1d_pool2d', 'Use layers.MaxPooling1D'],
    ['hwc_into_torch', 'Insert permute(0, 3, 1, 2)'],
  ])('come with the best first: %s', async (name, title) => {
    const source = program(name);
    const { analysis, problem } = await firstProblem(source);
    const ways = await waysOut(problem, analysis, source, read);
    expect(ways.map((way) => textOf(way.title))[0]).toBe(title);
  });

  it('leave a program without a problem, each of them', async () => {
    const source = program('linear_features');
    const { analysis, problem } = await firstProblem(source);
    const ways = await waysOut(problem, analysis, source, read);
    expect(ways.length).toBeGreaterThan(2);
    for (const way of ways) {
      const text = new CodeText('net.py', source).edited(way.edits) ?? '';
      expect((await read(text)).problems).toEqual([]);
    }
  });

  it('are none where only rounding up would be left, which gives one row too many', async () => {
    const source = program('unet_odd').replace(
      'ConvTranspose2d(4, 4, 2, stride=2)',
      'Upsample(scale_factor=2)',
    );
    const { analysis, problem } = await firstProblem(source);
    const titles = (await waysOut(problem, analysis, source, read)).map((way) => textOf(way.title));
    expect(titles.filter((title) => title.includes('ceil_mode'))).toEqual([]);
  });
});

describe('a call as written', () => {
  it('is taken apart at its own commas', () => {
    const parts = callParts('torch.cat([a, f(b, c)], dim=1)');
    expect(parts?.callee).toBe('torch.cat');
    expect(parts?.arguments.map(({ text, keyword }) => [text, keyword])).toEqual([
      ['[a, f(b, c)]', null],
      ['dim=1', 'dim'],
    ]);
  });

  it('is the last one of a chain, whatever its strings hold', () => {
    expect(callParts('layers.Concatenate(name="a(")([u, a])')?.arguments[0]?.text).toBe('[u, a]');
    expect(callParts('x + 1')).toBeNull();
  });
});
