import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { LAYERS, subjectOf } from './layers.js';
import { PanelPage } from './panel-page.js';
import { useTheme } from './themes.js';

let page: PanelPage;

/** Makes the browser report what a reader's system asks for; none: what it asks for itself. */
const emulate = (features: Readonly<Record<string, string>>): Promise<unknown> =>
  cdp().send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });

beforeEach(() => useTheme('dark'));
afterEach(async () => {
  page.close();
  await emulate({});
});

const open = async (): Promise<void> => {
  page = new PanelPage(subjectOf(LAYERS.d2l));
  await page.drawn();
};

/** The colour that a system colour or a custom property has where an element stands. */
function resolved(value: string): string {
  const probe = document.createElement('span');
  probe.style.color = value;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

describe('forced colours', () => {
  it('replace the colours of the picture by those of the system', async () => {
    await open();
    expect(resolved('var(--ps-pad)')).not.toBe(resolved('CanvasText'));
    await emulate({ 'forced-colors': 'active' });
    expect(matchMedia('(forced-colors: active)').matches).toBe(true);
    expect(resolved('var(--ps-pad)')).toBe(resolved('CanvasText'));
    expect(resolved('var(--ps-background)')).toBe(resolved('Canvas'));
    expect(resolved('var(--ps-window)')).toBe(resolved('Highlight'));
  });

  it('leave every number and every mark of a kind of cell to be seen', async () => {
    await emulate({ 'forced-colors': 'active' });
    await open();
    const canvas = resolved('Canvas');
    const numbers = page.all('svg.static text');
    expect(numbers.length).toBeGreaterThan(16);
    for (const text of numbers) expect(getComputedStyle(text).fill).not.toBe(canvas);
    const windows = page.all('svg.moving rect[data-moves]');
    expect(windows.length).toBeGreaterThan(0);
    expect(windows.some((box) => getComputedStyle(box).stroke === resolved('Highlight'))).toBe(
      true,
    );
  });
});

describe('reduced motion', () => {
  const transitions = (): readonly string[] =>
    page.all('rect[data-moves]').map((box) => getComputedStyle(box).transitionDuration);

  it('lets the window jump where it glides otherwise', async () => {
    await open();
    expect(transitions().some((duration) => !/^0s/u.test(duration))).toBe(true);
    await emulate({ 'prefers-reduced-motion': 'reduce' });
    expect(transitions().every((duration) => /^0s/u.test(duration))).toBe(true);
  });

  it('still steps, and says the window it is at', async () => {
    await emulate({ 'prefers-reduced-motion': 'reduce' });
    await open();
    expect(page.one('ps-picture').hasAttribute('still')).toBe(true);
    page.one('.grid[data-part="output"]').focus();
    await userEvent.keyboard('{ArrowRight}');
    await page.drawn();
    expect(page.text('.count')).toBe('window 2 of 4');
    expect(transitions().every((duration) => /^0s/u.test(duration))).toBe(true);
  });
});
