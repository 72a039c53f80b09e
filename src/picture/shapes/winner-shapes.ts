import type { Mode } from '../../protocol/index.js';
import { fitNumber } from '../words/fitted-text.js';
import { centreOf, grow, type Box } from '../layout/frame.js';
import type { Role, Shape } from './shape.js';

/** Modes that show values also show which one won. */
export const marksWinner = (mode: Mode): boolean => mode === 'numbers' || mode === 'heat';

/** A highlighted cell with its number in semibold. */
export function numbered(
  role: Role,
  text: Role,
  box: Box,
  value: number,
  key: string,
): readonly Shape[] {
  const fitted = fitNumber(value, box.width);
  const centre = centreOf(box);
  return [
    { kind: 'rect', role, key, ...grow(box, -1.5), radius: 3 },
    {
      kind: 'text',
      role: text,
      key: `${key}-text`,
      x: centre.x,
      y: centre.y,
      text: fitted.text,
      size: fitted.size,
      anchor: 'middle',
    },
  ];
}
