import { SMALLEST_CELL } from '../layout/detail.js';
import { fitNumber, fitText, typeSize } from '../words/fitted-text.js';
import { centreOf, grow, type Box } from '../layout/frame.js';
import type { CellFace } from '../words/cell-face.js';
import type { RectShape, Role, Shape, TextShape } from './shape.js';
import { cornerText } from '../words/corner-text.js';

const RADIUS = 3;
/** A hole is smaller than the data around it, by this share of its width on every side. */
const HOLE_INSET = 0.09;

/**
 * A cell with what it says: at most a box, a pattern and two texts. Its number says as much as in a
 * cell as large as `like`.
 */
export function cellShapes(face: CellFace, box: Box, like = box.width): readonly Shape[] {
  const isHatched = face.kind === 'dropped' && face.level !== null;
  return [
    cellRect(face, box),
    ...(isHatched
      ? [
          {
            kind: 'rect' as const,
            role: 'hatch-dropped' as const,
            ...box,
            radius: RADIUS,
            cell: face.kind,
          },
        ]
      : []),
    ...faceTexts(face, box, like),
  ];
}

/** The box of a cell, in the look of its kind. */
export function cellRect(face: CellFace, box: Box): RectShape {
  const place = face.kind === 'hole' ? grow(box, -HOLE_INSET * box.width) : box;
  const rect = { kind: 'rect' as const, ...place, radius: radiusOf(face, place), cell: face.kind };
  if (face.level !== null) return { ...rect, role: 'cell-heat', level: face.level };
  if (face.strength > 0) return { ...rect, role: 'cell-gradient', strength: face.strength };
  return { ...rect, role: CELL_ROLE[face.kind] };
}

/** A hole is as round as it can be. */
function radiusOf({ kind }: CellFace, { width, height }: Box): number {
  if (kind === 'hole') return Math.min(width, height) / 2;
  return kind === 'overhang' ? 0 : RADIUS;
}

const CELL_ROLE: Readonly<Record<CellFace['kind'], Role>> = {
  data: 'cell',
  padding: 'cell-padding',
  neverRead: 'cell-neverRead',
  overhang: 'cell-overhang',
  dropped: 'cell-dropped',
  hole: 'cell-hole',
};

function faceTexts(face: CellFace, box: Box, like = box.width): readonly TextShape[] {
  const centre = centreOf(box);
  const fitted =
    face.value !== null
      ? fitNumber(face.value, box.width, like)
      : face.text !== null
        ? fitText(face.text, box.width)
        : null;
  if (fitted === null || (face.kind === 'hole' && box.width < SMALLEST_CELL)) return [];
  const lowered = face.corner !== null && box.height >= 34;
  const middle: TextShape = {
    kind: 'text',
    role: textRole(face),
    cell: face.kind,
    x: centre.x,
    y: lowered ? centre.y + box.height * 0.12 : centre.y,
    text: fitted.text,
    size: face.kind === 'padding' || face.kind === 'hole' ? Math.min(fitted.size, 13) : fitted.size,
    anchor: 'middle',
    ...(face.level === null ? {} : { level: face.level }),
  };
  if (face.corner === null || !lowered) return [middle];
  return [
    middle,
    {
      kind: 'text',
      role: face.strength > 0 ? 'text-value' : 'text-quiet',
      cell: face.kind,
      x: box.x + 5,
      y: box.y + 9,
      text: cornerText(face.corner),
      size: 10.5,
      anchor: 'start',
    },
  ];
}

function textRole(face: CellFace): Role {
  if (face.level !== null) return 'text-on-heat';
  if (face.strength > 0) return 'text-gradient';
  switch (face.kind) {
    case 'data':
      return 'text-value';
    case 'padding':
    case 'hole':
      return 'text-padding';
    case 'neverRead':
    case 'overhang':
      return 'text-overhang';
    case 'dropped':
      return 'text-dropped';
    default:
      return face.kind satisfies never;
  }
}

/** An output cell with what it was divided by below. */
export function outputShapes(
  value: number | null,
  divisor: number | null,
  level: number | null,
  box: Box,
): readonly Shape[] {
  const face: CellFace = { kind: 'data', value, text: null, corner: null, level, strength: 0 };
  const centre = centreOf(box);
  const both = divisor !== null && box.height >= 36;
  const [rect, ...texts] = [cellRect(face, box), ...faceTexts(face, box)];
  const raised = texts.map((text) => (both ? { ...text, y: centre.y - box.height * 0.1 } : text));
  if (!both) return [rect, ...raised];
  return [
    rect,
    ...raised,
    {
      kind: 'text',
      role: level === null ? 'text-quiet' : 'text-on-heat',
      ...(level === null ? {} : { level }),
      x: centre.x,
      y: centre.y + box.height * 0.29,
      text: `÷${cornerText(divisor)}`,
      size: Math.min(11, typeSize(box.height)),
      anchor: 'middle',
    },
  ];
}
