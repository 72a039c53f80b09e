import { describe, expect, it } from 'vitest';
import { hoverText, type HoverFacts } from '../../../../src/present/hover/hover-text.js';
import { english } from '../../../../src/engine/phrase.js';
import { initialViewOptions, snapshot } from '../../../../src/present/index.js';
import type { PanelState } from '../../../../src/protocol/index.js';
import type { LayerSite } from '../../../../src/python/site.js';
import { siteIn } from '../sites.js';

const facts: HoverFacts = {
  title: 'Max pooling',
  dtype: 'float32',
  thumbnail: null,
  surprise: null,
  t: english,
  links: {
    visualize: 'command:visualize',
    compare: 'command:compare',
    asConvolution: 'command:asConvolution',
    openLab: 'command:openLab',
    chain: 'command:chain',
    giveSize: 'command:giveSize',
    fix: 'command:applyFix',
  },
};

const stateOf = (site: LayerSite): PanelState =>
  snapshot(
    {
      kind: 'layer',
      call: { text: site.text, framework: 'PyTorch', location: 'net.py:1' },
      site,
      stale: false,
      stopped: null,
      proposals: ['4, 4'],
    },
    initialViewOptions,
  );

const flow = (input: readonly number[], output: readonly number[], path = '') => ({
  input,
  output,
  dtype: 'float32',
  path,
  values: null,
  origin: 'net(X)',
  chain: [],
});

const d2l = (change: Partial<LayerSite> = {}): LayerSite =>
  siteIn(
    'nn.MaxPool2d(3, padding=1, stride=8)',
    'nn.MaxPool2d(3, padding=1, stride=8)',
    { kernel_size: [3, '3'], padding: [1, '1'], stride: [2, '8'] },
    change,
  );

/** Lines as the editor shows them: rows of a table count, its head is empty. */
const lines = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line !== '' && line !== '| | |' && line !== '|:--|:--|');

describe('the hover of a layer whose input is known', () => {
  const text = hoverText(stateOf(d2l({ flows: [flow([1, 1, 4, 4], [1, 1, 2, 2])] })), facts) ?? '';

  it('begins with the shapes', () => {
    expect(lines(text).at(0)).toBe('**Max pooling** `1×1×4×4` → `1×1×2×2` float32');
  });

  it('explains size and cost, and the edge that matters', () => {
    expect(text).toContain('⌊(4 + 2·1 − 3) / 2⌋ + 1 = 2');
    expect(text).toContain('21 comparisons');
    expect(text).toContain('**never read**');
  });

  it('has its links in view, within twelve lines', () => {
    expect(lines(text).slice(0, 5).at(-1)).toContain('(command:visualize)');
    expect(lines(text).length).toBeLessThanOrEqual(12);
  });
});

describe('the hover of other layers', () => {
  it('lists several passages', () => {
    const flows = [flow([1, 1, 4, 4], [1, 1, 2, 2], 'a'), flow([1, 1, 8, 8], [1, 1, 4, 4], 'b')];
    const text = hoverText(stateOf(d2l({ flows })), facts) ?? '';
    expect(text).toContain('1×1×8×8 → 1×1×4×4');
  });

  it('asks for a size where none is known, with the formula in letters', () => {
    const text = hoverText(stateOf(d2l()), facts) ?? '';
    expect(text).toContain('[$(edit) Give a size](command:giveSize)');
    expect(text).toMatch(/⌊.*⌋/u);
  });

  it('gives the framework’s own words and the first fix where it is rejected', () => {
    const site = siteIn('nn.MaxPool2d(2, padding=9)', 'nn.MaxPool2d(2, padding=9)', {
      kernel_size: [2, '2'],
      padding: [9, '9'],
    });
    const text = hoverText(stateOf({ ...site, flows: [flow([1, 1, 8, 8], [1, 1, 8, 8])] }), facts);
    expect(text).toContain('pad should be at most half of effective kernel size');
    expect(text).toContain('(command:applyFix)');
    expect(lines(text ?? '').length).toBeLessThanOrEqual(12);
  });

  it('is none without a layer', () => {
    expect(hoverText({ kind: 'empty', file: null, calls: [], stopped: [] }, facts)).toBeNull();
  });
});
