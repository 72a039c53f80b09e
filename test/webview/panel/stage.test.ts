import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { continueWork } from '../../../src/present/large-plane/background-work.js';
import { snapshot } from '../../../src/present/index.js';
import { LAYERS, subjectOf, type LayerCall } from './layers.js';
import { PanelPage } from './panel-page.js';
import { Picture } from '../../../webview/picture/ps-picture.js';
import { useTheme } from './themes.js';

let page: PanelPage;

/** Its numbers fit once it is nearer, and then not all of it is in view. */
const LABELLED: LayerCall = {
  operation: 'MaxPool2d',
  arguments: { kernel_size: 3, stride: 2, padding: 1 },
  text: 'nn.MaxPool2d(3, stride=2, padding=1)',
  input: [1, 1, 32, 32],
};

async function open(layer: LayerCall, width = 1200, kept: unknown = null): Promise<PanelPage> {
  page = new PanelPage(subjectOf(layer), width, kept);
  await page.drawn();
  return page;
}

beforeEach(() => useTheme('dark'));
afterEach(() => page.close());

/** The first row and column in view. */
const viewOf = (seen: HTMLElement): { readonly rows: number; readonly columns: number } => {
  const view = seen instanceof Picture ? seen.view : null;
  if (view === null) throw new Error('all of the input is in view');
  return { rows: view.rows.from, columns: view.columns.from };
};

/** The words of the legend. */
const legend = (): string =>
  (page.one('ps-legend').shadowRoot?.querySelector('ul')?.textContent ?? '')
    .replaceAll(/\s+/gu, ' ')
    .trim();

const grid = (part: 'input' | 'output'): HTMLElement => page.one(`.grid[data-part="${part}"]`);

/** The colours of the heat map that stands for the input. */
function heatColours(): readonly number[] {
  const canvas = page.one('canvas');
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error('the input is not drawn as heat');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('the canvas has no pixels');
  return [...context.getImageData(0, 0, canvas.width, canvas.height).data];
}

describe('the heat map', () => {
  const POSITIVE: LayerCall = {
    ...LAYERS.large,
    input: [1, 1, 64, 64],
    values: Array.from({ length: 64 * 64 }, (_, index) => index),
  };
  const AROUND_ZERO: LayerCall = {
    ...POSITIVE,
    values: Array.from({ length: 64 * 64 }, (_, index) => index - 2048),
  };

  it('takes the colour scale of the layer in view, whatever layer was shown before', async () => {
    await open(AROUND_ZERO);
    const fresh = heatColours();
    page.close();
    await open(POSITIVE);
    expect(heatColours()).not.toEqual(fresh);
    page.subject = subjectOf(AROUND_ZERO);
    page.show();
    await page.drawn();
    expect(heatColours()).toEqual(fresh);
  });
});

describe('the first picture', () => {
  it('is drawn before the facts beside it and the closed menus', async () => {
    page = new PanelPage(subjectOf(LAYERS.d2l), 1200, null);
    await new Promise(requestAnimationFrame);
    expect(page.all('svg.static rect').length).toBeGreaterThan(16);
    expect(page.all('ps-section')).toHaveLength(0);
    expect(page.all('[role="menuitem"]')).toHaveLength(0);
    await page.drawn();
    expect(page.all('ps-section').length).toBeGreaterThan(2);
    expect(page.all('[role="menuitem"]').length).toBeGreaterThan(5);
  });

  it('is not drawn again where the same snapshot comes twice', async () => {
    await open(LAYERS.d2l);
    const drawn = page.one('svg.static rect.cell');
    const state = snapshot(subjectOf(LAYERS.average), page.view);
    page.tell({ type: 'show', revision: 1, state });
    await page.drawn();
    expect(page.one('svg.static rect.cell')).toBe(drawn);
    expect(page.text('.expression')).toContain('max(');
  });
});

describe('stepping', () => {
  it('moves the window with the arrow keys of the output', async () => {
    await open(LAYERS.d2l);
    expect(page.text('.expression')).toBe('out[0, 0] = max(0, 1, 4, 5) = 5');
    grid('output').focus();
    await userEvent.keyboard('{ArrowRight}');
    await page.drawn();
    expect(page.text('.expression')).toBe('out[0, 1] = max(1, 2, 3, 5, 6, 7) = 7');
    await userEvent.keyboard('{ArrowDown}{Home}');
    await page.drawn();
    expect(page.text('.count')).toBe('window 3 of 4');
    await userEvent.keyboard('{Control>}{End}{/Control}');
    await page.drawn();
    expect(page.text('.expression')).toContain('= 15');
  });

  it('steps with , and . and with the transport', async () => {
    await open(LAYERS.d2l);
    grid('output').focus();
    await userEvent.keyboard('..,');
    await page.drawn();
    expect(page.text('.count')).toBe('window 2 of 4');
    await userEvent.click(page.one('[aria-label="Last window"]'));
    await page.drawn();
    expect(page.text('.count')).toBe('window 4 of 4');
    await userEvent.click(page.one('[aria-label="First window"]'));
    await page.drawn();
    expect(page.text('.count')).toBe('window 1 of 4');
  });

  it('scrubs with the keys of a slider and says where it is', async () => {
    await open(LAYERS.average);
    const slider = page.one('[role="slider"]');
    slider.focus();
    await userEvent.keyboard('{End}');
    await page.drawn();
    expect(slider.getAttribute('aria-valuetext')).toBe('window 9 of 9, output 2 2');
  });

  it('draws no cell again when only the window moves', async () => {
    await open(LAYERS.d2l);
    const still = page.one('svg.static');
    let changes = 0;
    const observer = new MutationObserver((records) => (changes += records.length));
    observer.observe(still, { subtree: true, childList: true, attributes: true });
    grid('output').focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    await page.drawn();
    expect(page.text('.count')).toBe('window 4 of 4');
    observer.disconnect();
    expect(changes).toBe(0);
  });

  it('plays until the last window, and Space pauses', async () => {
    await open(LAYERS.d2l);
    grid('output').focus();
    await userEvent.keyboard(' ');
    await page.drawn();
    expect(page.one('[aria-label="Pause"]')).toBeDefined();
    await userEvent.keyboard(' ');
    await page.drawn();
    expect(page.one('[aria-label="Play"]')).toBeDefined();
  });

  it('reads the window aloud', async () => {
    await open(LAYERS.d2l);
    expect(page.text('.spoken[aria-live="polite"]')).toBe(
      'window 1 of 4, rows −1 to 1, columns −1 to 1, maximum 5 at row 1, column 1',
    );
  });
});

describe('looking at a cell', () => {
  it('shows who reads an input cell with Enter, and lets go with Escape', async () => {
    await open(LAYERS.d2l);
    grid('input').focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{Enter}');
    await page.drawn();
    expect(page.text('ps-readout')).toBe('');
    expect(page.text('.title')).toBe('Input [1, 1] = 5');
    expect(page.all('circle.badge-a').length).toBeGreaterThan(0);
    await userEvent.keyboard('{Escape}');
    await page.drawn();
    expect(page.text('.expression')).toContain('out[0, 0]');
    await userEvent.keyboard('{Escape}');
    expect(page.sent.map(({ type }) => type)).toContain('focusEditor');
  });

  it('makes an output current while the pointer rests on it, and pins it with a click', async () => {
    await open(LAYERS.d2l);
    const layers = page.one('.layers');
    const cell = grid('output').getBoundingClientRect();
    const at = { clientX: cell.right - 10, clientY: cell.top + 10, bubbles: true, composed: true };
    layers.dispatchEvent(new PointerEvent('pointermove', at));
    await expect.poll(() => page.text('.count')).toBe('window 2 of 4');
    layers.dispatchEvent(new PointerEvent('pointerleave', at));
    await expect.poll(() => page.text('.count')).toBe('window 1 of 4');
    layers.dispatchEvent(new MouseEvent('click', at));
    await expect.poll(() => page.text('.count')).toBe('window 2 of 4');
  });

  it('says that a map of one colour holds one value', async () => {
    const input = [1, 1, 32, 32];
    await open({ ...LAYERS.large, input, values: Array<number>(32 * 32).fill(0) });
    expect(page.text('[role=note]')).toBe(
      'Every finite value of the input is 0, so all cells have one colour.',
    );
  });

  it('types a value into a cell with F2', async () => {
    await open(LAYERS.d2l);
    grid('input').focus();
    await userEvent.keyboard('{F2}');
    await page.drawn();
    await userEvent.keyboard('99{Enter}');
    await page.drawn();
    expect(page.sent).toContainEqual({ type: 'editCell', at: [0, 0], value: 99 });
    expect(page.text('.expression')).toContain('= 99');
    expect(page.all('svg.typed polygon.typed-corner')).toHaveLength(1);
    expect(legend()).toContain('typed by you 1');
    await userEvent.keyboard('{Control>}z{/Control}');
    await page.drawn();
    expect(page.text('.expression')).toContain('= 5');
    expect(page.all('svg.typed')).toHaveLength(0);
    expect(legend()).not.toContain('typed by you');
  });

  it.each(Object.entries(LAYERS).filter(([name]) => !['unknown', 'invalid'].includes(name)))(
    'has its whole legend in sight at 900 px: %s',
    async (_, layer) => {
      await open(layer, 900);
      const foot = page.one('.foot').getBoundingClientRect();
      for (const item of page.all('ps-legend li')) {
        const { right, bottom } = item.getBoundingClientRect();
        expect(right).toBeLessThanOrEqual(foot.right + 0.5);
        expect(bottom).toBeLessThanOrEqual(foot.bottom + 0.5);
        expect(item.scrollWidth).toBeLessThanOrEqual(item.clientWidth + 1);
      }
    },
  );

  it('fades all other cells while a notice shows its own', async () => {
    await open(LAYERS.d2l);
    const button = page
      .all('ps-notices .link, .actions .link')
      .find((each) => each.textContent?.includes('Show cells'));
    if (button === undefined) throw new Error('no notice');
    await userEvent.click(button);
    await page.drawn();
    expect(page.all('rect.dimming').length).toBe(25);
  });

  it('fades at once while another call is read, all but its header', async () => {
    await open(LAYERS.d2l);
    const main = page.one('main');
    const opacities = (): readonly string[] =>
      ['ps-header', 'ps-tabs', '.content'].map((part) => getComputedStyle(page.one(part)).opacity);
    expect([main.ariaBusy, ...opacities()]).toEqual(['false', '1', '1', '1']);
    page.tell({ type: 'busy' });
    await page.drawn();
    expect([main.ariaBusy, ...opacities()]).toEqual(['true', '1', '0.5', '0.5']);
    page.show();
    await page.drawn();
    expect([main.ariaBusy, ...opacities()]).toEqual(['false', '1', '1', '1']);
  });
});

describe('modes', () => {
  it.each(['dark', 'light'] as const)(
    'shows in blue which is chosen, in %s themes',
    async (theme) => {
      await open(LAYERS.d2l);
      useTheme(theme);
      await page.drawn();
      const { backgroundColor } = getComputedStyle(page.one('[role="radio"][aria-checked="true"]'));
      const [red = 0, , blue = 0] = backgroundColor.match(/\d+(\.\d+)?/gu)?.map(Number) ?? [];
      expect(blue).toBeGreaterThan(red);
    },
  );

  it('change with the number keys and keep over a reload', async () => {
    await open(LAYERS.d2l);
    grid('output').focus();
    await userEvent.keyboard('3');
    await page.drawn();
    expect(page.text('[role="radio"][aria-checked="true"]')).toBe('Coverage');
    const kept = page.keptState;
    page.close();
    await open(LAYERS.d2l, 1200, kept);
    expect(page.text('[role="radio"][aria-checked="true"]')).toBe('Coverage');
  });

  it('show how often each cell is read, and what comes back', async () => {
    await open(LAYERS.d2l, 1200, {
      mode: 'coverage',
      window: 0,
      speed: 1,
      zoom: null,
      closedSections: [],
    });
    const texts = page.all('svg.static text').map((text) => text.textContent?.trim());
    expect(texts.filter((text) => text === '4')).not.toHaveLength(0);
    page.close();
    await open(LAYERS.d2l, 1200, {
      mode: 'gradient',
      window: 0,
      speed: 1,
      zoom: null,
      closedSections: [],
    });
    const shares = page.all('svg.static text').filter((text) => text.textContent?.trim() === '+1');
    expect(shares).toHaveLength(4);
  });

  it('offer no numbers where cells are too small for them', async () => {
    await open(LAYERS.large);
    expect(page.text('[role="radio"][aria-disabled="true"]')).toBe('Numbers');
    expect(page.all('canvas').length).toBeGreaterThan(1);
    expect(page.all('[role="gridcell"]').length).toBeLessThan(10);
  });
});

describe('large layers', () => {
  it('zoom in with + until numbers fit, and fit again with 0', async () => {
    await open(LAYERS.large);
    grid('output').focus();
    await userEvent.keyboard('+++++');
    await page.drawn();
    expect(page.all('ps-minimap')).toHaveLength(2);
    const texts = page.all('svg.static text');
    expect(texts.length).toBeGreaterThan(50);
    grid('output').focus();
    await userEvent.keyboard('0');
    await page.drawn();
    expect(page.all('ps-minimap')).toHaveLength(0);
  });

  it('are fitted anew where the plane becomes another', async () => {
    await open(LAYERS.large);
    grid('output').focus();
    await userEvent.keyboard('+++++');
    await page.drawn();
    page.subject = subjectOf(LAYERS.huge);
    page.show();
    await page.drawn();
    expect(page.all('ps-minimap')).toHaveLength(0);
    expect(page.keptState).toMatchObject({ zoom: null });
  });

  it('show a part that was drawn before again, without drawing it again', async () => {
    await open(LABELLED);
    grid('output').focus();
    await userEvent.keyboard('+');
    await page.drawn();
    const seen = page.one('ps-picture');
    const [first, drawn] = [viewOf(seen), page.one('svg.static')];
    const step = async (key: string, times: number): Promise<void> => {
      grid('output').focus();
      for (let time = 0; time < times; time += 1) await userEvent.keyboard(key);
      await page.drawn();
    };
    await step('{ArrowRight}', 8);
    expect(viewOf(seen).columns).toBeGreaterThan(first.columns);
    expect(page.all('svg.static')).toHaveLength(1);
    expect(page.one('svg.static')).not.toBe(drawn);
    expect(drawn.isConnected).toBe(true);
    const box = page.one('.layers').getBoundingClientRect();
    expect(drawn.getBoundingClientRect().right).toBeLessThanOrEqual(box.left);
    await step('{ArrowDown}', 4);
    await step('{Home}', 1);
    expect(viewOf(seen), 'the rows in view stay while a window in them is shown').toEqual(first);
    expect(page.one('svg.static')).toBe(drawn);
  });

  it('forget what was drawn when values or the mode change', async () => {
    await open(LABELLED);
    grid('output').focus();
    await userEvent.keyboard('+');
    await page.drawn();
    grid('output').focus();
    await userEvent.keyboard('{End}');
    await page.drawn();
    expect(page.all('svg.kept').length).toBeGreaterThan(0);
    await userEvent.keyboard('2');
    await page.drawn();
    expect(page.all('svg.kept')).toHaveLength(0);
  });

  it('move what is in view by dragging, and a drag pins nothing', async () => {
    await open(LAYERS.large);
    grid('output').focus();
    await userEvent.keyboard('+++++');
    await page.drawn();
    const seen = page.one('ps-picture');
    const layers = page.one('.layers');
    const box = grid('input').getBoundingClientRect();
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    const before = viewOf(seen);
    const at = (dx: number, dy: number): PointerEventInit => ({
      clientX: x - dx,
      clientY: y - dy,
      button: 0,
      buttons: 1,
      bubbles: true,
      composed: true,
    });
    grid('input').dispatchEvent(new PointerEvent('pointerdown', at(0, 0)));
    layers.dispatchEvent(new PointerEvent('pointermove', at(120, 60)));
    await page.drawn();
    const after = viewOf(seen);
    expect(after.columns).toBeGreaterThan(before.columns);
    expect(after.rows).toBeGreaterThan(before.rows);
    layers.dispatchEvent(new MouseEvent('click', at(120, 60)));
    await page.drawn();
    expect(page.element.shadowRoot?.querySelector('ps-stage')?.ui.pinned).toBe(false);
    layers.dispatchEvent(new MouseEvent('click', at(120, 60)));
    await page.drawn();
    expect(page.element.shadowRoot?.querySelector('ps-stage')?.ui.pinned).toBe(true);
  });

  it('move what is in view with Shift and the arrow keys, and keep the window', async () => {
    await open(LAYERS.large);
    grid('output').focus();
    await userEvent.keyboard('+++++');
    await page.drawn();
    const seen = page.one('ps-picture');
    const before = viewOf(seen);
    grid('input').focus();
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}');
    await page.drawn();
    const there = viewOf(seen);
    expect(there.columns).toBeGreaterThan(before.columns);
    expect(there.rows).toBeGreaterThan(before.rows);
    await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowUp}{/Shift}');
    await page.drawn();
    expect(viewOf(seen)).toEqual(before);
    expect(page.text('.count')).toContain('window 1 of');
  });

  it('ask for the values in view of a plane that was not sent whole', async () => {
    await open(LAYERS.huge, 1200, {
      mode: 'numbers',
      window: 131_000,
      speed: 1,
      zoom: 22,
      closedSections: [],
    });
    await expect
      .poll(() => page.sent.filter(({ type }) => type === 'select').length)
      .toBeGreaterThan(0);
    await page.drawn();
    expect(page.text('.expression')).not.toContain('…');
  });

  it('say what a pixel stands for where the plane is in overview', async () => {
    await open({ ...LAYERS.large, input: [1, 1, 4096, 4096] });
    expect(page.text('[role="note"]')).toContain(
      'the largest of 4 values of a block of up to 16×16, each of the output one output of its block',
    );
    expect(page.text('.count')).toContain('window 1 of 4,194,304');
  });

  it('show true numbers in any corner of a plane of many million values', async () => {
    const last = 4096 * 4096 - 1;
    const view = { mode: 'numbers', window: last, speed: 1, zoom: 28, closedSections: [] };
    await open({ ...LAYERS.large, input: [1, 1, 8192, 8192] }, 1200, view);
    page.view = { ...page.view, values: { kind: 'preset', preset: { kind: 'checkerboard' } } };
    page.show();
    await expect.poll(() => page.text('.expression')).not.toContain('…');
    await page.drawn();
    expect(page.text('.expression')).toBe('out[4095, 4095] = max(0, 1, 0, 1, 0, 1, 0, 1, 0) = 1');
    expect(page.all('[role="note"]')).toHaveLength(0);
  });

  it('show the whole of a huge plane and the result of a window that reads most of it', async () => {
    await open({
      ...LAYERS.global,
      arguments: { output_size: 2 },
      text: 'nn.AdaptiveAvgPool2d(2)',
      input: [1, 1, 2100, 2100],
    });
    expect(page.text('[role="note"]')).toContain('being gone through');
    expect(page.text('.expression')).toContain('= …');
    for (;;) {
      page.show();
      await page.drawn();
      if (!page.text('[role="note"]').includes('being gone through')) break;
      while (continueWork(1000) === 'unfinished');
    }
    expect(page.text('.expression')).toContain(') / 1.1M = 0.');
  });

  it('say why there is no gradient where windows have too many taps', async () => {
    await open({
      ...LAYERS.large,
      operation: 'LPPool2d',
      arguments: { norm_type: 2, kernel_size: 200, stride: 1 },
      text: 'nn.LPPool2d(2, 200, 1)',
      input: [1, 1, 700, 700],
    });
    const gradient = page
      .all('[role="radio"]')
      .find((mode) => mode.textContent.includes('Gradient'));
    expect(gradient?.getAttribute('aria-disabled')).toBe('true');
    expect(gradient?.title).toContain('Gradient: ');
  });

  it('zoom into the slices of a volume, and ask for the values of these', async () => {
    await open({
      ...LAYERS.large,
      operation: 'MaxPool3d',
      arguments: { kernel_size: 2 },
      text: 'nn.MaxPool3d(2)',
      input: [1, 1, 64, 200, 200],
    });
    grid('output').focus();
    for (let steps = 0; steps < 12; steps += 1) await userEvent.keyboard('+');
    await page.drawn();
    const drawn = page.one('ps-picture');
    const layout = drawn instanceof Picture ? drawn.layout : null;
    expect(layout?.detail).toBe('cells');
    expect(layout?.inputs.length).toBe(3);
    grid('output').focus();
    await userEvent.keyboard('{Control>}{End}{/Control}');
    await expect
      .poll(() => page.sent.findLast(({ type }) => type === 'select'))
      .toMatchObject({ viewport: { output: [0, 99, 99] } });
    await expect.poll(() => page.text('.expression')).not.toContain('…');
    expect(page.text('.expression')).toContain('out[0, 99, 99] = max(');
  });

  it('go through channels with [ and ]', async () => {
    await open(LAYERS.global);
    grid('input').focus();
    await userEvent.keyboard(']]');
    await page.drawn();
    await expect.poll(() => page.text('.name')).toContain('Channel 2');
  });
});

describe('a panel beside code', () => {
  const boxOf = (part: 'input' | 'output'): DOMRect => grid(part).getBoundingClientRect();

  it.each([
    ['numbers', LAYERS.d2l],
    ['heat', { ...LABELLED, input: [1, 1, 28, 28] }],
  ] as const)('has sentence, input and output side by side at 540 px: %s', async (_, layer) => {
    await open(layer, 540);
    expect(page.all('.sentence')).toHaveLength(1);
    expect(boxOf('output').left).toBeGreaterThanOrEqual(boxOf('input').right);
    expect(boxOf('output').right).toBeLessThanOrEqual(540);
  });

  it.each([
    ['there is hardly room', LAYERS.d2l, 400],
    ['numbers would be lost', { ...LABELLED, input: [1, 1, 12, 12] }, 540],
    ['cells would be too small', { ...LABELLED, input: [1, 1, 112, 112] }, 540],
  ] as const)('has the output below where %s', async (_, layer, width) => {
    await open(layer, width);
    expect(boxOf('output').top).toBeGreaterThanOrEqual(boxOf('input').bottom);
  });
});
