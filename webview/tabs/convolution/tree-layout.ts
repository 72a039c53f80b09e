import type { MaxSide } from '../../../src/protocol/tabs.js';

/** A node of the tree to draw, at its middle. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly value: number;
  /** What was added to the left child; null for leaves and values carried along. */
  readonly gain: number | null;
  readonly carried: boolean;
  /** On the way from the winner to the top. */
  readonly winning: boolean;
}

export interface TreeEdge {
  readonly from: TreeNode;
  readonly to: TreeNode;
}

export interface TreeLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly TreeNode[];
  readonly edges: readonly TreeEdge[];
  /** Where nodes were left out. */
  readonly gaps: readonly { readonly x: number; readonly y: number }[];
}

const leafWidth = 58;
const levelHeight = 72;
const margin = 30;
/** Above so many leaves only the first and last two nodes of each level are drawn. */
const mostLeaves = 16;

/** Which nodes of a level are drawn. */
const shownOf = (count: number, all: boolean): readonly number[] =>
  all || count <= 4
    ? Array.from({ length: count }, (_, index) => index)
    : [0, 1, count - 2, count - 1];

/** Where the nodes of the tree of one output go; leaves at the bottom, the maximum at the top. */
export const treeLayout = (side: MaxSide, output: number): TreeLayout => {
  const all = side.leafCount <= mostLeaves;
  const counts = [side.leafCount, ...side.levels.map(({ nodes }) => nodes)];
  const winners = winnersOf(side, output);
  const bottom = shownOf(side.leafCount, all);
  const height = margin * 2 + (counts.length - 1) * levelHeight;
  const slots = all ? bottom.length : 5;
  const width = margin * 2 + (slots - 1) * leafWidth;
  const levels: TreeNode[][] = [];
  counts.forEach((count, level) => {
    const below = levels[level - 1] ?? [];
    levels.push(
      shownOf(count, all).map((index, slot): TreeNode => {
        const children = below.filter((node) => Math.floor(node.index / 2) === index);
        const skip = !all && count > 4 && slot > 1 ? 1 : 0;
        const x =
          level === 0 || children.length === 0
            ? margin + (slot + skip) * leafWidth
            : children.reduce((sum, node) => sum + node.x, 0) / children.length;
        const own = side.levels[level - 1];
        const carried = own?.carried.includes(index) ?? false;
        return {
          level,
          index,
          x,
          y: height - margin - level * levelHeight,
          value:
            own === undefined
              ? (side.leaves[output * side.leafCount + index] ?? Number.NaN)
              : (own.values[output * own.nodes + index] ?? Number.NaN),
          gain: own === undefined || carried ? null : (own.gains[output * own.nodes + index] ?? 0),
          carried,
          winning: winners[level] === index,
        };
      }),
    );
  });
  const edges = levels.flatMap((nodes, level) =>
    nodes.flatMap((to) =>
      (levels[level - 1] ?? [])
        .filter((from) => Math.floor(from.index / 2) === to.index)
        .map((from) => ({ from, to })),
    ),
  );
  const gaps = levels.flatMap((nodes, level) =>
    all || (counts[level] ?? 0) <= 4 ? [] : [{ x: margin + 2 * leafWidth, y: nodes[0]?.y ?? 0 }],
  );
  return { width, height, nodes: levels.flat(), edges, gaps };
};

/** The node on the winner's way at each level, from the leaves up. */
const winnersOf = (side: MaxSide, output: number): readonly number[] => {
  const way: number[] = [];
  let node = 0;
  for (let level = side.levels.length - 1; level >= 0; level -= 1) {
    way.push(node);
    const own = side.levels[level];
    const right =
      own !== undefined &&
      !own.carried.includes(node) &&
      (own.gains[output * own.nodes + node] ?? 0) > 0;
    node = 2 * node + (right ? 1 : 0);
  }
  way.push(node);
  return way.reverse();
};
