import { afterEach, beforeEach, expect, it } from 'vitest';
import { LAYERS, subjectOf, type LayerCall } from './layers.js';
import { PanelPage } from './panel-page.js';
import { useTheme } from './themes.js';

let page: PanelPage;

beforeEach(() => useTheme('dark'));
afterEach(() => page.close());

/** What the panel of a layer says once it is asked for its text. */
async function textOf(layer: LayerCall): Promise<string> {
  page = new PanelPage(subjectOf(layer));
  await page.drawn();
  page.tell({ type: 'command', command: 'asText' });
  const text = page.sent.find((sent) => sent.type === 'showText')?.text;
  if (text === undefined) throw new Error('the panel gave no text');
  return text;
}

it('a picture as text has its call, its sentence, its values and every window in words', async () => {
  const text = await textOf(LAYERS.d2l);
  expect(text).toContain(`# \`${LAYERS.d2l.text}\``);
  expect(text).toContain('Each output keeps the largest value');
  expect(text).toMatch(/\|\s*15\s*\|/u);
  expect(text).toContain('## Step by step');
  expect(text.match(/^- .*window/gimu)?.length).toBeGreaterThanOrEqual(4);
});

it('of many windows the first hundred are told, and how many are left', async () => {
  const text = await textOf({ ...LAYERS.d2l, input: [1, 1, 64, 64] });
  const steps = text.slice(text.indexOf('## Step by step'));
  expect(steps.match(/^- /gmu)).toHaveLength(100);
  expect(steps).toContain(`${32 * 32 - 100} more are not listed.`);
});
