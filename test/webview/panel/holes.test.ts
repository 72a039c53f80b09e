import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { LAYERS, subjectOf } from './layers.js';
import { PanelPage } from './panel-page.js';
import { useTheme } from './themes.js';

let page: PanelPage;

beforeEach(async () => {
  useTheme('dark');
  page = new PanelPage(subjectOf(LAYERS.spread), 1200);
  await page.drawn();
});
afterEach(() => page.close());

const input = (): HTMLElement => page.one('.grid[data-part="input"]');

const legendItem = (): Element | undefined =>
  page.all('.item').find((each) => each.textContent?.includes('hole'));

describe('an input that a base dilation spreads', () => {
  it('shows its elements apart, with a round hole between each two', () => {
    expect(page.all('svg.static rect.cell')).toHaveLength(9 + 9);
    expect(page.all('svg.static rect.cell-hole')).toHaveLength(16);
    const [hole] = page.all('svg.static rect.cell-hole');
    const [data] = page.all('svg.static rect.cell');
    expect(hole?.getBoundingClientRect().width).toBeLessThan(
      data?.getBoundingClientRect().width ?? 0,
    );
    expect(legendItem()?.textContent?.replaceAll(/\s+/gu, ' ').trim()).toBe(
      'hole between the data 16',
    );
  });

  it('says where the keyboard is: in an element or in a hole', async () => {
    const active = (): string =>
      input()
        .querySelector(`[id="${input().getAttribute('aria-activedescendant') ?? ''}"]`)
        ?.textContent?.trim() ?? '';
    input().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await page.drawn();
    expect(active()).toBe('row 0, column 1, value 1, read by 1 window');
    expect(page.text('.title')).toBe('Input [0, 1] = 1');
    await userEvent.keyboard('{ArrowRight}');
    await page.drawn();
    expect(active()).toBe(
      'row 0, column 3 of the spread input, hole between the data, read as minus infinity',
    );
    expect(page.text('.title')).toBe('Hole [0, 3] of the spread input');
  });

  it('takes a value for an element and none for a hole', async () => {
    input().focus();
    await userEvent.keyboard('{ArrowRight}{F2}');
    await page.drawn();
    expect(page.all('input.editor')).toHaveLength(0);
    await userEvent.keyboard('{ArrowRight}{F2}');
    await page.drawn();
    expect(page.one('input.editor').getAttribute('aria-label')).toBe('Value of input 0, 1');
    await userEvent.keyboard('99{Enter}');
    await page.drawn();
    expect(page.sent).toContainEqual({ type: 'editCell', at: [0, 1], value: 99 });
    await userEvent.keyboard('{Escape}');
    page.one('.grid[data-part="output"]').focus();
    await userEvent.keyboard('{ArrowRight}');
    await page.drawn();
    expect(page.text('.expression')).toBe('out[0, 1] = max(99) = 99');
  });

  it('draws holes in every mode', async () => {
    page.one('.grid[data-part="output"]').focus();
    for (const mode of ['2', '3', '4', '1']) {
      await userEvent.keyboard(mode);
      await page.drawn();
      expect(page.all('svg.static rect.cell-hole')).toHaveLength(16);
    }
  });

  it('leaves the holes bright while the legend speaks of them', async () => {
    legendItem()?.dispatchEvent(new PointerEvent('pointerenter'));
    await page.drawn();
    expect(page.all('rect.dimming')).toHaveLength(49 - 16);
  });
});
