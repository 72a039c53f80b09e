/** What is drawn left of one row, as in a graph of commits. */
export interface RowLanes {
  /** The lane that the row's mark stands on; 0 is the main line. */
  readonly lane: number;
  /** Lanes that pass from top to bottom. */
  readonly through: readonly number[];
  /** Its own line comes from above, goes on below. */
  readonly isEntered: boolean;
  readonly isLeft: boolean;
  /** Lanes that part from the mark downwards, and that come to it from above. */
  readonly splits: readonly number[];
  readonly joins: readonly number[];
  /** Lines for which there is no lane. */
  readonly unseen: number;
}

/** All rows' lanes, and how many lanes there are. */
export interface Lanes {
  readonly rows: readonly RowLanes[];
  readonly count: number;
}

/** A row of the table, as far as lanes need it: the calls it stands for. */
export interface LaneRow {
  readonly from: number;
  readonly to: number;
  /** A block that is open: the rows in it stand for its calls. */
  readonly isOpen: boolean;
}

/** At most so many lanes are drawn. */
const MOST_LANES = 4;

/** A line beside the main one: from a row to a row, with the rows whose marks stand on it. */
interface Strand {
  readonly from: number;
  to: number;
  readonly rows: number[];
}

/**
 * Puts rows on lanes. A row goes on from the first of its inputs that no other row went on from
 * before; everything else that a row gives runs beside it, to the row that takes it. Short lines
 * lie inside, long ones outside.
 */
export function layOutLanes(
  rows: readonly LaneRow[],
  edges: readonly (readonly number[])[],
): Lanes {
  const inputs = inputsOf(rows, edges);
  const firstTaker = new Map<number, number>();
  inputs.forEach((taken, at) => {
    for (const from of taken) if (!firstTaker.has(from)) firstTaker.set(from, at);
  });
  const chains = rows.map(() => 0);
  const strands: Strand[] = [];
  rows.forEach((_, at) => {
    const taken = inputs[at] ?? [];
    if (taken.length === 0) return;
    const own = taken
      .filter((from) => firstTaker.get(from) === at)
      .toSorted((a, b) => (chains[a] ?? 0) - (chains[b] ?? 0) || b - a)[0];
    const origin = own ?? Math.max(...taken);
    if (own === undefined) {
      strands.push({ from: origin, to: at, rows: [at] });
      chains[at] = strands.length;
    } else {
      chains[at] = chains[own] ?? 0;
      strands[(chains[at] ?? 0) - 1]?.rows.push(at);
    }
    for (const from of taken) {
      if (from === origin) continue;
      const chain = chains[from] ?? 0;
      const ends = firstTaker.get(from) === at && chain > 0 && chain !== chains[at];
      const strand = ends ? strands[chain - 1] : undefined;
      if (strand !== undefined) strand.to = at;
      else strands.push({ from, to: at, rows: [] });
    }
  });
  for (const strand of strands) strand.to = Math.max(strand.to, strand.rows.at(-1) ?? strand.to);
  return drawn(rows, chains, strands);
}

/** For each row the rows that it takes from. */
function inputsOf(
  rows: readonly LaneRow[],
  edges: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const rowOf = new Map<number, number>();
  rows.forEach((row, at) => {
    if (row.isOpen) return;
    for (let id = row.from; id <= row.to; id += 1) if (!rowOf.has(id)) rowOf.set(id, at);
  });
  return rows.map((row, at) => {
    if (row.isOpen) return [];
    const found = new Set<number>();
    for (let id = row.from; id <= row.to; id += 1) {
      for (const input of edges[id] ?? []) {
        const from = rowOf.get(input);
        if (from !== undefined && from < at) found.add(from);
      }
    }
    return [...found].toSorted((a, b) => a - b);
  });
}

function drawn(
  rows: readonly LaneRow[],
  chains: readonly number[],
  strands: readonly Strand[],
): Lanes {
  const lanes = laneOfStrands(strands);
  const through = rows.map(() => new Set<number>());
  const splits = rows.map(() => new Set<number>());
  const joins = rows.map(() => new Set<number>());
  const unseen = rows.map(() => 0);
  const lastMain = rows.findLastIndex((_, at) => (chains[at] ?? 0) === 0);
  strands.forEach((strand, index) => {
    const lane = lanes[index] ?? 0;
    if (lane >= MOST_LANES) {
      unseen[strand.from] = (unseen[strand.from] ?? 0) + 1;
      return;
    }
    splits[strand.from]?.add(lane);
    for (let at = strand.from + 1; at < strand.to; at += 1) {
      if (!strand.rows.includes(at)) through[at]?.add(lane);
    }
    if (!strand.rows.includes(strand.to)) joins[strand.to]?.add(lane);
  });
  const result = rows.map((row, at): RowLanes => {
    const chain = chains[at] ?? 0;
    const lane = chain === 0 ? 0 : Math.min(lanes[chain - 1] ?? 0, MOST_LANES - 1);
    const strand = chain > 0 ? strands[chain - 1] : undefined;
    if (lane !== 0 && lastMain > at) through[at]?.add(0);
    const isLast = strand === undefined ? at === lastMain : at >= strand.to;
    return {
      lane,
      through: [...(through[at] ?? [])].filter((one) => one !== lane).toSorted((a, b) => a - b),
      isEntered: lane !== 0 || at > 0,
      isLeft: row.isOpen || !isLast,
      splits: [...(splits[at] ?? [])],
      joins: [...(joins[at] ?? [])],
      unseen: unseen[at] ?? 0,
    };
  });
  const used = lanes.filter((lane) => lane < MOST_LANES);
  return { rows: result, count: 1 + Math.max(0, ...used) };
}

/** A lane for each strand from 1 on, so that none lie over one another; short ones first. */
function laneOfStrands(strands: readonly Strand[]): number[] {
  const lanes = strands.map(() => 0);
  const order = strands
    .map((strand, index) => ({ strand, index }))
    .toSorted((a, b) => a.strand.to - a.strand.from - (b.strand.to - b.strand.from));
  const taken: Strand[][] = [];
  for (const { strand, index } of order) {
    let lane = 1;
    const lies = (one: Strand): boolean => one.from < strand.to && one.to > strand.from;
    while (taken[lane]?.some(lies)) lane += 1;
    (taken[lane] ??= []).push(strand);
    lanes[index] = lane;
  }
  return lanes;
}
