import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { root } from '../../../scripts/root.mjs';
import type { Theme, Workbench } from '../harness/workbench.js';
import { openLabStudio, takeLabPicture } from './lab-camera.js';
import { labPictures } from './lab-states.js';
import { openStudio, takePicture } from './panel-camera.js';
import { panelChapters, type PanelPicture } from './panel-states.js';
import { statesPage } from './states-page.js';

const docs = path.join(root, 'docs');
const states = path.join(docs, 'images/states');
const pictures = panelChapters.flatMap((chapter) => chapter.pictures);
const themes: readonly Theme[] = ['dark', 'light', 'hc-dark', 'hc-light'];

// These are no tests: they take a picture of every state, and write the page about them.
describe('pictures of every state', () => {
  for (const theme of themes) {
    const some = pictures.filter((picture) => (picture.theme ?? 'dark') === theme);
    describe(theme, () => takeAll(some, theme));
    const ofLab = labPictures.filter((picture) => (picture.theme ?? 'dark') === theme);
    describe.runIf(ofLab.length > 0)(`the Lab, ${theme}`, () => {
      let studio: Awaited<ReturnType<typeof openLabStudio>>;
      beforeAll(async () => {
        studio = await openLabStudio(theme);
      });
      afterAll(() => studio.workbench.close());
      for (const picture of ofLab) {
        it(picture.name, () => takeLabPicture(studio, picture, states));
      }
    });
  }

  const chapters = [...panelChapters, { title: 'The Lab and its lessons', pictures: labPictures }];
  afterAll(() => writeFile(path.join(docs, 'states.md'), statesPage(chapters)));
});

function takeAll(some: readonly PanelPicture[], theme: Theme): void {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openStudio(some, theme);
  });
  afterAll(() => workbench.close());
  for (const picture of some) {
    it(picture.name, () => takePicture(workbench, picture, states));
  }
}
