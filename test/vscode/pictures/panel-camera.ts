import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { PanelPage } from '../suites/panel-page.js';
import { openWorkbench, type Theme, type Workbench } from '../harness/workbench.js';
import type { PanelPicture } from './panel-states.js';
import { settled } from './settled.js';
import { smallPng } from './small-png.js';

/** Room above the panel for a little code, and below it for the status bar. */
const CODE = 220;

/** A window whose panel lies under its code, so that the panel is as wide as the window. */
export async function openStudio(
  pictures: readonly PanelPicture[],
  theme: Theme,
  open: typeof openWorkbench = openWorkbench,
): Promise<Workbench> {
  const workbench = await open({
    theme,
    viewport: { width: 1200, height: 1000 },
    files: Object.fromEntries(pictures.map((picture) => [fileOf(picture), picture.code])),
    settings: studioSettings,
  });
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  return workbench;
}

const studioSettings = {
  'editor.fontSize': 13,
  'workbench.activityBar.location': 'hidden',
  'workbench.editor.openSideBySideDirection': 'down',
  // Editors are closed after each picture, whatever was typed into them.
  'files.autoSave': 'afterDelay',
  'files.autoSaveDelay': 50,
};

const fileOf = ({ name }: PanelPicture): string => `${name.replaceAll('-', '_')}.py`;

/** Brings a new panel into the picture's state and takes it, without the editor around it. */
export async function takePicture(
  workbench: Workbench,
  picture: PanelPicture,
  folder: string,
): Promise<void> {
  const { page } = workbench;
  const [width, height] = picture.size;
  const file = fileOf(picture);
  const settings = picture.settings ?? {};
  await workbench.changeSettings({ ...studioSettings, ...settings });
  await page.setViewportSize({ width, height: height + CODE });
  await workbench.openFile(file);
  await workbench.putCursorOn(file, picture.at);
  await workbench.runCommand('Visualize Pooling');
  const first = await PanelPage.of(workbench, picture.shows ?? 'ps-panel [role=grid]');
  await giveHeight(page.locator('.editor-group-container'), height);
  const opened = await picture.act?.(first, workbench, file);
  const panel = opened instanceof PanelPage ? opened : first;
  await page.mouse.move(2, 2);
  if (picture.focused !== true) await panel.frame.evaluate(letGoOfFocus);
  const webview = await panel.frame.parentFrame()?.frameElement();
  if (webview === undefined) throw new Error('The panel is in no webview.');
  await settled(page.locator('.monaco-workbench'));
  const box = await webview.boundingBox();
  if (box === null) throw new Error('The panel is hidden.');
  const shot = await page.screenshot({ clip: box, animations: 'disabled' });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${picture.name}.png`), smallPng(shot));
  await workbench.runCommand('View: Close All Editors');
  await page.locator('.editor-group-container .tab').first().waitFor({ state: 'detached' });
}

// Runs in the panel: the ring of the focus is one thing more to look at.
function letGoOfFocus(): void {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (active instanceof HTMLElement) active.blur();
}

/** Drags the border above the lower group until its content is as high as wanted. */
async function giveHeight(groups: Locator, height: number): Promise<void> {
  const lower = groups.nth(1);
  await lower.waitFor();
  const page = lower.page();
  const content = await lower.locator('.editor-container').boundingBox();
  const group = await lower.boundingBox();
  if (content === null || group === null) throw new Error('There is no second group.');
  await page.mouse.move(group.x + group.width / 2, group.y);
  await page.mouse.down();
  await page.mouse.move(group.x + group.width / 2, group.y + content.height - height, { steps: 5 });
  await page.mouse.up();
}
