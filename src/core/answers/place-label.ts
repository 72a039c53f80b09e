import type { Translate } from '../../engine/phrase.js';
import type { Position, SourceRange } from '../../python/site.js';
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

/** The same for a place that may be in another file. */
export const rangeLabel = (
  text: Pick<ModuleText, 'label' | 'cells' | 'file'>,
  { file, start }: SourceRange,
  t: Translate,
): string =>
  file === text.file
    ? placeLabel(text, start, t)
    : `${file.slice(file.lastIndexOf('/') + 1)}:${String(start.line + 1)}`;
