import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Subject } from '../../../src/present/index.js';
import { expectToFit } from './fits.js';
import { LAYERS, subjectOf } from './layers.js';
import { PanelPage } from './panel-page.js';
import { useTheme, type ThemeName } from './themes.js';

let page: PanelPage;
afterEach(() => page.close());

const SUBJECTS: Readonly<Record<string, Subject>> = {
  empty: {
    kind: 'none',
    file: 'pooling.py',
    calls: [{ id: 'a', label: 'nn.MaxPool2d(2)', line: 14 }],
    stopped: null,
  },
  'empty since reading stopped': {
    kind: 'none',
    file: 'pooling.py',
    calls: [],
    stopped: 'Reading stopped at **line 7**: after 2000 steps.',
  },
  loading: { kind: 'loading', call: subjectOf(LAYERS.d2l).call },
  'needs a shape': subjectOf(LAYERS.unknown),
  invalid: subjectOf(LAYERS.invalid),
  unreadable: {
    ...subjectOf(LAYERS.d2l),
    site: {
      ...subjectOf(LAYERS.d2l).site,
      pooling: null,
      unknown: { reason: 'kernel is an argument of make_layers', range: null },
    },
  },
  ready: subjectOf(LAYERS.d2l),
  stale: { ...subjectOf(LAYERS.average), stale: true },
  large: subjectOf(LAYERS.large),
  strip: subjectOf(LAYERS.strip),
  slices: subjectOf(LAYERS.slices),
  spread: subjectOf(LAYERS.spread),
};

describe('every state', () => {
  for (const theme of ['dark', 'light', 'hc', 'hc-light'] as const satisfies readonly ThemeName[]) {
    it.each(Object.entries(SUBJECTS))(
      `is accessible in the ${theme} theme: %s`,
      async (_, subject) => {
        useTheme(theme);
        page = new PanelPage(subject);
        await page.drawn();
        const results = await axe.run(page.element, {
          // A webview's page is a part of the workbench; landmarks and titles are the workbench's.
          rules: { region: { enabled: false } },
        });
        const faults = results.violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .slice(0, 3)
              .map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`)
              .join(' | ')}`,
        );
        expect(faults).toEqual([]);
      },
    );
  }

  it.each(Object.entries(SUBJECTS))(
    'fits from 320 to 2000 px without scrolling sideways: %s',
    async (_, subject) => {
      useTheme('dark');
      page = new PanelPage(subject, 320);
      await expectToFit(page);
    },
  );
});

describe('states that ask', () => {
  it('take a size with Enter and then show the layer', async () => {
    useTheme('dark');
    page = new PanelPage(subjectOf(LAYERS.unknown));
    await page.drawn();
    const field = page.one('input.field');
    await userEvent.fill(field, '8,8');
    await userEvent.keyboard('{Enter}');
    await page.drawn();
    expect(page.text('.shape')).toBe('1×1×8×8 → 1×1×4×4');
    expect(page.text('.facts')).toContain('size given by you');
  });

  it('say what is wrong with a size', async () => {
    useTheme('dark');
    page = new PanelPage(subjectOf(LAYERS.unknown));
    await page.drawn();
    await userEvent.fill(page.one('input.field'), 'big');
    await userEvent.click(page.one('.push.primary'));
    await page.drawn();
    expect(page.text('[role="alert"]')).toBe('“big” is not a size.');
  });

  it('offer edits that make a rejected layer valid', async () => {
    useTheme('dark');
    page = new PanelPage(subjectOf(LAYERS.invalid));
    await page.drawn();
    expect(page.text('pre')).toBe(
      'RuntimeError: pad should be at most half of effective kernel size, but got pad=2, kernel_size=2 and dilation=1',
    );
    await userEvent.click(page.one('.fix'));
    expect(page.sent.at(-1)).toEqual({
      type: 'perform',
      action: { kind: 'setArguments', changes: [{ parameter: 'padding', value: 1 }] },
    });
  });
});

describe('a size that was worked out', () => {
  const workedOut = (): Subject => {
    const layer = subjectOf(LAYERS.d2l);
    const [flow] = layer.site.flows;
    if (flow === undefined) throw new Error('no tensor passes');
    const values = { layer: 'fc1', line: 10, fits: '28–31', shown: '28' };
    const template = 'worked out from {layer} (line {line}): {fits} fit, {shown} shown';
    return {
      ...layer,
      site: { ...layer.site, flows: [{ ...flow, values: null, origin: { template, values } }] },
    };
  };

  it('is told above the picture, with the squares that fit to choose from', async () => {
    useTheme('dark');
    page = new PanelPage(workedOut());
    await page.drawn();
    expect(page.text('.fitting .quiet')).toBe('Input worked out from fc1 (pooling.py:10):');
    const sides = page
      .all('.side')
      .map((side) => [side.textContent.trim(), side.getAttribute('aria-pressed')]);
    expect(sides).toEqual([
      ['28×28', 'true'],
      ['29×29', 'false'],
      ['30×30', 'false'],
      ['31×31', 'false'],
    ]);
    expect(page.text('.facts')).not.toContain('worked out');
    const [, second] = page.all('.side');
    if (second !== undefined) await userEvent.click(second);
    expect(page.sent.at(-1)).toEqual({ type: 'chooseSide', side: 29 });
  });

  it('fits from 320 to 2000 px', async () => {
    useTheme('dark');
    page = new PanelPage(workedOut(), 320);
    await expectToFit(page);
  });
});

describe('less motion', () => {
  it('lets the window jump', async () => {
    useTheme('dark');
    document.body.classList.add('vscode-reduce-motion');
    page = new PanelPage(subjectOf(LAYERS.d2l));
    await page.drawn();
    const rect = page.one('rect[data-moves]');
    expect(getComputedStyle(rect).transitionDuration).toMatch(/^0s/u);
    document.body.classList.remove('vscode-reduce-motion');
  });
});
