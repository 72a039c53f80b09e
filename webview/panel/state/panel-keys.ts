import { pairOf } from '../../../src/picture/pair/pair-of.js';
import type { Intention, PanelCommand, PanelState } from '../../../src/protocol/index.js';
import { textOfPanel } from '../text-of-panel.js';
import type { Ui, UiEvent } from './ui-store.js';

/** What a panel lends to its commands. */
export interface CommandContext {
  readonly state: PanelState | null;
  readonly ui: Ui;
  readonly windows: number;
  change(event: UiEvent): void;
  send(intention: Intention): void;
  openExport(): void;
  openKeyboardMap(): void;
  /** Selects the next or previous pooling of a model. */
  stepPooling(direction: 1 | -1): void;
}

/** Does what a key or a command of VS Code asks for. */
export function runCommand(command: PanelCommand, context: CommandContext): void {
  const { ui, windows, state } = context;
  const go = (window: number): void =>
    context.change({
      type: 'chooseWindow',
      window: Math.max(0, Math.min(windows - 1, window)),
    });
  switch (command) {
    case 'first': {
      go(0);
      return;
    }
    case 'previous': {
      go(ui.window - 1);
      return;
    }
    case 'next': {
      go(ui.window + 1);
      return;
    }
    case 'last': {
      go(windows - 1);
      return;
    }
    case 'play': {
      context.change({ type: 'play', playing: !ui.playing });
      return;
    }
    case 'zoomIn': {
      context.change({ type: 'zoomBy', direction: 1 });
      return;
    }
    case 'zoomOut': {
      context.change({ type: 'zoomBy', direction: -1 });
      return;
    }
    case 'fit': {
      context.change({ type: 'zoom', zoom: null });
      return;
    }
    case 'previousChannel': {
      stepChannel(state, -1, context);
      return;
    }
    case 'nextChannel': {
      stepChannel(state, 1, context);
      return;
    }
    case 'exportMenu': {
      context.openExport();
      return;
    }
    case 'keyboardMap': {
      context.openKeyboardMap();
      return;
    }
    case 'asText': {
      if (state !== null) context.send({ type: 'showText', text: textOfPanel(state, ui.window) });
      return;
    }
    case 'nextPooling':
    case 'previousPooling': {
      context.stepPooling(command === 'nextPooling' ? 1 : -1);
      return;
    }
    case 'undo':
    case 'redo': {
      context.send({ type: command });
      return;
    }
    default:
      return command satisfies never;
  }
}

/** The next channel; where there is only one, the next slice. */
function stepChannel(state: PanelState | null, step: 1 | -1, context: CommandContext): void {
  if (state?.kind !== 'ready' && state?.kind !== 'unpooling') return;
  const { batch, channel, channels } = state.selection;
  const next = channel + step;
  if (channels > 1) {
    if (next < 0 || next >= channels) return;
    context.send({ type: 'select', batch, channel: next, viewport: null });
    return;
  }
  const { rank, whole } = pairOf(state.picture);
  if (rank < 3) return;
  const [span] = whole;
  const slice = (context.ui.slice ?? 0) + step;
  context.change({ type: 'slice', slice: Math.max(span.from, Math.min(span.to - 1, slice)) });
}
