import { expect } from 'vitest';
import type { PanelPage } from './panel-page.js';

/** Widths from a narrow side panel to an ultra-wide one, with those where the layout changes. */
const WIDTHS: readonly number[] = [320, 400, 559, 560, 720, 979, 980, 1200, 2000];

const PARTS: readonly string[] = [
  'ps-header',
  'ps-stage',
  'ps-picture',
  'ps-inspector',
  'ps-transport',
  'ps-readout',
];

/** Holds a panel to its width, whatever that is: nothing scrolls sideways or sticks out. */
export async function expectToFit(page: PanelPage): Promise<void> {
  for (const width of WIDTHS) {
    page.resize(width);
    await page.drawn();
    expect(page.element.scrollWidth, `${String(width)} px`).toBeLessThanOrEqual(width);
    const right = page.element.getBoundingClientRect().right;
    for (const name of PARTS) {
      for (const part of page.all(name)) {
        const at = `${name} at ${String(width)} px`;
        expect(part.getBoundingClientRect().right, at).toBeLessThanOrEqual(right + 0.5);
        expect(part.scrollWidth, at).toBeLessThanOrEqual(part.clientWidth + 1);
      }
    }
  }
}

/** Holds the words in a picture to the room they have: none is cut off, none lies on another. */
export function expectWordsApart(page: PanelPage): void {
  const right = page.one('ps-picture').getBoundingClientRect().right;
  const boxes = page
    .all('text.text-title, text.text-caption')
    .filter((text) => text.textContent !== '')
    .map((text) => ({ text: text.textContent ?? '', box: text.getBoundingClientRect() }));
  for (const [index, { text, box }] of boxes.entries()) {
    expect(box.right, text).toBeLessThanOrEqual(right + 1);
    for (const { text: other, box: next } of boxes.slice(index + 1)) {
      const apart =
        box.right <= next.left + 1 ||
        next.right <= box.left + 1 ||
        box.bottom <= next.top + 1 ||
        next.bottom <= box.top + 1;
      expect(apart, `“${text}” and “${other}”`).toBe(true);
    }
  }
}
