import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Subject } from '../../../src/present/index.js';
import { subjectOf } from './layers.js';
import { PanelPage } from './panel-page.js';
import { useTheme, type ThemeName } from './themes.js';

/** An unpooling layer with the values and indices of a call. */
function unpooling(
  operation: string,
  input: readonly number[],
  values: readonly number[],
  indices: readonly number[],
  output: readonly number[],
): Subject {
  const subject = subjectOf({
    operation,
    arguments: { kernel_size: 2, stride: 2, padding: 0 },
    text: `nn.${operation}(2, stride=2)`,
    input,
    values,
  });
  const [flow] = subject.site.flows;
  if (flow === undefined) throw new Error('no flow');
  const known = {
    shape: input,
    data: Float64Array.from(indices),
    origin: 'literal' as const,
    label: 'indices',
  };
  return {
    ...subject,
    site: {
      ...subject.site,
      kind: operation,
      isPooling: false,
      flows: [{ ...flow, output, indices: known }],
    },
  };
}

const PLAIN = unpooling('MaxUnpool2d', [1, 1, 2, 2], [5, 7, 13, 15], [5, 7, 13, 15], [1, 1, 4, 4]);
const REPEATED = unpooling('MaxUnpool1d', [1, 1, 3], [1, 2, 3], [0, 0, 4], [1, 1, 6]);
const OUTSIDE = unpooling('MaxUnpool2d', [1, 1, 2, 2], [1, 2, 3, 4], [0, 3, 8, 99], [1, 1, 4, 4]);
const SLICES = unpooling(
  'MaxUnpool3d',
  [1, 1, 2, 2, 2],
  [21, 23, 29, 31, 53, 55, 61, 63],
  [21, 23, 29, 31, 53, 55, 61, 63],
  [1, 1, 4, 4, 4],
);
const count = 64 * 64;
const LARGE = unpooling(
  'MaxUnpool2d',
  [1, 1, 64, 64],
  Array.from({ length: count }, (_, index) => index % 97),
  Array.from({ length: count }, (_, index) => Math.floor(index / 64) * 256 + (index % 64) * 2),
  [1, 1, 128, 128],
);

const SUBJECTS = {
  plain: PLAIN,
  repeated: REPEATED,
  outside: OUTSIDE,
  slices: SLICES,
  large: LARGE,
};

let page: PanelPage;
afterEach(() => page.close());

async function open(subject: Subject, width = 1200): Promise<void> {
  useTheme('dark');
  page = new PanelPage(subject, width);
  await page.drawn();
}

const focus = async (part: 'input' | 'output'): Promise<void> => {
  page.one(`.grid[data-part="${part}"]`).focus();
  await page.drawn();
};

const press = async (keys: string): Promise<void> => {
  await userEvent.keyboard(keys);
  await page.drawn();
};

const readout = (): string => {
  const root = page.one('ps-readout').shadowRoot;
  return (root?.textContent ?? '').replace(/\s+/gu, ' ').trim();
};

describe('an unpooling picture', () => {
  it('shows each value with its index, zeros, and an arrow to the place', async () => {
    await open(PLAIN);
    const texts = page.all('svg.static text').map((text) => text.textContent);
    expect(texts).toContain('\u21925');
    expect(texts.filter((text) => text === '0').length).toBeGreaterThanOrEqual(12);
    expect(page.all('svg.moving polyline.link')).toHaveLength(1);
    expect(page.all('svg.moving polygon.link-head')).toHaveLength(1);
    expect(readout()).toContain('in[0, 0] = 5, index 5 = 1·4 + 1 → out[1, 1]');
    expect(readout()).toContain('value 5 goes to flat index 5 = row 1, column 1');
  });

  it('is stepped through with the arrow keys and announces the step', async () => {
    await open(PLAIN);
    await focus('input');
    await press('{ArrowRight}');
    expect(readout()).toContain('in[0, 1] = 7, index 7 = 1·4 + 3 → out[1, 3]');
    expect(page.text('.count')).toBe('value 2 of 4');
    await press('{Control>}{End}{/Control}');
    expect(readout()).toContain(
      'value 4 of 4, row 1, column 1: value 15 goes to flat index 15 = row 3, column 3',
    );
  });

  it('is stepped through with the buttons and the scrub bar', async () => {
    await open(PLAIN);
    await userEvent.click(page.one('[aria-label="Next value"]'));
    await page.drawn();
    expect(readout()).toContain('in[0, 1] = 7');
    await userEvent.click(page.one('[aria-label="Last value"]'));
    await page.drawn();
    expect(readout()).toContain('in[1, 1] = 15');
    expect(page.one('.scrub').getAttribute('aria-valuetext')).toBe('value 4 of 4');
  });

  it('says who wrote the output cell that the keyboard or the pointer is on', async () => {
    await open(PLAIN);
    await focus('output');
    await press('{ArrowDown}{ArrowRight}');
    expect(readout()).toContain('Output [1, 1] = 5 in[0, 0] wrote it.');
    await press('{ArrowRight}');
    expect(readout()).toContain('Output [1, 2] = 0 No index points here, so it stays 0.');
    expect(page.all('svg.moving polyline')).toHaveLength(0);
    const grid = page.one('.grid[data-part="output"]').getBoundingClientRect();
    await userEvent.hover(page.one('.grid[data-part="output"]'), {
      position: { x: (grid.width * 3.5) / 4, y: (grid.height * 3.5) / 4 },
    });
    await expect.poll(readout).toContain('Output [3, 3] = 15 in[1, 1] wrote it.');
  });

  it('draws all that go to one place, the one that is replaced dashed', async () => {
    await open(REPEATED);
    await focus('output');
    await press('{Home}{ArrowRight}{ArrowLeft}');
    expect(page.all('svg.moving polyline.link')).toHaveLength(1);
    expect(page.all('svg.moving polyline.link-replaced')).toHaveLength(1);
    expect(readout()).toContain('in[0], in[1] go here. The picture keeps the last, in[1]');
    expect(page.all('svg.static rect.cell-replaced')).toHaveLength(1);
  });

  it('marks an index outside the output and shows the error of PyTorch', async () => {
    await open(OUTSIDE);
    expect(page.text('.alert')).toBe(
      'RuntimeError: Found an invalid max index: 99 (output volumes are of size 4x4)',
    );
    expect(page.all('svg.static rect.differs')).toHaveLength(1);
    await focus('input');
    await press('{Control>}{End}{/Control}');
    expect(readout()).toContain('index 99 lies outside the 16 cells of the output');
    expect(page.all('svg.moving polyline')).toHaveLength(0);
  });

  it('follows the arrow through slices', async () => {
    await open(SLICES);
    await focus('input');
    await press('{ArrowRight}');
    expect(readout()).toContain('index 23 = 1·16 + 1·4 + 3 → out[1, 1, 3]');
    expect(page.all('.grid[data-part="output"]')).toHaveLength(4);
  });

  it('takes a typed value', async () => {
    await open(PLAIN);
    await focus('input');
    await press('{F2}');
    await userEvent.fill(page.one('input.editor'), '42');
    await press('{Enter}');
    expect(page.sent.at(-1)).toEqual({ type: 'editCell', at: [0, 0], value: 42 });
    await page.drawn();
    expect(readout()).toContain('in[0, 0] = 42');
  });

  it('is heat in overview and numbers when zoomed in', async () => {
    await open(LARGE);
    expect(page.all('canvas').length).toBeGreaterThanOrEqual(2);
    expect(page.all('svg.moving polyline.link')).toHaveLength(1);
    await focus('input');
    for (let step = 0; step < 4; step += 1) await press('+');
    expect(page.all('svg.static text').map((text) => text.textContent)).toContain('\u21920');
    await press('{ArrowRight}');
    expect(readout()).toContain('in[0, 1] = 1, index 2 = 0·128 + 2 → out[0, 2]');
  });

  it('has the whole input and output and the key of the colours beside a part', async () => {
    await open(LARGE);
    expect(page.all('ps-heat-key')).toHaveLength(1);
    await focus('input');
    for (let step = 0; step < 4; step += 1) await press('+');
    // The picture is the same one, with the keyboard where it was.
    expect(page.one('.grid[data-part="input"]').matches(':focus')).toBe(true);
    expect(page.all('ps-minimap').map((map) => map.getAttribute('of'))).toEqual([
      'input',
      'output',
    ]);
  });

  it('exports the picture that is shown as SVG and as TikZ', async () => {
    await open(PLAIN);
    page.tell({ type: 'export', format: 'svg' });
    await expect.poll(() => page.sent.at(-1)?.type).toBe('save');
    const svg = page.sent.at(-1);
    if (svg?.type !== 'save' || typeof svg.data !== 'string') throw new Error('no file');
    expect(svg.name).toBe('MaxUnpool2d-2x2-to-4x4.svg');
    const drawn = new DOMParser().parseFromString(svg.data, 'image/svg+xml');
    expect(drawn.querySelector('parsererror')).toBeNull();
    const texts = [...drawn.querySelectorAll('text')].map((text) => text.textContent);
    expect(texts).toContain('\u21927');
    expect(texts.some((text) => text?.includes('index 5 = 1·4 + 1'))).toBe(true);
    page.tell({ type: 'export', format: 'tikz' });
    await expect.poll(() => page.sent.filter(({ type }) => type === 'save').length).toBe(2);
    const tikz = page.sent.at(-1);
    if (tikz?.type !== 'save' || typeof tikz.data !== 'string') throw new Error('no file');
    expect(tikz.data).toContain('$\\rightarrow$5');
  });

  it('has a frame of the animation for every value', async () => {
    await open(PLAIN);
    page.tell({ type: 'export', format: 'gif' });
    await expect.poll(() => page.sent.at(-1)?.type, { timeout: 20_000 }).toBe('save');
    const shares = page.sent.flatMap((sent) =>
      sent.type === 'exportProgress' ? [sent.share] : [],
    );
    expect(shares).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });
});

describe('every unpooling', () => {
  for (const theme of ['dark', 'light', 'hc', 'hc-light'] as const satisfies readonly ThemeName[]) {
    it.each(Object.entries(SUBJECTS))(
      `is accessible in the ${theme} theme: %s`,
      async (_, subject) => {
        useTheme(theme);
        page = new PanelPage(subject);
        await page.drawn();
        const results = await axe.run(page.element, { rules: { region: { enabled: false } } });
        expect(
          results.violations.map(
            ({ id, nodes }) =>
              `${id}: ${nodes[0]?.target.join(' ') ?? ''} ${nodes[0]?.failureSummary ?? ''}`,
          ),
        ).toEqual([]);
      },
    );
  }

  it.each(Object.entries(SUBJECTS))('fits from 320 to 2000 px: %s', async (_, subject) => {
    await open(subject, 320);
    for (const width of [320, 400, 559, 560, 720, 980, 1200, 2000]) {
      page.resize(width);
      await page.drawn();
      expect(page.element.scrollWidth, `${String(width)} px`).toBeLessThanOrEqual(width);
      const right = page.element.getBoundingClientRect().right;
      for (const grid of page.all('.grid')) {
        expect(grid.getBoundingClientRect().right, `${String(width)} px`).toBeLessThanOrEqual(
          right + 0.5,
        );
      }
    }
  });
});
