import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { PanelPage } from './panel-page.js';
import { framesOfGif, savedPicture } from './saved-picture.js';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({
    copyOf: 'examples',
    viewport: { width: 1700, height: 900 },
  });
  await workbench.openFile('pooling.py');
  await workbench.putCursorOn('pooling.py', 'nn.MaxPool2d(3, stride');
  await workbench.runCommand('Visualize Pooling');
  const panel = await PanelPage.of(workbench);
  await panel.output.focus();
});
afterAll(() => workbench.close());

/** Exports the picture in a format and gives the file's bytes. */
const exported = (format: string, extension: string): Promise<Buffer> =>
  savedPicture(workbench, format, extension);

/** The name and body of every chunk of a PNG file. */
const chunksOf = (png: Buffer): readonly { readonly name: string; readonly body: Buffer }[] => {
  const chunks = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    chunks.push({ name, body: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
};

const PNG_SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

const INPUT = Array.from({ length: 16 }, (_, index) => index);
const OUTPUT = [5, 7, 13, 15];

/** The picture's 2 × 2 outputs have one window each. */
const WINDOWS = 4;

describe('an export', () => {
  it('as SVG holds the numbers of the picture', async () => {
    const svg = (await exported('SVG', '.svg')).toString('utf8');
    const texts = await workbench.page.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
      const fault = parsed.querySelector('parsererror')?.textContent ?? '';
      if (fault !== '' || parsed.documentElement.localName !== 'svg') throw new Error(fault);
      return [...parsed.querySelectorAll('text')].map((each) => each.textContent);
    }, svg);
    const shown = [...INPUT, ...OUTPUT].map(String);
    expect(texts).toEqual(expect.arrayContaining(shown));
  });

  it('as CSV holds the values', async () => {
    const csv = (await exported('CSV', '.csv')).toString('utf8');
    expect(csv).toMatch(/13,\s*15/u);
  });

  it('as TikZ stands alone', async () => {
    const tikz = (await exported('TikZ', '.tex')).toString('utf8');
    expect(tikz).toMatch(/^(?:%.*\n)*\\documentclass/u);
    const begun = [...tikz.matchAll(/\\begin\{(\w+)\}/gu)].map(([, name]) => name);
    const ended = [...tikz.matchAll(/\\end\{(\w+)\}/gu)].map(([, name]) => name);
    expect(begun).toEqual(['document', 'tikzpicture']);
    expect(ended).toEqual(begun.toReversed());
    expect(tikz.split('{')).toHaveLength(tikz.split('}').length);
    for (const value of [...INPUT, ...OUTPUT]) expect(tikz).toContain(`{${String(value)}}`);
    const used = [...tikz.matchAll(/\\(?:draw|fill|node|path|filldraw)\b.*/gu)].map(
      ([line]) => line,
    );
    expect(used.length).toBeGreaterThan(INPUT.length + OUTPUT.length);
    for (const line of used) expect(line).toMatch(/;\s*$/u);
  });

  it('as PNG is one still picture', async () => {
    const png = await exported('PNG picture', '.png');
    expect(png.subarray(0, 8)).toEqual(PNG_SIGNATURE);
    const names = chunksOf(png).map(({ name }) => name);
    expect(names[0]).toBe('IHDR');
    expect(names).toContain('IDAT');
    expect(names).not.toContain('acTL');
    expect(names.at(-1)).toBe('IEND');
  });

  it('as GIF has a frame for each window', async () => {
    const gif = await exported('Animated GIF', '.gif');
    expect(gif.toString('latin1', 0, 6)).toBe('GIF89a');
    expect(framesOfGif(gif)).toBe(WINDOWS);
  });

  it('as animated PNG has a frame for each window', async () => {
    const apng = await exported('Animated PNG', '.png');
    expect(apng.subarray(0, 8)).toEqual(PNG_SIGNATURE);
    const chunks = chunksOf(apng);
    expect(chunks.find(({ name }) => name === 'acTL')?.body.readUInt32BE(0)).toBe(WINDOWS);
    expect(chunks.filter(({ name }) => name === 'fcTL')).toHaveLength(WINDOWS);
  });

  it('as Markdown has a table with the outputs', async () => {
    const markdown = (await exported('Markdown', '.md')).toString('utf8');
    expect(markdown).toMatch(/\|\s*5\s*\|\s*7\s*\|/u);
    expect(markdown).toMatch(/\|\s*13\s*\|\s*15\s*\|/u);
  });
});
