import { describe, expect, it } from 'vitest';
import {
  countsPadding,
  gradient,
  ownDivisor,
  parameterOf,
  pool,
  textOf,
  traitsOf,
  type Reducer,
} from '../../../src/engine/index.js';
import { reducers } from './arbitraries.js';
import { planOf, sliding } from './plans.js';

const certain = reducers.filter(({ kind }) => kind !== 'stochastic' && kind !== 'weighted');

const windows = [
  [2, 7, 3, 5],
  [9, 1, 4, 6],
  [1, 2, 3, 8],
];

const layer = (reducer: Reducer, count: number) =>
  planOf(sliding([count]), reducer, [1, 1, count], { framework: 'onnx' });

const pooled = (reducer: Reducer, window: readonly number[]): number =>
  pool(layer(reducer, window.length), Float64Array.from(window)).output[0] ?? NaN;

const shares = (reducer: Reducer, window: readonly number[]): readonly number[] => [
  ...gradient(layer(reducer, window.length), Float64Array.from(window), Float64Array.of(1)),
];

describe('the traits of reducers', () => {
  it.each(certain)('%o has the winner that it is said to have', (reducer) => {
    const isAlways = (pick: (...values: number[]) => number) =>
      windows.every((window) => pooled(reducer, window) === pick(...window));
    const winner = isAlways(Math.max) ? 'largest' : isAlways(Math.min) ? 'smallest' : null;
    expect(traitsOf(reducer).winner).toBe(winner);
  });

  it.each(certain)('%o adds up where its slopes are the same for all values', (reducer) => {
    const [first = [], ...others] = windows.map((window) => shares(reducer, window));
    const isSame = others.every((slopes) => slopes.every((slope, at) => slope === first[at]));
    expect(traitsOf(reducer).addsUp).toBe(isSame);
  });

  it.each(certain)('%o is unchanged by its neutral value alone', (reducer) => {
    const unchanged = Object.entries({ '−∞': -Infinity, '+∞': Infinity, '0': 0 }).filter(
      ([, value]) =>
        [[-2, -7], ...windows].every((window) => {
          const [alone, beside] = [pooled(reducer, window), pooled(reducer, [...window, value])];
          return Math.abs(alone - beside) < 1e-9 || Object.is(alone, beside);
        }),
    );
    const { neutral } = traitsOf(reducer);
    if (neutral !== null) expect(unchanged.map(([name]) => name)).toContain(neutral);
  });

  it('are told in the words of the document beside this', async () => {
    // What is said of stochastic pooling is said of training.
    const told = reducers.filter((reducer) => !('mode' in reducer) || reducer.mode === 'train');
    const lines = told.map((reducer) => {
      const { pooling, sentence, gradient: receives, ...traits } = traitsOf(reducer);
      return [
        JSON.stringify(reducer),
        `${textOf(pooling)}: ${textOf(sentence(reducer, 'its window'))}`,
        textOf(receives('PyTorch')),
        Object.entries(traits)
          .map(([name, value]) => `${name} ${String(value)}`)
          .join(', '),
        `parameter ${String(parameterOf(reducer))}, divisor ${String(ownDivisor(reducer))}, counts padding ${String(countsPadding(reducer))}`,
      ].join('\n  ');
    });
    const place = new URL('reducer-traits.txt', import.meta.url);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(place.pathname);
  });
});
