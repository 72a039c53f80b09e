import {
  PICTURE_KEY,
  readMessage,
  unwritten,
  type Message,
  type PanelState,
} from '../../src/protocol/index.js';
import '../panel/ps-panel.js';
import { t } from '../shared/translate.js';
import { followLook, installLook } from './app-theme.js';
import { AppsHost, fieldOf } from './apps-host.js';

/** Shows the picture of a tool's result in the page of an agent's client. */
export function startApp(place: Element, host: Window = window.parent): void {
  installLook();
  const line = new AppsHost(host, {
    context: followLook,
    result: (result) => showIn(place, pictureOf(result)),
  });
  new ResizeObserver(() =>
    line.tellHeight(Math.ceil(place.getBoundingClientRect().height)),
  ).observe(place);
  line.start();
}

/** The picture that a result carries; null where it has none. */
function pictureOf(result: unknown): Message | null {
  const text = fieldOf(fieldOf(result, '_meta'), PICTURE_KEY);
  if (typeof text !== 'string') return null;
  try {
    const read = readMessage(unwritten(text));
    return read.ok ? read.value : null;
  } catch {
    return null;
  }
}

function showIn(place: Element, picture: Message | null): void {
  if (picture?.type !== 'show') {
    place.textContent = t('There is no picture of this layer: the answer says what is known.');
    return;
  }
  const panel = document.createElement('ps-panel');
  const first: Message = { ...picture, state: withoutHost(picture.state) };
  let kept: unknown;
  panel.alone = true;
  panel.link = {
    send: () => undefined,
    listen: () => () => undefined,
    first: () => first,
    kept: () => kept,
    keep: (state) => (kept = state),
  };
  place.replaceChildren(panel);
}

/** A snapshot without what only an editor could carry out. */
function withoutHost(state: PanelState): PanelState {
  if (state.kind !== 'ready' && state.kind !== 'unpooling') return state;
  const { inspector } = state;
  return {
    ...state,
    header: { ...state.header, location: null },
    selection: { ...state.selection, channels: 1, batches: 1 },
    values: { ...state.values, editable: false },
    inspector: {
      ...inspector,
      notices: inspector.notices.map((notice) => ({ ...notice, actions: [] })),
      receptiveField: inspector.receptiveField && {
        ...inspector.receptiveField,
        layers: inspector.receptiveField.layers.map((layer) => ({ ...layer, location: null })),
      },
    },
  };
}
