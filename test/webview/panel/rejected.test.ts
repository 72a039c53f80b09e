import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { InvalidState, MisfitFacts, PanelState } from '../../../src/protocol/index.js';
import { expectToFit } from './fits.js';
import { LAYERS, readyOf, subjectOf } from './layers.js';
import { PanelPage } from './panel-page.js';
import { useTheme } from './themes.js';

let page: PanelPage;
afterEach(() => page.close());

const HEADER: InvalidState['header'] = {
  code: [
    { text: 'nn.', kind: 'plain', offending: false },
    { text: 'Linear', kind: 'function', offending: false },
    { text: '(', kind: 'plain', offending: false },
    { text: '490', kind: 'number', offending: true },
    { text: ', 4)', kind: 'plain', offending: false },
  ],
  framework: 'PyTorch',
  location: 'net.py:11',
  input: '8×250',
  output: 'error',
  origin: '',
  values: '',
  kept: false,
  stale: false,
};

const STAIRS: MisfitFacts = {
  rows: [
    {
      name: 'Arrives',
      text: [{ text: '250 = 10 × 5 × 5: 10 channels from mid (line 9)', style: 'plain' }],
      arithmetic: '',
      place: null,
    },
    {
      name: 'Made 5×5',
      text: [{ text: 'the pooling pool makes 5×5 of 11×11', style: 'plain' }],
      arithmetic: '⌊(11 − 2) / 2⌋ + 1 = 5',
      place: 'net.py:15',
    },
  ],
  picture: {
    kind: 'stairs',
    maps: [
      { sizes: [28, 28], name: '', isPooling: false },
      { sizes: [26, 26], name: 'stem', isPooling: false },
      { sizes: [13, 13], name: 'pool', isPooling: true },
      { sizes: [5, 5], name: 'pool', isPooling: true },
    ],
    arrives: '10 · 5 · 5 = 250',
    asked: 'asked for 490',
  },
  ways: [
    [
      {
        name: 'pool',
        kind: 'MaxPool2d',
        isPooling: true,
        input: '8×10×11×11',
        output: '8×10×5×5',
        place: 'net.py:15',
      },
    ],
  ],
  hasModel: true,
};

const LOST: MisfitFacts = {
  ...STAIRS,
  rows: [
    {
      name: '',
      text: [{ text: 'down makes 28 of 57 and drops a row.', style: 'plain' }],
      arithmetic: '',
      place: 'net.py:26',
    },
  ],
  picture: {
    kind: 'lost',
    names: ['enc3', 'pool', 'up3'],
    sizes: [57, 28, 56],
    kernel: 2,
    stride: 2,
    dropped: 1,
    isRows: true,
  },
};

const misfitOf = (misfit: MisfitFacts): InvalidState => ({
  kind: 'invalid',
  header: HEADER,
  title: 'PyTorch rejects line 16',
  message: 'RuntimeError: mat1 and mat2 shapes cannot be multiplied (8x250 and 490x4)',
  why: [],
  fixes: [
    {
      link: {
        label: 'Set in_features to 10 * 5 * 5',
        action: { kind: 'wayOut', at: { line: 15, column: 15 }, way: 0 },
      },
      result: 'output 8×4',
    },
  ],
  missing: null,
  misfit,
  preview: null,
});

const MISSING: InvalidState = {
  ...misfitOf(STAIRS),
  misfit: null,
  missing: 'kernel_size',
  preview: (({ picture, sentence }) => ({ picture, sentence }))(readyOf(LAYERS.d2l)),
};

const STATES: Readonly<Record<string, PanelState>> = {
  'a layer that gets another size': misfitOf(STAIRS),
  'a join whose sizes differ': misfitOf(LOST),
  'an argument that is missing': MISSING,
  'a layer that fits since': { kind: 'mended', header: HEADER, hasModel: true },
};

/** A panel that was sent a state. */
const opened = async (state: PanelState, width = 900): Promise<PanelPage> => {
  page = new PanelPage(subjectOf(LAYERS.d2l), width);
  await page.drawn();
  page.tell({ type: 'show', revision: 1000, state });
  await page.drawn();
  return page;
};

describe('what a framework rejects', () => {
  for (const theme of ['dark', 'light', 'hc', 'hc-light'] as const) {
    it.each(Object.entries(STATES))(`is accessible in the ${theme} theme: %s`, async (_, state) => {
      useTheme(theme);
      await opened(state);
      const { violations } = await axe.run(page.element, {
        // A webview's page is a part of the workbench; landmarks and titles are the workbench's. The
        // picture of a way out is dimmed: it is not there yet.
        rules: { region: { enabled: false }, 'color-contrast': { enabled: state !== MISSING } },
      });
      expect(violations.map(({ id }) => id)).toEqual([]);
    });
  }

  it.each(Object.entries(STATES))('fits from 320 to 2000 px: %s', async (_, state) => {
    useTheme('dark');
    await opened(state, 320);
    await expectToFit(page);
  });

  it('shows who made the size, and leads there', async () => {
    useTheme('dark');
    await opened(misfitOf(STAIRS));
    const facts = (name: string) => page.all(`.body > dl > ${name}`);
    expect(facts('dt').map(({ textContent }) => textContent)).toEqual(['Arrives', 'Made 5×5']);
    expect(facts('dd').map(({ textContent }) => textContent.replace(/\s+/gu, ''))).toEqual([
      '250=10×5×5:10channelsfrommid(line9)',
      'thepoolingpoolmakes5×5of11×11(net.py:15):⌊(11−2)/2⌋+1=5',
    ]);
    await userEvent.click(page.one('.body > dl .link'));
    expect(page.sent.at(-1)).toEqual({ type: 'revealLocation', location: 'net.py:15' });
  });

  it('draws the maps with what arrives and what was asked for', async () => {
    useTheme('dark');
    await opened(misfitOf(STAIRS));
    const texts = page.all('ps-invalid svg.picture text, svg.picture text');
    expect([...new Set(texts.map(({ textContent }) => textContent))]).toEqual([
      ...['28', 'input', '26', 'stem', '13', 'pool', '5', '10 · 5 · 5 = 250', 'asked for 490'],
    ]);
  });

  it('draws the hole at a join where the row is missing', async () => {
    useTheme('dark');
    await opened(misfitOf(LOST));
    expect(page.all('svg.picture rect.differs')).toHaveLength(1);
    expect(page.all('svg.picture rect.cell-dropped')).toHaveLength(1);
    expect(page.one('svg.picture').getAttribute('aria-label')).toBe('enc3 57, pool 28, up3 56');
  });

  it('makes the change that a way out says', async () => {
    useTheme('dark');
    await opened(misfitOf(STAIRS));
    await userEvent.click(page.one('.fix'));
    expect(page.sent.at(-1)).toEqual({
      type: 'perform',
      action: { kind: 'wayOut', at: { line: 15, column: 15 }, way: 0 },
    });
  });

  it('opens the model in which it fails', async () => {
    useTheme('dark');
    await opened(misfitOf(STAIRS));
    const link = page.all('button.link').find((one) => one.textContent.includes('Show the chain'));
    if (link === undefined) throw new Error('no link to the chain');
    await userEvent.click(link);
    expect(page.sent.at(-1)).toEqual({ type: 'showTab', tab: 'model' });
  });

  it('writes an argument that is missing, as a number or a tuple', async () => {
    useTheme('dark');
    await opened(MISSING);
    await userEvent.click(page.one('.missing .push'));
    expect(page.sent.at(-1)).toEqual({ type: 'edit', parameter: 'kernel_size', value: 2 });
    await opened(MISSING);
    await userEvent.fill(page.one('#missing'), '2, 3');
    await userEvent.keyboard('{Enter}');
    expect(page.sent.at(-1)).toEqual({ type: 'edit', parameter: 'kernel_size', value: [2, 3] });
  });
});
