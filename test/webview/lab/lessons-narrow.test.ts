import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { lessons } from '../../../src/lessons/index.js';
import type { LabView } from '../../../webview/lab/lab-view.js';
import '../../../webview/lab/lab-view.js';
import { FakeHost } from './fake-host.js';
import { wear } from './themes.js';
import { walkLesson } from './walk-lesson.js';

let lab: LabView | null = null;

afterEach(() => lab?.remove());

const settled = async (view: LabView): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) {
    await view.updateComplete;
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
};

/** Every element below, shadow roots included. */
const within = (root: ParentNode): readonly Element[] =>
  [...root.querySelectorAll('*')].flatMap((each) => [
    each,
    ...(each.shadowRoot === null ? [] : within(each.shadowRoot)),
  ]);

/** What is cut off at the right, or scrolls sideways. */
const cutIn = (view: LabView): readonly string[] =>
  within(view.renderRoot)
    .filter((each): each is HTMLElement => each instanceof HTMLElement)
    .filter(({ localName, scrollWidth, clientWidth }) => {
      const scrolls = clientWidth > 0 && scrollWidth > clientWidth + 1;
      return scrolls && !['pre', 'select', 'input', 'code'].includes(localName);
    })
    .filter((each) => !/spoken|visually-hidden/u.test(each.className))
    // The cells that screen readers are told of lie unseen over the drawn ones.
    .filter((each) => each.checkVisibility({ opacityProperty: true }))
    .map(({ localName, className }) => `${localName}.${className}`);

describe('at 300 pixels', () => {
  it.each(lessons.map(({ id }) => id))('the lesson %s is not cut in any step', async (id) => {
    await page.viewport(300, 1250);
    wear('vscode-dark');
    const host = new FakeHost();
    const view = document.createElement('ps-lab');
    lab = view;
    view.connection = host;
    document.body.append(view);
    const cut: string[] = [];
    await walkLesson(host, id, async (step, isDone) => {
      await settled(view);
      const place = `step ${String(step + 1)}${isDone ? ', done' : ''}`;
      cut.push(...cutIn(view).map((one) => `${place}: ${one}`));
    });
    expect(cut).toEqual([]);
  });
});
