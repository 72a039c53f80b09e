import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Subject } from '../../../src/present/index.js';
import { LAYERS, subjectOf } from './layers.js';
import { PanelPage } from './panel-page.js';
import { useTheme } from './themes.js';

const UNPOOLING: Subject = (() => {
  const layer = subjectOf({
    operation: 'MaxUnpool2d',
    arguments: { kernel_size: 2 },
    text: 'nn.MaxUnpool2d(2)',
    input: [1, 1, 3, 3],
  });
  return { ...layer, site: { ...layer.site, kind: 'MaxUnpool2d', isPooling: false } };
})();

const SUBJECTS: Readonly<Record<string, Subject>> = {
  grids: subjectOf(LAYERS.d2l),
  heat: subjectOf(LAYERS.large),
  strip: subjectOf(LAYERS.strip),
  slices: subjectOf(LAYERS.slices),
  unpooling: UNPOOLING,
};

let page: PanelPage;
beforeEach(() => useTheme('dark'));
afterEach(() => {
  page.close();
  document.documentElement.dir = 'ltr';
});

/** Where everything that is drawn stands, from the left edge of its picture. */
async function places(subject: Subject, direction: 'ltr' | 'rtl'): Promise<readonly string[]> {
  document.documentElement.dir = direction;
  page = new PanelPage(subject, 1200);
  await page.drawn();
  const left = page.one('.layers').getBoundingClientRect().left;
  const top = page.one('.layers').getBoundingClientRect().top;
  const found = page
    .all('.layers .grid, .layers canvas, .layers svg, .layers svg > *')
    .filter((element) => element.localName !== 'defs')
    .map((element) => {
      const box = element.getBoundingClientRect();
      const numbers = [box.left - left, box.top - top, box.width, box.height];
      return [
        element.localName,
        element.textContent?.trim() ?? '',
        ...numbers.map(Math.round),
      ].join(' ');
    });
  return found;
}

describe('a page that is read from right to left', () => {
  it.each(Object.entries(SUBJECTS))('leaves the picture as it is: %s', async (_, subject) => {
    const before = await places(subject, 'ltr');
    page.close();
    const after = await places(subject, 'rtl');
    expect(before.length).toBeGreaterThan(10);
    expect(after).toEqual(before);
  });

  it('keeps the arrow keys and the pointer true to what is drawn', async () => {
    document.documentElement.dir = 'rtl';
    page = new PanelPage(subjectOf(LAYERS.d2l), 1200);
    await page.drawn();
    page.one('.grid[data-part="output"]').focus();
    await userEvent.keyboard('{ArrowRight}');
    await page.drawn();
    expect(page.text('.expression')).toBe('out[0, 1] = max(1, 2, 3, 5, 6, 7) = 7');
    const scrub = page.one('.scrub');
    const box = scrub.getBoundingClientRect();
    await userEvent.click(scrub, { position: { x: box.width - 4, y: box.height / 2 } });
    await page.drawn();
    expect(page.text('.expression')).toContain('out[1, 1]');
    const [first, last] = ['First window', 'Last window'].map((name) =>
      page.one(`[aria-label="${name}"]`).getBoundingClientRect(),
    );
    expect(first?.left ?? 0).toBeLessThan(last?.left ?? 0);
  });

  it.each(Object.entries(SUBJECTS))('fits any width: %s', async (_, subject) => {
    document.documentElement.dir = 'rtl';
    page = new PanelPage(subject, 320);
    for (const width of [320, 560, 980, 1600]) {
      page.resize(width);
      await page.drawn();
      expect(page.element.scrollWidth, `${String(width)} px`).toBeLessThanOrEqual(width);
      const panel = page.element.getBoundingClientRect();
      for (const grid of page.all('.grid')) {
        const box = grid.getBoundingClientRect();
        expect(box.left, `${String(width)} px`).toBeGreaterThanOrEqual(panel.left - 0.5);
        expect(box.right, `${String(width)} px`).toBeLessThanOrEqual(panel.right + 0.5);
      }
    }
  });
});
