import type { Preset } from '../../../src/protocol/index.js';
import { t } from '../../shared/translate.js';

/** The values that a reader can choose instead of those of the code, in the order of the menu. */
export const PRESETS: readonly { readonly kind: Preset['kind']; readonly label: () => string }[] = [
  { kind: 'arange', label: () => t('0, 1, 2 … (arange)') },
  { kind: 'digits', label: () => t('digits') },
  { kind: 'random', label: () => t('random, −1 to 1') },
  { kind: 'checkerboard', label: () => t('checkerboard') },
  { kind: 'edge', label: () => t('an edge') },
  { kind: 'constant', label: () => t('all the same') },
  { kind: 'sample', label: () => t('sample picture') },
];

/** A preset as it begins; null for a name that is none. */
export function presetOf(name: string): Preset | null {
  const kind = PRESETS.find((each) => each.kind === name)?.kind ?? null;
  switch (kind) {
    case null:
      return null;
    case 'random':
    case 'digits':
      return { kind, seed: 7 };
    case 'constant':
      return { kind, value: 1 };
    case 'arange':
    case 'checkerboard':
    case 'edge':
    case 'sample':
      return { kind };
    default:
      return kind satisfies never;
  }
}
