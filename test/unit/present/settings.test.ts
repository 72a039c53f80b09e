import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { checkSettings, DEFAULT_SETTINGS } from '../../../src/present/settings.js';

interface Manifest {
  readonly contributes: {
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, { readonly default: unknown }>>;
    }[];
  };
}

const of = (values: Readonly<Record<string, unknown>>) => checkSettings((key) => values[key]);

describe('settings', () => {
  it('without any are the defaults', () => {
    expect(of({})).toEqual(DEFAULT_SETTINGS);
  });

  it('have the defaults that package.json declares', async () => {
    const manifest = JSON.parse(await readFile('package.json', 'utf8')) as Manifest;
    const declared = manifest.contributes.configuration.flatMap(({ properties }) =>
      Object.entries(properties),
    );
    expect(declared.length).toBeGreaterThan(10);
    const values = Object.fromEntries(
      declared.map(([key, property]) => [key.replace('poolscope.', ''), property.default]),
    );
    expect(of(values)).toEqual(DEFAULT_SETTINGS);
  });

  it.each([
    ['hover.enabled', 'yes'],
    ['defaultInput.2d', 'H, W'],
    ['analysis.maxSteps', Number.NaN],
    ['frameworkVersions', { torch: 'newest' }],
    ['frameworkVersions', null],
  ])('count %s as not set where it is %j', (key, value) => {
    expect(of({ [key]: value })).toEqual(DEFAULT_SETTINGS);
  });

  it('clamp numbers', () => {
    expect(of({ 'analysis.maxMilliseconds': 1e9 }).budget.milliseconds).toBe(60_000);
    expect(of({ 'analysis.maxDepth': -1 }).budget.depth).toBe(10);
  });

  it('take versions of libraries', () => {
    expect(of({ frameworkVersions: { torch: '1.13', keras: 3 } }).frameworkVersions).toEqual({
      torch: '1.13',
    });
  });
});
