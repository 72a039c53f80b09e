import type { LegendItem } from '../../src/picture/legend.js';
import { t } from '../translate.js';

/** What a kind of cell is called, in the reader's language; other marks keep their label. */
export const legendName = ({ mark, label }: LegendItem): string => {
  switch (mark) {
    case 'data':
      return t('data, read');
    case 'padding':
      return label === 'padding, ignored' ? t('padding, ignored') : t('padding, read');
    case 'neverRead':
      return t('padding, never read');
    case 'overhang':
      return t('overhang, outside the tensor');
    case 'dropped':
      return t('dropped, never read');
    case 'window':
    case 'winner':
      return label;
    default:
      return mark satisfies never;
  }
};
