import type { Translate } from '../../engine/phrase.js';
import type { Position } from '../../python/site.js';
import type { ModuleText } from '../contract/module-text.js';

/** A place for the reader: `pooling.py:14`, or `cnn.ipynb, cell 3:2` in a notebook. */
export const placeLabel = (
  { label, cells }: Pick<ModuleText, 'label' | 'cells'>,
  { line }: Position,
  t: Translate,
): string => {
  const cell = cells?.findLast(({ firstLine }) => firstLine <= line);
  return cell === undefined
    ? `${label}:${String(line + 1)}`
    : t('{notebook}, cell {cell}:{line}', {
        notebook: label,
        cell: cell.number,
        line: line - cell.firstLine + 1,
      });
};
