import type { Mode, PanelCommand } from '../../../src/protocol/index.js';
import { t } from '../../shared/translate.js';

/** What a key of the stage does. */
export type KeyAction =
  | { readonly kind: 'command'; readonly command: PanelCommand }
  | { readonly kind: 'mode'; readonly mode: Mode }
  | { readonly kind: 'escape' };

/** A line of the keyboard map. */
export interface KeyLine {
  readonly keys: string;
  readonly does: () => string;
}

const COMMANDS: Readonly<Record<string, PanelCommand>> = {
  ' ': 'play',
  ',': 'previous',
  '.': 'next',
  '[': 'previousChannel',
  ']': 'nextChannel',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '0': 'fit',
  e: 'exportMenu',
  '?': 'keyboardMap',
};

const MODES: Readonly<Record<string, Mode>> = {
  '1': 'numbers',
  '2': 'heat',
  '3': 'coverage',
  '4': 'gradient',
};

/** What a key does while the stage has the focus; null: nothing of ours. */
export function keyAction(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): KeyAction | null {
  const { key } = event;
  if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 'z') {
    return { kind: 'command', command: event.shiftKey ? 'redo' : 'undo' };
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (key === 'Escape') return { kind: 'escape' };
  const command = COMMANDS[key];
  if (command !== undefined) return { kind: 'command', command };
  const mode = MODES[key];
  return mode === undefined ? null : { kind: 'mode', mode };
}

/**
 * What a key means where it was pressed: single letters are ours only while the stage has the focus
 * and nothing is being typed. Null: nothing of ours.
 */
export function stageAction(event: KeyboardEvent): KeyAction | null {
  const path = event.composedPath();
  const typing = path.some(
    (part) =>
      part instanceof HTMLInputElement ||
      part instanceof HTMLSelectElement ||
      (part instanceof HTMLElement && part.hasAttribute('popover')),
  );
  const onButton = event.key === ' ' && path[0] instanceof HTMLButtonElement;
  const onStage = path.some((part) => part instanceof HTMLElement && part.localName === 'ps-stage');
  return event.defaultPrevented || typing || onButton || !onStage ? null : keyAction(event);
}

/** All keys, for the map that `?` shows. */
export const KEY_LINES: readonly KeyLine[] = [
  { keys: '← → ↑ ↓', does: () => t('move by one cell or output') },
  { keys: 'Home / End', does: () => t('ends of the row; with Ctrl first and last') },
  { keys: 'Space', does: () => t('play or pause') },
  { keys: ', .', does: () => t('one window back or on') },
  { keys: 'Enter', does: () => t('pin an output; show who reads an input') },
  { keys: 'F2', does: () => t('type a value into an input cell') },
  { keys: 'Esc', does: () => t('free what is pinned, then back to the editor') },
  { keys: '1 2 3 4', does: () => t('Numbers, Heat, Coverage, Gradient') },
  { keys: '[ ]', does: () => t('channel or slice') },
  { keys: 'Shift+← → ↑ ↓', does: () => t('move the part in view, where the picture is zoomed') },
  { keys: '+ − 0', does: () => t('zoom in, zoom out, fit') },
  { keys: 'Ctrl+Z', does: () => t('undo a typed value; with Shift redo') },
  { keys: 'e', does: () => t('export menu') },
  { keys: '? Alt+F1', does: () => t('this list of keys') },
  { keys: 'Alt+F2', does: () => t('the picture as text') },
];
