import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportFormat, Intention } from '../../../src/protocol/index.js';
import { LAYERS, subjectOf } from './layers.js';
import { PanelPage } from './panel-page.js';
import { useTheme } from './themes.js';

let page: PanelPage;

beforeEach(async () => {
  useTheme('dark');
  page = new PanelPage(subjectOf(LAYERS.d2l));
  await page.drawn();
});
afterEach(() => page.close());

type Saved = Extract<Intention, { readonly type: 'save' }>;

async function exported(format: ExportFormat): Promise<Saved> {
  page.tell({ type: 'export', format });
  await expect
    .poll(() => page.sent.some(({ type }) => type === 'save' || type === 'failed'), {
      timeout: 60_000,
    })
    .toBe(true);
  const saved = page.sent.find((intention): intention is Saved => intention.type === 'save');
  if (saved === undefined) throw new Error(JSON.stringify(page.sent.at(-1)));
  return saved;
}

const bytesOf = (saved: Saved): Uint8Array => {
  if (typeof saved.data === 'string') throw new Error('text');
  return saved.data;
};

const textOf = (saved: Saved): string => {
  if (typeof saved.data !== 'string') throw new Error('bytes');
  return saved.data;
};

/** Chunks of a PNG: name and data. */
function chunks(png: Uint8Array): readonly { readonly name: string; readonly data: DataView }[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const found: { name: string; data: DataView }[] = [];
  for (let at = 8; at < png.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8));
    found.push({ name, data: new DataView(png.buffer, png.byteOffset + at + 8, length) });
    at += length + 12;
  }
  return found;
}

describe('exports', () => {
  it('save SVG that parses and shows the same numbers as the panel', async () => {
    const saved = await exported('svg');
    expect(saved.name).toBe('MaxPool2d-4x4-to-2x2.svg');
    const svg = new DOMParser().parseFromString(textOf(saved), 'image/svg+xml');
    expect(svg.querySelector('parsererror')).toBeNull();
    const texts = Array.from(svg.querySelectorAll('text'), (text) => text.textContent);
    for (const value of [...Array(16).keys(), '−∞']) expect(texts).toContain(String(value));
    expect(texts).toContain('out[0, 0] = max(0, 1, 4, 5) = 5');
    expect(textOf(saved)).not.toMatch(/var\(|class=|style=/u);
  });

  it('save PNG at twice the size', async () => {
    const svg = new DOMParser().parseFromString(textOf(await exported('svg')), 'image/svg+xml');
    page.sent.length = 0;
    const header = chunks(bytesOf(await exported('png'))).find(({ name }) => name === 'IHDR');
    const width = Number(svg.documentElement.getAttribute('width'));
    expect(header?.data.getUint32(0)).toBe(Math.round(2 * width));
  });

  it('save a GIF with one frame per window', async () => {
    const gif = bytesOf(await exported('gif'));
    expect(String.fromCharCode(...gif.subarray(0, 6))).toBe('GIF89a');
    const controls = Array.from(gif.keys()).filter(
      (at) => gif[at] === 0x21 && gif[at + 1] === 0xf9 && gif[at + 2] === 0x04 && gif[at + 7] === 0,
    );
    expect(controls).toHaveLength(4);
    expect(page.sent.filter(({ type }) => type === 'exportProgress').at(-1)).toEqual({
      type: 'exportProgress',
      share: 1,
      cancelled: false,
    });
  });

  it('save an animated PNG with one frame per window that browsers can read', async () => {
    const png = bytesOf(await exported('apng'));
    const found = chunks(png);
    expect(found.filter(({ name }) => name === 'fcTL')).toHaveLength(4);
    expect(found.find(({ name }) => name === 'acTL')?.data.getUint32(0)).toBe(4);
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(png)], { type: 'image/png' }));
    expect(bitmap.width).toBeGreaterThan(400);
  });

  it('stop when the reader cancels', async () => {
    page.tell({ type: 'export', format: 'gif' });
    page.tell({ type: 'cancelExport' });
    await expect
      .poll(() => page.sent.filter(({ type }) => type === 'exportProgress').at(-1), {
        timeout: 60_000,
      })
      .toEqual({ type: 'exportProgress', share: 1, cancelled: true });
    expect(page.sent.some(({ type }) => type === 'save')).toBe(false);
  });

  it('save TikZ that stands alone, Markdown with the facts, and CSV with all digits', async () => {
    const tikz = textOf(await exported('tikz'));
    expect(tikz).toContain('\\documentclass[tikz,border=4pt]{standalone}');
    expect(tikz.match(/\\begin\{/gu)).toHaveLength(tikz.match(/\\end\{/gu)?.length ?? 0);
    expect(tikz).toContain('$-$$\\infty$');
    page.sent.length = 0;
    const markdown = textOf(await exported('markdown'));
    expect(markdown).toContain('# `nn.MaxPool2d(3, stride=2, padding=1)`');
    expect(markdown).toContain('| **1** | 13 | 15 |');
    expect(markdown).toContain('| Comparisons (reads − outputs) | 21 |');
    page.sent.length = 0;
    const csv = textOf(await exported('csv'));
    expect(csv).toContain('output,2x2,from,0x0\r\n5,7\r\n13,15\r\n');
  });
});

describe('a dropped picture', () => {
  it('becomes the input’s values', async () => {
    const canvas = new OffscreenCanvas(4, 4);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.fillStyle = '#000';
    context.fillRect(0, 0, 4, 4);
    context.fillStyle = '#fff';
    context.fillRect(3, 3, 1, 1);
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    const data = new Uint8Array(await blob.arrayBuffer());
    page.tell({ type: 'image', name: 'dot.png', data });
    await expect.poll(() => page.sent.at(-1)?.type).toBe('setValues');
    await page.drawn();
    expect(page.text('.values')).toBe('input values: dot.png');
    const texts = page.all('svg.static text').map((text) => text.textContent?.trim());
    expect(texts.filter((text) => text === '1').length).toBeGreaterThan(0);
  });

  it('that is no picture is refused in words', async () => {
    page.tell({ type: 'image', name: 'notes.txt', data: Uint8Array.of(1, 2, 3) });
    await page.drawn();
    await expect
      .poll(() => page.all('ps-values')[0]?.shadowRoot?.textContent)
      .toContain('notes.txt is not a picture that can be read.');
  });
});
