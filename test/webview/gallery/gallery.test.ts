import { afterEach, expect, it } from 'vitest';
import type { PanelPage } from '../panel/panel-page.js';
import { useTheme, type ThemeName } from '../panel/themes.js';
import { exhibitsOf, hang } from './gallery.js';

const PROGRAM = `import torch
from torch import nn

x = torch.arange(16.0).reshape(1, 1, 4, 4)
largest, indices = nn.MaxPool2d(2, return_indices=True)(x)
back = nn.MaxUnpool2d(2)(largest, indices)
`;

let pages: readonly PanelPage[] = [];
afterEach(() => {
  for (const { element } of pages) element.closest('figure')?.remove();
});

it.each(['dark', 'light', 'hc'] as const satisfies readonly ThemeName[])(
  'the gallery draws every pooling and unpooling of a program in the %s theme',
  async (theme) => {
    useTheme(theme);
    const exhibits = await exhibitsOf({ 'net.py': PROGRAM });
    const own = exhibits.filter(({ name }) => name.startsWith('net.py'));
    expect(own.map(({ name }) => name)).toEqual(['net.py:5', 'net.py:6']);
    pages = hang(own, document.body, 900);
    for (const page of pages) {
      page.show();
      await page.drawn();
      expect(page.all('svg.static').length).toBeGreaterThan(0);
    }
    expect(pages.map(({ element }) => element.closest('figure')?.textContent)).toEqual([
      'net.py:5',
      'net.py:6',
    ]);
  },
);
