import type { Translate } from '../../../engine/phrase.js';
import type { Measure, ModelRow } from '../../../protocol/model-state.js';
import type { Scene, Shape } from '../../shapes/shape.js';
import { barOf } from '../bar.js';
import { layOutLanes, type RowLanes } from '../lanes.js';
import { shareText } from '../share-text.js';
import { written } from './written.js';

const ROW = 26;
const HEAD = 28;
const BARS = 190;
/** More rows than this are not drawn, but counted. */
const MOST_ROWS = 120;

/** What a table is drawn of. */
export interface TableRequest {
  readonly rows: readonly ModelRow[];
  readonly edges: readonly (readonly number[])[];
  readonly open: ReadonlySet<string>;
  readonly scale: number;
  readonly total: number;
  readonly measure: Measure;
  readonly measureName: string;
}

/** The rows of a model with lanes, bars and shares, for a picture that leaves the editor. */
export function tableScene(request: TableRequest, width: number, top: number, t: Translate): Scene {
  const { rows, edges, open, scale } = request;
  const shown = rows.slice(0, MOST_ROWS);
  const lanes = layOutLanes(
    shown.map(({ id, from, to, isBlock }) => ({ from, to, isOpen: isBlock && open.has(id) })),
    edges,
  );
  const left = laneX(lanes.count - 1) + 13;
  const share = width - 4;
  const sees = share - 74;
  const bars = sees - 66 - BARS;
  const output = bars - 14;
  const head = top + 18;
  const shapes: Shape[] = [
    written('text-map', t('Layer'), left, head, 12),
    written('text-map', t('Output'), output, head, 12, 'end'),
    written('text-index', '0', bars, head, 12),
    written('text-index', String(scale), bars + BARS, head, 12, 'end'),
    written('text-map', t('Sees'), sees, head, 12, 'end'),
    written('text-map', request.measureName, share, head, 12, 'end'),
  ];
  shown.forEach((row, at) => {
    const y = top + HEAD + at * ROW;
    const line = y + 17;
    const name = [row.title, row.detail, ...row.chips.map(({ text }) => `(${text})`)];
    shapes.push(
      {
        kind: 'line',
        role: 'row-line',
        points: [
          { x: 0, y },
          { x: width, y },
        ],
      },
      ...laneShapes(lanes.rows[at], row, y),
      written(
        row.isPooling ? 'text-map' : row.isQuiet ? 'text-layer' : 'text-name',
        fitted(name.filter((one) => one !== '').join(' '), output - 78 - left - row.level * 14),
        left + row.level * 14,
        line,
        13,
      ),
      written(
        row.mark === 'error' ? 'text-broken' : 'text-value',
        row.output,
        output,
        line,
        12.5,
        'end',
      ),
      ...barShapes(row, scale, bars, y),
      written('text-value', row.sees, sees, line, 12, 'end'),
      written(
        'text-value',
        shareText(row.costs[request.measure], request.total),
        share,
        line,
        12,
        'end',
      ),
    );
  });
  const rest = rows.length - shown.length;
  const bottom = top + HEAD + shown.length * ROW;
  if (rest > 0) {
    shapes.push(written('text-layer', t('+ {count} more', { count: rest }), left, bottom + 17, 12));
  }
  return { width, height: bottom + (rest > 0 ? ROW : 4), shapes };
}

const laneX = (lane: number): number => 9 + lane * 9;

function laneShapes(lanes: RowLanes | undefined, row: ModelRow, y: number): Shape[] {
  if (lanes === undefined) return [];
  const x = laneX(lanes.lane);
  const middle = y + ROW / 2;
  const bottom = y + ROW;
  const line = (...points: readonly (readonly [number, number])[]): Shape => ({
    kind: 'line',
    role: 'arrow',
    points: points.map(([px, py]) => ({ x: px, y: py })),
  });
  const isJoined = lanes.joins.includes(lanes.lane);
  return [
    ...lanes.through.map((lane) => line([laneX(lane), y], [laneX(lane), bottom])),
    ...(lanes.isEntered && !isJoined ? [line([x, y], [x, middle])] : []),
    ...(lanes.isLeft ? [line([x, middle], [x, bottom])] : []),
    ...lanes.splits.map((lane) => line([x, middle], [laneX(lane), bottom])),
    ...lanes.joins.map((lane) => line([laneX(lane), y], [x, middle])),
    ...markShapes(row, x, middle),
  ];
}

function markShapes({ mark }: ModelRow, x: number, y: number): Shape[] {
  if (mark === 'quiet') return [{ kind: 'circle', role: 'sky-cost', x, y, radius: 1.8 }];
  if (mark === 'pooling') {
    const box = { x: x - 5, y: y - 5, width: 10, height: 10, radius: 1.5 };
    return [
      { kind: 'rect', role: 'mark', ...box },
      {
        kind: 'line',
        role: 'viewport',
        points: [
          { x, y: y - 5 },
          { x, y: y + 5 },
        ],
      },
      {
        kind: 'line',
        role: 'viewport',
        points: [
          { x: x - 5, y },
          { x: x + 5, y },
        ],
      },
    ];
  }
  const signs = { add: '+', cat: '=', multiply: '×', unknown: '?', error: '×', layer: '' };
  const sign = signs[mark];
  return [
    { kind: 'circle', role: 'mark', x, y, radius: sign === '' ? 3.5 : 5.5 },
    written(mark === 'error' ? 'text-broken' : 'text-title', sign, x, y + 3.5, 10, 'middle'),
  ];
}

function barShapes(row: ModelRow, scale: number, x: number, y: number): Shape[] {
  if (row.note !== '') return [written('text-layer', row.note, x, y + 17, 12)];
  const bar = barOf(row, scale);
  const rect = (role: Shape['role'], from: number, to: number): Shape => ({
    kind: 'rect',
    role,
    x: x + from * BARS,
    y: y + 4,
    width: Math.max(1.5, (to - from) * BARS),
    height: 9,
    radius: 1,
  });
  const field = bar.field === null ? null : x + Math.max(2, bar.field * BARS);
  return [
    ...(bar.lost === null || bar.size === null ? [] : [rect('bar-lost', bar.size, bar.lost)]),
    ...(bar.size === null ? [] : [rect(row.isPooling ? 'bar-pooling' : 'bar', 0, bar.size)]),
    ...(field === null
      ? []
      : [
          {
            kind: 'line' as const,
            role: 'bar-field' as const,
            points: [
              { x, y: y + 17.5 },
              { x: field, y: y + 17.5 },
            ],
          },
        ]),
  ];
}

/** A text that has some room, with an ellipsis where it is longer. */
function fitted(text: string, room: number): string {
  const most = Math.max(6, Math.floor(room / 6.6));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
