import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { LAYERS, subjectOf } from './layers.js';
import { PanelPage } from './panel-page.js';
import { useTheme } from './themes.js';

let page: PanelPage;

const open = async (width: number): Promise<void> => {
  page = new PanelPage(subjectOf(LAYERS.d2l), width);
  await page.drawn();
};

beforeEach(() => useTheme('dark'));
afterEach(() => page.close());

describe('what a reader sees at once', () => {
  it.each([
    ['3', 'How many windows read each cell.'],
    ['4', 'What comes back to each cell when every output sends 1.'],
  ])('is what the numbers of mode %s are', async (key, meaning) => {
    await open(800);
    const said = (): readonly string[] =>
      page.all('p.quiet').map((each) => (each.textContent ?? '').trim());
    expect(said()).not.toContain(meaning);
    page.one('.grid[data-part="output"]').focus();
    await userEvent.keyboard(key);
    await page.drawn();
    expect(said()).toContain(meaning);
  });

  it.each([620, 760, 900])('stays where it is while the window moves, at %i px', async (width) => {
    await open(width);
    const top = (): number => page.one('ps-transport').getBoundingClientRect().top;
    const before = top();
    page.one('.grid[data-part="output"]').focus();
    for (let step = 0; step < 3; step += 1) {
      await userEvent.keyboard('.');
      await page.drawn();
      expect(top()).toBe(before);
    }
  });

  it('has no title over a window that is not there while a cell is looked at', async () => {
    await open(1200);
    const titles = (): readonly string[] =>
      page.all('svg text').map((each) => (each.textContent ?? '').trim());
    expect(titles()).toContain('Window');
    page.one('.grid[data-part="input"]').focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}{Enter}');
    await page.drawn();
    expect(page.text('.title')).toMatch(/^Input \[/u);
    expect(titles()).not.toContain('Window');
  });

  it('is an export menu without what stands beside it', async () => {
    await open(1200);
    const entries = (): readonly string[] =>
      page
        .all('[role^="menuitem"]')
        .filter((each) => each.checkVisibility())
        .map((each) => (each.textContent ?? '').trim());
    await userEvent.click(page.one('.opener.wide'));
    await expect.poll(() => entries()[0]).toBe('PyTorch');
    await expect.poll(() => document.activeElement?.tagName).toBe('PS-PANEL');
    await userEvent.keyboard('{Escape}');
    page.resize(420);
    await page.drawn();
    await userEvent.click(page.one('.opener.narrow'));
    await expect.poll(() => entries()[0]).toBe('Keep this call');
  });
});
