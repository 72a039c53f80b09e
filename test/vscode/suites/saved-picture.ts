import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import type { Workbench } from '../harness/workbench.js';

/** Exports the picture of the panel in front in a format, and gives the file's bytes. */
export const savedPicture = async (
  workbench: Workbench,
  format: string,
  extension: string,
): Promise<Buffer> => {
  const title = workbench.page.locator('.quick-input-widget .quick-input-title');
  const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
  await workbench.page.keyboard.press('F1');
  await workbench.quickInput.fill('>Export the Picture');
  await rows.filter({ hasText: 'Export the Picture' }).first().click();
  await title.filter({ hasText: 'Export the Picture' }).waitFor();
  await rows.filter({ hasText: format }).first().click();
  await title.filter({ hasText: 'Save the Picture' }).waitFor();
  await workbench.page.keyboard.press('Enter');
  const find = async (): Promise<string | undefined> =>
    (await readdir(workbench.workspace.folder)).find((name) => name.endsWith(extension));
  await expect.poll(find).toBeDefined();
  const file = path.join(workbench.workspace.folder, (await find()) ?? '');
  await expect.poll(async () => (await readFile(file)).length).toBeGreaterThan(0);
  const bytes = await readFile(file);
  await rm(file);
  return bytes;
};

/** Number of frames of a GIF file, walked block by block as its specification says. */
export const framesOfGif = (gif: Buffer): number => {
  const colours = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1));
  const afterBlocks = (from: number): number => {
    let at = from;
    while ((gif[at] ?? 0) !== 0) at += (gif[at] ?? 0) + 1;
    return at + 1;
  };
  let frames = 0;
  let at = 13 + colours(gif[10] ?? 0);
  while (at < gif.length && gif[at] !== 0x3b) {
    if (gif[at] === 0x21) at = afterBlocks(at + 2);
    else if (gif[at] === 0x2c) {
      frames += 1;
      at = afterBlocks(at + 10 + colours(gif[at + 9] ?? 0) + 1);
    } else throw new Error(`no block of a GIF starts with ${String(gif[at])}`);
  }
  return frames;
};
