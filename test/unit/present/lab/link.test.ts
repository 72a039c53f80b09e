import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLabLink, encodeLabLink } from '../../../../src/present/lab/link.js';
import {
  defaultLabSettings,
  labFrameworks,
  labOperations,
  labPaddingKinds,
  type LabSettings,
  labValueKinds,
  labWindows,
  parseLabSettings,
} from '../../../../src/protocol/lab-settings.js';

const argument = fc.integer({ min: -999, max: 999 });
const settingsOfRank = (rank: number): fc.Arbitrary<LabSettings> => {
  const perAxis = <T>(each: fc.Arbitrary<T>) =>
    fc.array(each, { minLength: rank, maxLength: rank });
  return fc.record({
    framework: fc.constantFrom(...labFrameworks),
    operation: fc.constantFrom(...labOperations),
    windows: fc.constantFrom(...labWindows),
    kernel: perAxis(argument),
    stride: perAxis(argument),
    dilation: perAxis(argument),
    paddingKind: fc.constantFrom(...labPaddingKinds),
    padding: perAxis(fc.record({ before: argument, after: argument })),
    ceilMode: fc.boolean(),
    countIncludePad: fc.boolean(),
    divisor: fc.option(argument),
    outputSize: perAxis(argument),
    p: fc.integer({ min: -64, max: 1024 }),
    temperature: fc.double({ min: 0.001, max: 1000, noNaN: true }),
    inputSize: perAxis(fc.integer({ min: 1, max: 16 })),
    values: fc.record({
      kind: fc.constantFrom(...labValueKinds),
      seed: fc.integer({ min: 0, max: 9999 }),
      typed: fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 20 }),
    }),
    linked: fc.record({
      kernel: fc.boolean(),
      stride: fc.boolean(),
      dilation: fc.boolean(),
      padding: fc.boolean(),
      inputSize: fc.boolean(),
      outputSize: fc.boolean(),
    }),
  });
};
const settings = fc.integer({ min: 1, max: 3 }).chain(settingsOfRank);

describe('a link to the Lab', () => {
  it('gives back the settings and the lesson that it was made from', () => {
    fc.assert(
      fc.property(settings, fc.option(fc.constantFrom('cost', 'softmax')), (state, lesson) => {
        expect(decodeLabLink(encodeLabLink({ settings: state, lesson }))).toEqual({
          settings: state,
          lesson,
        });
      }),
    );
  });

  it('is empty for the untouched Lab', () => {
    expect(encodeLabLink({ settings: defaultLabSettings, lesson: null })).toBe('');
    expect(decodeLabLink('')).toEqual({ settings: defaultLabSettings, lesson: null });
  });

  it.each([
    'kernel=2',
    'kernel=a,b',
    'kernel=2,,2',
    'operation=mean',
    'input=0,4',
    'input=9999,9999',
    'ceil=maybe',
    'padding=1,1',
    'divisor=x',
    'temperature=Infinity',
    'seed=-1',
  ])('is refused when it says %s', (query) => {
    expect(decodeLabLink(query)).toBeNull();
  });

  it('passes over parts it does not know', () => {
    expect(decodeLabLink('future=1&kernel=2,2')?.settings.kernel).toEqual([2, 2]);
  });

  it('never throws, whatever it holds', () => {
    const name = fc.constantFrom(
      'kernel',
      'padding',
      'input',
      'values',
      'seed',
      'linked',
      'lesson',
    );
    const pairs = fc.array(fc.tuple(name, fc.string({ maxLength: 12 })), { maxLength: 6 });
    fc.assert(
      fc.property(pairs, (query) => {
        const link = decodeLabLink(query.map((pair) => pair.join('=')).join('&'));
        expect(link === null || parseLabSettings(link.settings) !== null).toBe(true);
      }),
    );
  });
});
