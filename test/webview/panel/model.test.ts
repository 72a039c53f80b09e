import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { modelState, type SizedRuns } from '../../../src/present/model/model-state.js';
import type { ModelState } from '../../../src/protocol/index.js';
import type { ModelRun } from '../../../src/python/trace.js';
import { PythonReader } from '../../../src/python/analyse.js';
import type { ModelView } from '../../../webview/panel/model/ps-model-view.js';
import '../../../webview/panel/model/ps-model-view.js';
import { THEMES } from '../../../src/picture/colours/theme.js';
import { exportFile } from '../../../webview/panel/export/exporter.js';
import { modelExportSubject } from '../../../webview/panel/export/model-export-subject.js';
import type { ModelMaps } from '../../../webview/panel/model/ps-model-maps.js';
import { installTheme } from '../../../webview/shared/theme-sheet.js';
import { useTheme, type ThemeName } from './themes.js';

const LENET = `
import torch
from torch import nn

net = nn.Sequential(
    nn.Conv2d(1, 6, kernel_size=5, padding=2), nn.Sigmoid(), nn.AvgPool2d(kernel_size=2, stride=2),
    nn.Conv2d(6, 16, kernel_size=5), nn.Sigmoid(), nn.AvgPool2d(kernel_size=2, stride=2),
    nn.Flatten(), nn.Linear(400, 120), nn.Sigmoid(), nn.Linear(120, 84), nn.Sigmoid(), nn.Linear(84, 10))
net(torch.zeros(1, 1, 28, 28))
`;

const LONG = `
import torch
from torch import nn

class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(8, 8, 3, padding=1)
        self.norm = nn.BatchNorm2d(8)

    def forward(self, x):
        return torch.relu(self.norm(self.conv(x)) + x)

net = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.MaxPool2d(2), *[Block() for _ in range(60)])
net(torch.zeros(1, 3, 32, 32))
`;

async function runsOf(source: string): Promise<readonly ModelRun[]> {
  const { runs = [] } = await new PythonReader().analyse(
    'net.py',
    source,
    { read: () => null },
    { traces: true },
  );
  return runs;
}

async function modelOf(source: string, sized: SizedRuns | null = null): Promise<ModelState> {
  const runs = await runsOf(source);
  const state = modelState({
    sized,
    runs,
    place: null,
    run: null,
    kept: false,
    stale: false,
    hasLayer: true,
    stopped: null,
  });
  if (state.kind !== 'model') throw new Error('There is no model.');
  return state;
}

async function show(
  source: string,
  width: number,
  sized: SizedRuns | null = null,
): Promise<ModelView> {
  const frame = document.createElement('main');
  frame.style.width = `${width}px`;
  frame.style.container = 'panel / inline-size';
  const view = document.createElement('ps-model-view');
  view.model = await modelOf(source, sized);
  frame.append(view);
  document.body.append(frame);
  await view.updateComplete;
  await settled(view);
  return view;
}

const rowsOf = (view: ModelView): HTMLElement[] => [
  ...(view.renderRoot
    .querySelector('ps-model-table')
    ?.renderRoot.querySelectorAll<HTMLElement>('.row') ?? []),
];
const selectedOf = (view: ModelView): string | undefined =>
  rowsOf(view).find((row) => row.getAttribute('aria-selected') === 'true')?.dataset['id'];
const settled = async (view: ModelView): Promise<void> => {
  await view.updateComplete;
  await view.renderRoot.querySelector('ps-model-table')?.updateComplete;
  await mapsOf(view)?.updateComplete;
};
const mapsOf = (view: ModelView): ModelMaps | null =>
  view.renderRoot.querySelector('ps-model-maps');
const captionOf = (view: ModelView): string =>
  mapsOf(view)?.renderRoot.querySelector('.caption')?.textContent ?? '';

beforeAll(() => installTheme());
afterEach(() => document.body.replaceChildren());

describe('the Model view', () => {
  it('of more than 5,000 calls shows blocks, says why, and bounds its plain table', async () => {
    const view = await show(LONG, 1200);
    const { model } = view;
    const [row] = model?.rows ?? [];
    if (model === null || row === undefined) throw new Error('There is no model.');
    const rows = Array.from({ length: 6000 }, (_, at) => ({
      ...row,
      id: `s${at}`,
      from: at,
      to: at,
    }));
    view.model = { ...model, rows };
    await settled(view);
    const all = view.renderRoot.querySelector('[data-view=all]');
    expect(all?.getAttribute('aria-disabled')).toBe('true');
    expect(all?.getAttribute('title')).toContain('More than 5000 calls');
    view.renderRoot.querySelector<HTMLElement>('.as-table')?.click();
    await settled(view);
    expect(view.renderRoot.querySelectorAll('table.plain tbody tr')).toHaveLength(2000);
    expect(view.renderRoot.textContent).toContain('2000 of 6000 calls are listed');
  });

  it('shows each layer as a row, the last pooling selected, and moves with the keys', async () => {
    const view = await show(LENET, 1200);
    expect(rowsOf(view)).toHaveLength(12);
    expect(selectedOf(view)).toBe('s5');
    const table = view.renderRoot.querySelector('ps-model-table');
    const press = async (key: string): Promise<void> => {
      table?.renderRoot
        .querySelector('[role="treegrid"]')
        ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      await settled(view);
    };
    await press('ArrowDown');
    expect(selectedOf(view)).toBe('s6');
    await press('p');
    expect(selectedOf(view)).toBe('s2');
    await press('o');
    expect(rowsOf(view)).toHaveLength(2);
  });

  it('draws five maps, and what the selected layer sees in each', async () => {
    // What a reader did in a model is kept: this is another one.
    const view = await show(LENET.replace('net(torch.zeros(1,', 'net(torch.zeros(2,'), 1200);
    const count = (selector: string): number =>
      mapsOf(view)?.renderRoot.querySelectorAll(selector).length ?? 0;
    expect(count('.staircase [class^="map-outline"]')).toBe(5);
    expect(count('.staircase rect[class^="seen"]')).toBe(5);
    expect(captionOf(view)).toBe('Output [2, 2] of AvgPool2d sees 6–21 × 6–21 of the input');
  });

  it('says what the cell of a map under the pointer sees, and keeps it after a click', async () => {
    const view = await show(LENET.replace('net(torch.zeros(1,', 'net(torch.zeros(3,'), 1200);
    const svg = mapsOf(view)?.renderRoot.querySelector('.staircase svg');
    const last = [
      ...(mapsOf(view)?.renderRoot.querySelectorAll('[class^="map-outline"]') ?? []),
    ].at(-1);
    if (svg === null || svg === undefined || last === undefined) throw new Error('no maps');
    const { left, top } = last.getBoundingClientRect();
    const at = { clientX: left + 3, clientY: top + 3, bubbles: true };
    svg.dispatchEvent(new PointerEvent('pointermove', at));
    await settled(view);
    const says =
      'Output [0, 0] of AvgPool2d sees 0–13 × 0–13; 2 rows and 2 columns padding of the input';
    expect(captionOf(view)).toBe(says);
    svg.dispatchEvent(new MouseEvent('click', at));
    svg.dispatchEvent(new PointerEvent('pointerleave', at));
    await settled(view);
    expect(captionOf(view)).toBe(says);
    expect(selectedOf(view)).toBe('s5');
  });

  it('names the blocks around the selected row, and goes to one that is clicked', async () => {
    const view = await show(LONG, 1200);
    const crumbs = (): string[] =>
      [...view.renderRoot.querySelectorAll('.breadcrumb li')].map((item) =>
        (item.textContent ?? '').replaceAll(/\s+/gu, ' ').trim(),
      );
    view.step(1);
    await settled(view);
    expect(crumbs()[0]).toBe('Sequential');
    expect(crumbs().at(-1)).toContain('MaxPool2d');
  });

  it.each(['staircase', 'table', 'skyline'] as const)(
    'becomes a picture of its %s that needs nothing else',
    async (part) => {
      const lenet = LENET.replace('net(torch.zeros(1,', 'net(torch.zeros(4,');
      const view = await show(part === 'skyline' ? LONG : lenet, 1200);
      if (view.model === null || view.view === null) throw new Error('There is no model.');
      const subject = modelExportSubject(view.model, view.view, part, 700);
      const request = { subject, theme: THEMES.light, scale: 1, delay: 0 };
      const file = await exportFile({ ...request, format: 'svg' }, () => true);
      expect(file?.name).toBe(`Sequential-${part}.svg`);
      const svg = new DOMParser().parseFromString(String(file?.data), 'image/svg+xml');
      expect(svg.querySelector('parsererror')).toBeNull();
      const texts = [...svg.querySelectorAll('text')].map((each) => each.textContent);
      if (part === 'skyline') expect(texts).toContain('16');
      else expect(texts).toEqual(expect.arrayContaining(['28×28', '14×14', '5×5', '10 ÷ 2 = 5']));
      if (part === 'table') {
        expect(texts).toContain('Flatten');
        // The widest line ends where the picture ends.
        expect(svg.documentElement.getAttribute('width')).toBe('736');
      }
      const png = await exportFile({ ...request, format: 'png', scale: 2 }, () => true);
      expect(png?.data).toBeInstanceOf(Uint8Array);
      const tikz = await exportFile({ ...request, format: 'tikz' }, () => true);
      expect(String(tikz?.data)).toContain('tikzpicture');
    },
  );

  it('becomes a table in Markdown and CSV with every call', async () => {
    const view = await show(LENET, 1200);
    if (view.model === null || view.view === null) throw new Error('There is no model.');
    const { markdown, csv } = modelExportSubject(view.model, view.view, 'table', 700);
    expect(markdown()).toContain('| 3 | 2 | AvgPool2d 2×2, stride 2 | 6×28×28 | 6×14×14 | 6×6 |');
    expect(csv().trim().split('\r\n')).toHaveLength(13);
  });

  it('keeps only the rows in view in the page where there are many', async () => {
    const view = await show(LONG, 1200);
    const all = view.renderRoot.querySelector<HTMLElement>('[data-view="all"]');
    all?.click();
    await settled(view);
    const table = view.renderRoot.querySelector('ps-model-table');
    expect(table?.rows.length).toBeGreaterThan(200);
    expect(rowsOf(view).length).toBeLessThanOrEqual(90);
    const grid = table?.renderRoot.querySelector('[role="treegrid"]');
    expect(grid?.getAttribute('aria-rowcount')).toBe(String((table?.rows.length ?? 0) + 1));
  });

  it.each([320, 400, 540, 720, 1200])('fits into %i px', async (width) => {
    const view = await show(LENET, width);
    const frame = view.parentElement;
    expect(frame?.scrollWidth).toBeLessThanOrEqual(width);
  });

  it.each<ThemeName>(['dark', 'light', 'hc', 'hc-light'])(
    'has nothing to complain of in the theme %s',
    async (theme) => {
      useTheme(theme);
      const view = await show(LENET, 1200);
      const { violations } = await axe.run(view);
      expect(
        violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]),
      ).toEqual([]);
    },
  );

  it.each<ThemeName>(['dark', 'light', 'hc', 'hc-light'])(
    'has nothing to complain of in its size form and comparison in the theme %s',
    async (theme) => {
      useTheme(theme);
      const [other] = await runsOf(LENET.replaceAll('28', '32'));
      const view = await show(LENET, 1200, {
        size: { canChange: true, given: '28, 28', compared: 'x', problem: 'Whole numbers.' },
        shown: null,
        compared: other ?? null,
      });
      expect(view.renderRoot.querySelector<HTMLDetailsElement>('details.size')?.open).toBe(true);
      expect(view.renderRoot.querySelector('.compared, [class*="compared"]')).not.toBeNull();
      const { violations } = await axe.run(view);
      expect(
        violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)]),
      ).toEqual([]);
    },
  );
});
