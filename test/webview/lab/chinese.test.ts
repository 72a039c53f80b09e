import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import '../../../webview/lab/lab-view.js';
import type { LabView } from '../../../webview/lab/lab-view.js';
import { t } from '../../../webview/shared/translate.js';
import { spacedIn, speakChinese, speakEnglish } from '../language.js';
import { FakeHost } from './fake-host.js';
import { wear } from './themes.js';

let lab: LabView;

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 6; turn += 1) {
    await lab.updateComplete;
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
};

beforeEach(() => {
  wear('vscode-light');
  speakChinese();
});
afterEach(() => {
  lab.remove();
  speakEnglish();
});

describe('the Lab in Chinese', () => {
  it.each([300, 320, 400])('fits %i px in every lesson', async (width) => {
    await page.viewport(width, 1250);
    const host = new FakeHost(null, t);
    lab = document.createElement('ps-lab');
    lab.connection = host;
    document.body.append(lab);
    await settled();
    for (const lesson of [null, ...host.session.state.lessons.map(({ id }) => id)]) {
      host.send({ type: 'chooseLesson', lesson });
      await settled();
      const scroll = lab.shadowRoot?.querySelector('.scroll');
      expect(scroll?.scrollWidth, lesson ?? 'no lesson').toBeLessThanOrEqual(width);
    }
  });

  it('joins sentences without a space in every step of every lesson', async () => {
    await page.viewport(400, 1250);
    const host = new FakeHost(null, t);
    lab = document.createElement('ps-lab');
    lab.connection = host;
    document.body.append(lab);
    const paragraphs = (): readonly string[] => {
      const step = lab.shadowRoot?.querySelector('ps-lesson-step')?.shadowRoot;
      return [...(step?.querySelectorAll('p') ?? [])].map((each) =>
        each.textContent.replaceAll(/\s+/gu, ' ').trim(),
      );
    };
    let seen = 0;
    for (const { id } of host.session.state.lessons) {
      host.send({ type: 'chooseLesson', lesson: id });
      await settled();
      const steps = host.session.state.lesson?.completed.length ?? 0;
      for (let step = 0; step < steps; step += 1) {
        host.send({ type: 'goToStep', step });
        await settled();
        expect(spacedIn(paragraphs()), `${id}, step ${step + 1}`).toEqual([]);
        seen += paragraphs().length;
      }
    }
    expect(seen).toBeGreaterThan(20);
  });
});
