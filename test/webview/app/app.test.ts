import { afterEach, expect, it } from 'vitest';
import { initialViewOptions, snapshot } from '../../../src/present/index.js';
import { PICTURE_KEY, written } from '../../../src/protocol/index.js';
import { startApp } from '../../../webview/app/app-page.js';
import { installTheme } from '../../../webview/shared/theme-sheet.js';
import { LAYERS, subjectOf } from '../panel/layers.js';

/** What the page said to its host, which is a frame here. */
const heard: unknown[] = [];
let frame: HTMLIFrameElement;
let place: HTMLElement;

function open(): void {
  frame = document.createElement('iframe');
  place = document.createElement('div');
  document.body.append(frame, place);
  installTheme();
  host().addEventListener('message', ({ data }: MessageEvent<unknown>) => heard.push(data));
  startApp(place, host());
}

function host(): Window {
  const { contentWindow } = frame;
  if (contentWindow === null) throw new Error('the frame has no window');
  return contentWindow;
}

/** The host says something. */
const tell = (content: object): void => {
  const data = { jsonrpc: '2.0', ...content };
  window.dispatchEvent(new MessageEvent('message', { source: host(), data }));
};

const heardMethod = (method: string) =>
  expect.poll(() => heard).toContainEqual(expect.objectContaining({ method }));

/** All elements of a page, in shadows too. */
const inAll = (root: ParentNode, selector: string): readonly Element[] => [
  ...root.querySelectorAll(selector),
  ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot === null ? [] : inAll(shadowRoot, selector),
  ),
];

afterEach(() => {
  frame.remove();
  place.remove();
  heard.length = 0;
  document.body.className = '';
});

it('introduces itself, follows the host’s theme and shows the picture of a result', async () => {
  open();
  await heardMethod('ui/initialize');
  tell({ id: 'introduction', result: { hostContext: { theme: 'light' } } });
  await heardMethod('ui/notifications/initialized');
  expect(document.body.classList.contains('vscode-light')).toBe(true);
  const state = snapshot(subjectOf(LAYERS.d2l), initialViewOptions);
  const picture = written({ type: 'show', revision: 1, state });
  tell({ method: 'ui/notifications/tool-result', params: { _meta: { [PICTURE_KEY]: picture } } });
  await expect.poll(() => inAll(place, '[role=grid]').length).toBeGreaterThan(1);
  await heardMethod('ui/notifications/size-changed');
});

it('offers nothing that only an editor could carry out', async () => {
  open();
  const state = snapshot(subjectOf(LAYERS.d2l), initialViewOptions);
  const picture = written({ type: 'show', revision: 1, state });
  tell({ method: 'ui/notifications/tool-result', params: { _meta: { [PICTURE_KEY]: picture } } });
  await expect.poll(() => inAll(place, 'ps-legend').length).toBe(1);
  await expect.poll(() => inAll(place, 'ps-notices').length).toBe(1);
  expect(inAll(place, 'ps-tabs, ps-export, ps-values, .place')).toEqual([]);
  expect(
    inAll(place, 'ps-notices').flatMap((notices) => inAll(notices, '.actions button')),
  ).toEqual([]);
});

it('says so where a result has no picture, and answers its host', async () => {
  open();
  tell({ method: 'ui/notifications/tool-result', params: { content: [] } });
  await expect.poll(() => place.textContent).toContain('There is no picture of this layer');
  tell({ id: 7, method: 'ping' });
  await expect.poll(() => heard).toContainEqual(expect.objectContaining({ id: 7, result: {} }));
});
