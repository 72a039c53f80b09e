import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openWorkbench, type Theme, type Workbench } from '../harness/workbench.js';
import { LabPage } from '../suites/lab-page.js';
import type { LabPicture } from './lab-states.js';
import { settled } from './settled.js';
import { smallPng } from './small-png.js';

/** A window with the Lab in its side bar, which is so wide. */
const WIDTH = 430;

/** A window that shows the Lab beside an empty file. */
export async function openLabStudio(
  theme: Theme,
): Promise<{ readonly workbench: Workbench; readonly lab: LabPage }> {
  const workbench = await openWorkbench({
    theme,
    viewport: { width: 900, height: 920 },
    files: { 'net.py': 'import torch\n' },
    settings: { 'workbench.activityBar.location': 'default', 'editor.fontSize': 13 },
  });
  await workbench.openFile('net.py');
  const lab = await LabPage.open(workbench);
  await widenLab(workbench);
  return { workbench, lab };
}

/** Brings the Lab into the picture's state and takes it, without the editor around it. */
export async function takeLabPicture(
  { workbench, lab }: Awaited<ReturnType<typeof openLabStudio>>,
  picture: LabPicture,
  folder: string,
): Promise<void> {
  await picture.act(lab);
  await workbench.page.mouse.move(2, 2);
  const bar = workbench.page.locator('.part.sidebar');
  await settled(bar);
  await mkdir(folder, { recursive: true });
  const shot = await bar.screenshot({ animations: 'disabled' });
  await writeFile(path.join(folder, `${picture.name}.png`), smallPng(shot));
}

/** Drags the border of the side bar until the Lab is as wide as one reads it. */
export async function widenLab({ page }: Workbench): Promise<void> {
  const bar = page.locator('.part.sidebar');
  await settled(bar);
  const box = await bar.boundingBox();
  if (box === null) throw new Error('The side bar is hidden.');
  await page.mouse.move(box.x + box.width, 400);
  await page.mouse.down();
  await page.mouse.move(WIDTH, 400, { steps: 5 });
  await page.mouse.up();
  await settled(bar);
}
