import type { Measure } from '../../../src/protocol/model-state.js';
import { t } from '../../shared/translate.js';

/** What a column of costs may count, in the order of the menu. */
export const MEASURES = [
  'operations',
  'bytes',
  'parameters',
  'trained',
] as const satisfies readonly Measure[];

/** What a column of costs is headed with. */
export function measureName(measure: Measure): string {
  switch (measure) {
    case 'operations':
      return t('Operations');
    case 'bytes':
      return t('Bytes moved');
    case 'parameters':
      return t('Parameters');
    case 'trained':
      return t('Trained');
    default:
      return measure satisfies never;
  }
}
