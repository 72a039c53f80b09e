import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Subject } from '../../../src/present/index.js';
import { floorDivide, multiply, symbol } from '../../../src/python/dimension.js';
import type { Requirement } from '../../../src/python/requirement.js';
import type { WorkedOut } from '../../../src/python/worked-out.js';
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
    const [rows, columns] = ['H', 'W'].map((side) => floorDivide(symbol(side), 7));
    const start = { line: 9, column: 0 };
    const requirement: Requirement = {
      size: multiply(16, multiply(rows ?? 1, columns ?? 1)),
      wanted: 256,
      layer: 'fc1',
      range: { file: 'pooling.py', start, end: start },
      misfit: null,
    };
    const workedOut: WorkedOut = {
      sides: ['H', 'W'],
      known: new Map(),
      requirements: [requirement],
      squares: { first: 28, last: 34 },
      shown: [28, 28],
    };
    const origin = { template: 'worked out', values: {}, workedOut };
    return { ...layer, site: { ...layer.site, flows: [{ ...flow, values: null, origin }] } };
  };

  it('is told above the picture, with the squares that fit to choose from', async () => {
    useTheme('dark');
    page = new PanelPage(workedOut());
    await page.drawn();
    expect(page.text('.fitting .quiet')).toBe('Input worked out from fc1 (pooling.py:10), 256:');
    const sides = page
      .all('[aria-label="Squares that fit"] .side')
      .map((side) => [side.textContent.trim(), side.getAttribute('aria-pressed')]);
    expect(sides).toEqual([
      ['28×28', 'true'],
      ['29×29', 'false'],
      ['30×30', 'false'],
      ['31×31', 'false'],
      ['32×32', 'false'],
      ['33×33', 'false'],
    ]);
    expect(page.text('.fitting')).toContain('all up to 34×34 fit');
    expect(page.text('.facts')).not.toContain('worked out');
    const [, second] = page.all('.side');
    if (second !== undefined) await userEvent.click(second);
    expect(page.sent.at(-1)).toEqual({ type: 'chooseSides', sides: [29, 29] });
  });

  it('offers rectangles when asked, and to write the size as a comment', async () => {
    useTheme('dark');
    page = new PanelPage(workedOut());
    await page.drawn();
    await userEvent.click(page.one('.fitting summary'));
    const rectangles = page.all('[aria-label="Rectangles that fit"] .side');
    expect(rectangles.map((one) => one.textContent.trim())).toEqual([
      '14–20 × 56–62',
      '56–62 × 14–20',
      '7–13 × 112–118',
      '112–118 × 7–13',
    ]);
    const [first] = rectangles;
    if (first !== undefined) await userEvent.click(first);
    expect(page.sent.at(-1)).toEqual({ type: 'chooseSides', sides: [14, 56] });
    await userEvent.click(page.one('.fitting > .link'));
    expect(page.sent.at(-1)).toEqual({ type: 'perform', action: { kind: 'writeInputSize' } });
  });

  it('is accessible with its rectangles open', async () => {
    useTheme('hc');
    page = new PanelPage(workedOut());
    await page.drawn();
    await userEvent.click(page.one('.fitting summary'));
    const { violations } = await axe.run(page.element, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
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
