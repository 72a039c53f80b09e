import type { Measure, ModelRow, ModelState } from '../../../src/protocol/model-state.js';

/** Which rows of a model are shown. */
export type RowView = 'blocks' | 'all' | 'changes' | 'pooling';

/** What a reader did in a Model view; kept while the panel shows something else. */
export interface ModelUi {
  readonly view: RowView;
  readonly measure: Measure;
  /** Ids of blocks that are open. */
  readonly open: ReadonlySet<string>;
  readonly selected: string;
  /** The output that the cone belongs to; null: the one in the middle. */
  readonly cell: readonly number[] | null;
  readonly asTable: boolean;
  readonly closed: ReadonlySet<string>;
}

/** A Model view before anything was done in it. */
export function beginUi(state: ModelState): ModelUi {
  const open = state.blocks.filter(({ isOpen }) => isOpen).map(({ id }) => id);
  const view = state.blocks.length > 0 ? 'blocks' : 'all';
  const ui: ModelUi = {
    view,
    measure: 'operations',
    open: new Set(open),
    selected: state.selected,
    cell: null,
    asTable: false,
    closed: new Set(),
  };
  const row = rowWith(state, ui, state.selected);
  return view === 'blocks' && row !== null ? openTo(state, ui, row) : ui;
}

/** The rows of a view, those of closed blocks left out. */
export function visibleRows(state: ModelState, { view, open }: ModelUi): readonly ModelRow[] {
  switch (view) {
    case 'all':
      return state.rows;
    case 'changes':
      return state.rows.filter(({ changesSize, mark }) => changesSize || mark === 'error');
    case 'pooling':
      return state.rows.filter(({ isPooling }) => isPooling);
    case 'blocks': {
      const shown: ModelRow[] = [];
      let hidden = Number.POSITIVE_INFINITY;
      for (const row of state.blocks) {
        if (row.level > hidden) continue;
        hidden = Number.POSITIVE_INFINITY;
        shown.push(row);
        if (row.isBlock && !open.has(row.id)) hidden = row.level;
      }
      return shown;
    }
    default:
      return view satisfies never;
  }
}

/** How many rows each view has. */
export function viewCounts(state: ModelState): Readonly<Record<RowView, number>> {
  return {
    blocks: state.blocks.filter(({ level }) => level === 0).length,
    all: state.rows.length,
    changes: state.rows.filter(({ changesSize }) => changesSize).length,
    pooling: state.rows.filter(({ isPooling }) => isPooling).length,
  };
}

/** The row that is selected: itself, or the one that stands for its call. */
export function selectedRow(state: ModelState, ui: ModelUi): ModelRow | null {
  return rowWith(state, ui, ui.selected) ?? state.rows[0] ?? null;
}

/** A row by its id; a call that is folded into another row is found as that row. */
export function rowWith(state: ModelState, { view }: ModelUi, id: string): ModelRow | null {
  const list = view === 'blocks' ? state.blocks : state.rows;
  const own = list.find((row) => row.id === id) ?? null;
  if (own !== null) return own;
  const call = state.rows.find((row) => row.id === id);
  if (call === undefined) return state.blocks.find((row) => row.id === id) ?? null;
  if (view !== 'blocks') return call;
  return (
    state.blocks.findLast(
      ({ isBlock, from, to }) => !isBlock && from <= call.from && call.from <= to,
    ) ?? call
  );
}

/** The same with the blocks around a row open. */
export function openTo(state: ModelState, ui: ModelUi, row: ModelRow): ModelUi {
  const at = state.blocks.indexOf(row);
  if (at < 0) return ui;
  const open = new Set(ui.open);
  let { level } = row;
  for (let index = at - 1; index >= 0 && level > 0; index -= 1) {
    const block = state.blocks[index];
    if (block === undefined || block.level >= level) continue;
    open.add(block.id);
    level = block.level;
  }
  return { ...ui, open };
}

/** The next or previous pooling among rows, from a row on, around the end. */
export function nextPooling(
  rows: readonly ModelRow[],
  from: ModelRow | null,
  step: 1 | -1,
): ModelRow | null {
  const start = from === null ? -1 : rows.indexOf(from);
  for (let away = 1; away <= rows.length; away += 1) {
    const row = rows[(start + step * away + rows.length * 2) % rows.length];
    if (row !== undefined && (row.isPooling || row.holdsPooling)) return row;
  }
  return null;
}

/** The same with a row selected, the blocks around it open. */
export function selecting(model: ModelState, ui: ModelUi, id: string): ModelUi {
  const row = rowWith(model, ui, id);
  if (row === null) return { ...ui, selected: id };
  const open = ui.view === 'blocks' ? openTo(model, ui, row) : ui;
  return { ...open, selected: row.id, cell: null };
}

/** A set without a member that it has, or with one that it lacks. */
export function toggled(set: ReadonlySet<string>, member: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}
