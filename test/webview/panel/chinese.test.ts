import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Subject } from '../../../src/present/index.js';
import { t } from '../../../webview/shared/translate.js';
import { expectToFit, expectWordsApart } from './fits.js';
import { LAYERS, subjectOf } from './layers.js';
import { PanelPage } from './panel-page.js';
import { spacedIn, speakChinese, speakEnglish } from '../language.js';
import { useTheme } from './themes.js';

let page: PanelPage;
beforeEach(() => {
  useTheme('light');
  speakChinese();
});
afterEach(() => {
  page.close();
  speakEnglish();
});

const open = async (subject: Subject, width = 1200): Promise<void> => {
  page = new PanelPage(subject, width);
  page.translate = t;
  page.show();
  await page.drawn();
};

const SUBJECTS: Readonly<Record<string, Subject>> = {
  empty: {
    kind: 'none',
    file: 'pooling.py',
    calls: [{ id: 'a', label: 'nn.MaxPool2d(2)', line: 14 }],
    stopped: null,
  },
  'needs a shape': subjectOf(LAYERS.unknown),
  invalid: subjectOf(LAYERS.invalid),
  ready: subjectOf(LAYERS.d2l),
  stale: { ...subjectOf(LAYERS.average), stale: true },
  large: subjectOf(LAYERS.large),
  strip: subjectOf(LAYERS.strip),
  slices: subjectOf(LAYERS.slices),
  spread: subjectOf(LAYERS.spread),
  adaptive: subjectOf(LAYERS.adaptive),
};

/** What has no Chinese name: libraries and keys. */
const NAMES = /^(Keras|Flax|Home|Space|Enter|Esc|Shift|Ctrl)\b|\(arange\)/u;

/** Texts of the page without a word of Chinese, in any of its shadow trees; code is left out. */
const englishIn = (panel: PanelPage): readonly string[] =>
  panel
    .all('button, label, h2, h3, p, dt, dd, th, option, li > span, text')
    .filter((element) => element.closest('pre, .call, .formula') === null)
    .map((element) => (element.textContent ?? '').replaceAll(/\s+/gu, ' ').trim())
    .filter((text) => /[a-z]{3,}/u.test(text) && !/\p{Script=Han}/u.test(text))
    .filter((text) => !NAMES.test(text) && !/\w\.\w|PyTorch|TensorFlow|ONNX/u.test(text));

describe('the panel in Chinese', () => {
  it.each(Object.entries(SUBJECTS))('fits from 320 to 2000 px: %s', async (_, subject) => {
    await open(subject, 320);
    await expectToFit(page);
  });

  it.each(['ready', 'stale', 'strip', 'slices', 'adaptive'])(
    'keeps the words of its picture apart: %s',
    async (name) => {
      const subject = SUBJECTS[name];
      if (subject === undefined) throw new Error(name);
      await open(subject, 400);
      for (const width of [320, 480, 620, 800, 1200]) {
        page.resize(width);
        await page.drawn();
        expectWordsApart(page);
      }
    },
  );

  it.each(Object.entries(SUBJECTS))('says nothing in English alone: %s', async (_, subject) => {
    await open(subject);
    expect(englishIn(page)).toEqual([]);
  });

  it.each(['convolution', 'compare', 'gradient'] as const)('fits in the tab %s', async (tab) => {
    await open(subjectOf(LAYERS.d2l), 320);
    page.view = { ...page.view, tab };
    page.show();
    await page.drawn();
    await expectToFit(page);
    expect(englishIn(page)).toEqual([]);
  });

  it.each(['windows', 'convolution', 'compare', 'gradient'] as const)(
    'joins sentences without a space in the tab %s',
    async (tab) => {
      await open(subjectOf(LAYERS.average));
      page.view = { ...page.view, tab };
      page.show();
      await page.drawn();
      const said = page
        .all('p, td, h3')
        .map((element) => (element.textContent ?? '').replaceAll(/\s+/gu, ' ').trim());
      expect(said.length).toBeGreaterThan(0);
      expect(spacedIn(said)).toEqual([]);
    },
  );

  it('reads a window aloud', async () => {
    await open(subjectOf(LAYERS.d2l));
    page.one('[role=grid][data-part=output]').focus();
    await userEvent.keyboard('{ArrowRight}');
    await page.drawn();
    expect(page.one('ps-readout').shadowRoot?.querySelector('.spoken')?.textContent).toBe(
      '第 2 个窗口，共 4 个，第 −1 至 1 行，第 1 至 3 列，最大值 7，位于第 1 行，第 3 列',
    );
  });
});
