import type { Mode } from '../../src/protocol/index.js';
import { t } from '../shared/translate.js';

/** What the numbers of the input mean in a mode; empty where they are its values. */
export const modeMeaning = (mode: Mode): string => {
  switch (mode) {
    case 'numbers':
    case 'heat':
      return '';
    case 'coverage':
      return t('How many windows read each cell.');
    case 'gradient':
      return t('What comes back to each cell when every output sends 1.');
    default:
      return mode satisfies never;
  }
};
