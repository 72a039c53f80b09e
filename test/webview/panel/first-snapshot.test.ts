import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { initialViewOptions, snapshot } from '../../../src/present/index.js';
import type { Intention, Message } from '../../../src/protocol/index.js';
import { unwritten, written } from '../../../src/protocol/index.js';
import type { HostLink } from '../../../webview/panel/state/host-link.js';
import '../../../webview/panel/ps-panel.js';
import { installTheme } from '../../../webview/shared/theme-sheet.js';
import { LAYERS, subjectOf } from './layers.js';
import { useTheme } from './themes.js';

const REVISION = 7;

const first = unwritten(
  written({
    type: 'show',
    revision: REVISION,
    state: snapshot(subjectOf(LAYERS.d2l), initialViewOptions),
  }),
) as Message;

let sent: Intention[];

beforeEach(() => {
  useTheme('dark');
  installTheme();
  sent = [];
});
afterEach(() => document.querySelector('ps-panel')?.remove());

/** A panel whose page begins with a snapshot, in a host that sends none. */
async function panel(kept: unknown): Promise<ShadowRoot> {
  const link: HostLink = {
    send: (intention) => void sent.push(intention),
    listen: () => () => undefined,
    first: () => first,
    kept: () => kept,
    keep: () => undefined,
  };
  const element = document.createElement('ps-panel');
  element.link = link;
  document.body.append(element);
  await element.updateComplete;
  return element.renderRoot as ShadowRoot;
}

describe('a page that begins with a snapshot', () => {
  it('draws it at once, and says which one it shows', async () => {
    const root = await panel(undefined);
    expect(root.querySelector('ps-stage')).not.toBeNull();
    expect(sent).toEqual([{ type: 'ready', shows: REVISION }]);
  });

  it('waits for the newest where the page was here before', async () => {
    const root = await panel({});
    expect(root.querySelector('ps-stage')).toBeNull();
    expect(sent).toEqual([{ type: 'ready', shows: null }]);
  });

  it('fetches the map of keys when somebody wants to see it', async () => {
    const root = await panel(undefined);
    const key = new KeyboardEvent('keydown', { key: '?', bubbles: true });
    root.querySelector('ps-stage')?.dispatchEvent(key);
    await vi.waitFor(() => {
      const map = root.querySelector('ps-keyboard-map')?.shadowRoot;
      expect(map?.querySelector('dialog')?.open).toBe(true);
    });
  });
});
