import { say, type Phrase, type Words } from './phrase.js';
import type { Reducer } from './spec.js';

/** What tells one reducer from another, apart from its arithmetic. */
export interface ReducerTraits {
  /** What its poolings are called, within a sentence. */
  readonly pooling: Phrase;
  /** What an output is, of the values at a place. */
  readonly sentence: (reducer: Reducer, place: Words) => Phrase;
  /** Who receives the gradient. */
  readonly gradient: (library: string) => Phrase;
  /** The value that wins its window; null: no value does. */
  readonly winner: 'largest' | 'smallest' | null;
  /** What a value sends back doesn't depend on any value: it is a share of a sum. */
  readonly addsUp: boolean;
  /** A window's result can be put together from pieces of the window. */
  readonly decomposes: boolean;
  /** Padding that is passed over changes a result as this value would; null: as none would. */
  readonly neutral: '−∞' | '+∞' | '0' | null;
  /** The gradient follows from the windows' values without sorting them. */
  readonly hasQuickGradient: boolean;
  /** A result is the same each time. */
  readonly isCertain: boolean;
  /** The operation that counting tools take it for; null: none of theirs. */
  readonly countedAs: 'max' | 'avg' | 'lp' | null;
}

const usual = {
  winner: null,
  addsUp: false,
  decomposes: false,
  neutral: null,
  hasQuickGradient: true,
  isCertain: true,
  countedAs: null,
} as const;

const weighed = (): Phrase =>
  say(
    'Every value receives a share by its **weight**; in softmax a value below the output may receive a negative one.',
  );
const byPowers = (): Phrase =>
  say('Large values receive **more**: the share grows with the value to the power p − 1.');
const toWinner = (library: string): Phrase =>
  say('The **winner** receives all; among equals {library} takes the **first**.', { library });

/** The traits of every reducer. */
export const reducerTraits: Readonly<Record<Reducer['kind'], ReducerTraits>> = {
  max: {
    ...usual,
    pooling: say('max pooling'),
    sentence: (_, place) => say('Each output keeps the **largest** value in {place}.', { place }),
    gradient: toWinner,
    winner: 'largest',
    decomposes: true,
    neutral: '−∞',
    countedAs: 'max',
  },
  min: {
    ...usual,
    pooling: say('min pooling'),
    sentence: (_, place) => say('Each output keeps the **smallest** value in {place}.', { place }),
    gradient: toWinner,
    winner: 'smallest',
    decomposes: true,
    neutral: '+∞',
  },
  avg: {
    ...usual,
    pooling: say('average pooling'),
    sentence: (reducer, place) => {
      const divisor = ownDivisor(reducer);
      return divisor === null
        ? say('Each output is the **mean** of {place}.', { place })
        : say('Each output is the **sum** divided by **{divisor}** of {place}.', {
            place,
            divisor,
          });
    },
    gradient: () =>
      say(
        'Every value read receives an **equal share**: 1 over the divisor. Padding receives none.',
      ),
    addsUp: true,
    decomposes: true,
    countedAs: 'avg',
  },
  sum: {
    ...usual,
    pooling: say('sum pooling'),
    sentence: (_, place) => say('Each output is the **sum** of {place}.', { place }),
    gradient: () => say('Every value read receives the **whole** gradient.'),
    addsUp: true,
    decomposes: true,
    neutral: '0',
  },
  lp: {
    ...usual,
    pooling: say('power-average pooling'),
    sentence: (reducer, place) =>
      say('Each output is the **L{p} norm** of {place}.', { p: parameterOf(reducer) ?? 0, place }),
    gradient: byPowers,
    neutral: '0',
    countedAs: 'lp',
  },
  lse: {
    ...usual,
    pooling: say('log-sum-exp pooling'),
    sentence: (_, place) =>
      say('Each output is the **log of the summed exponentials** of {place}.', { place }),
    gradient: weighed,
  },
  softmax: {
    ...usual,
    pooling: say('softmax pooling'),
    sentence: (_, place) =>
      say('Each output is a mean **weighted by softmax** of {place}.', { place }),
    gradient: weighed,
  },
  stochastic: {
    ...usual,
    pooling: say('stochastic pooling'),
    sentence: (reducer, place) =>
      reducer.kind === 'stochastic' && reducer.mode === 'train'
        ? say('Each output is one value **drawn by chance** from {place}.', { place })
        : say('Each output is a mean **weighted by the values** of {place}.', { place }),
    gradient: () => say('The value that was **drawn** receives all.'),
    isCertain: false,
  },
  mixed: {
    ...usual,
    pooling: say('mixed pooling'),
    sentence: (reducer, place) =>
      say('Each output mixes **{share} maximum** and the rest mean of {place}.', {
        share: `${String(Math.round((parameterOf(reducer) ?? 0) * 1000) / 10)} %`,
        place,
      }),
    gradient: () => say('The winner’s share and the equal shares are **mixed** as the values are.'),
    decomposes: true,
  },
  median: {
    ...usual,
    pooling: say('median pooling'),
    sentence: (_, place) => say('Each output is the **median** of {place}.', { place }),
    gradient: () => say('The value **in the middle** receives all.'),
    hasQuickGradient: false,
  },
  gem: {
    ...usual,
    pooling: say('generalised-mean pooling'),
    sentence: (reducer, place) =>
      say('Each output is the **generalised mean** (p = {p}) of {place}.', {
        p: parameterOf(reducer) ?? 0,
        place,
      }),
    gradient: byPowers,
  },
  weighted: {
    ...usual,
    pooling: say('weighted pooling'),
    sentence: (_, place) => say('Each output is a **weighted sum** of {place}.', { place }),
    gradient: () => say('Every value receives its **weight** times the gradient.'),
    neutral: '0',
  },
};

/** The traits of a layer's reducer. */
export const traitsOf = ({ kind }: Reducer): ReducerTraits => reducerTraits[kind];

/** Whether an average counts padding. */
export const countsPadding = (reducer: Reducer): boolean =>
  reducer.kind === 'avg' && reducer.countIncludePad;

/** The divisor that an average is given; null: it has none of its own, or is no average. */
export const ownDivisor = (reducer: Reducer): number | null =>
  reducer.kind === 'avg' ? reducer.divisorOverride : null;

/** Exponent, temperature, or share of the maximum; null where there is none. */
export const parameterOf = (reducer: Reducer): number | null => {
  if ('p' in reducer) return reducer.p;
  if ('temperature' in reducer) return reducer.temperature;
  return 'lambda' in reducer ? reducer.lambda : null;
};
