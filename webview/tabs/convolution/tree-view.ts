import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { numberText } from '../../../src/picture/words/number-text.js';
import type { MaxSide } from '../../../src/protocol/tabs.js';
import { t } from '../../shared/translate.js';
import { type TreeEdge, treeLayout, type TreeNode } from './tree-layout.js';

const [nodeWidth, nodeHeight] = [54, 40];
const [leafWidth, leafHeight] = [44, 34];

/** The tree of pairs at one output; the winner's way is thick. */
export const treeView = (side: MaxSide, output: number): TemplateResult => {
  const { width, height, nodes, edges, gaps } = treeLayout(side, output);
  const top = nodes.at(-1);
  const label = t('Tree of {nodes} nodes in {levels} levels; the largest value is {value}', {
    nodes: side.leafCount - 1,
    levels: side.levels.length,
    value: numberText(top?.value ?? Number.NaN),
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('Tree')}>
    <svg class="tree" width=${width} height=${height} role="img" aria-label=${label}>
      ${edges.map(edgeShape)} ${nodes.map(nodeShape)}
      ${gaps.map(({ x, y }) => svg`<text class="gap" x=${x} y=${y + 4} text-anchor="middle">…</text>`)}
    </svg>
  </div>`;
};

const edgeShape = ({ from, to }: TreeEdge): TemplateResult => {
  const [top, bottom] = [to.y + (to.carried ? 0 : nodeHeight / 2), from.y - leafHeight / 2];
  const middle = (top + bottom) / 2;
  const winning = from.winning && to.winning;
  const classes = ['edge', winning ? 'winning' : '', to.carried ? 'carried' : ''].join(' ');
  const end = from.carried ? from.y : bottom;
  return svg`<path class=${classes}
    d="M ${from.x} ${end} C ${from.x} ${middle} ${to.x} ${middle} ${to.x} ${top}"></path>`;
};

const nodeShape = (node: TreeNode): TemplateResult => {
  const { x, y, value, gain, carried, winning } = node;
  if (carried) {
    return svg`<circle class=${winning ? 'dot winning' : 'dot'} cx=${x} cy=${y} r="3.500"></circle>`;
  }
  const [width, height] = gain === null ? [leafWidth, leafHeight] : [nodeWidth, nodeHeight];
  return svg`
    <rect class=${winning ? 'node winning' : 'node'} x=${x - width / 2} y=${y - height / 2}
      width=${width} height=${height} rx="4"></rect>
    <text class="value" x=${x} y=${gain === null ? y + 5 : y - 2} text-anchor="middle">${numberText(value)}</text>
    ${
      gain === null
        ? nothing
        : svg`<text class="parts" x=${x} y=${y + 14} text-anchor="middle">${partsText(value, gain)}</text>`
    }
  `;
};

/** `2 + 7`: the left value and what the right one adds to it. */
const partsText = (value: number, gain: number): string =>
  `${numberText(value - gain)} + ${numberText(gain)}`;

export const treeStyles = css`
  .tree {
    display: block;
  }
  .edge {
    fill: none;
    stroke: var(--ps-track);
    stroke-width: 1.25;
  }
  .edge.carried {
    stroke-dasharray: 3 3;
  }
  .edge.winning {
    stroke: var(--ps-window);
    stroke-width: 2.5;
  }
  .node {
    fill: var(--ps-cell);
    stroke: var(--ps-cell-border);
  }
  .node.winning {
    fill: color-mix(in srgb, var(--ps-window) 18%, var(--ps-background));
    stroke: var(--ps-window);
    stroke-width: 2;
  }
  .dot {
    fill: var(--ps-index);
  }
  .dot.winning {
    fill: var(--ps-window);
  }
  .value {
    fill: var(--ps-text);
    font: 600 13.5px var(--ps-code-font);
  }
  .parts,
  .gap {
    fill: var(--ps-quiet);
    font: 11px var(--ps-code-font);
  }
`;
