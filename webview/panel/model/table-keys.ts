import type { ModelRow } from '../../../src/protocol/model-state.js';

/** What a key does in the table of layers. */
export type TableKey =
  | { readonly kind: 'go'; readonly at: number }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'open' }
  | { readonly kind: 'reveal' };

/** What a key means on a row of a table of which `page` rows are in view; null: nothing of ours. */
export function tableKey(
  { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
  rows: readonly ModelRow[],
  at: number,
  isOpen: boolean,
  page: number,
): TableKey | null {
  if (ctrlKey || metaKey || altKey) return null;
  const row = rows[at];
  switch (key) {
    case 'ArrowDown':
      return { kind: 'go', at: at + 1 };
    case 'ArrowUp':
      return { kind: 'go', at: at - 1 };
    case 'PageDown':
      return { kind: 'go', at: at + page };
    case 'PageUp':
      return { kind: 'go', at: at - page };
    case 'Home':
      return { kind: 'go', at: 0 };
    case 'End':
      return { kind: 'go', at: rows.length - 1 };
    case 'ArrowRight':
      if (!row?.isBlock) return null;
      return isOpen ? { kind: 'go', at: at + 1 } : { kind: 'toggle' };
    case 'ArrowLeft': {
      if (isOpen) return { kind: 'toggle' };
      const level = row?.level ?? 0;
      const around = rows.findLastIndex((one, index) => index < at && one.level < level);
      return around < 0 ? null : { kind: 'go', at: around };
    }
    case 'Enter':
      return { kind: 'open' };
    case 'g':
      return { kind: 'reveal' };
    default:
      return null;
  }
}
