import { PythonReader } from '../../src/python/analyse.js';
import { joinCells } from '../../src/python/notebook/joined-cells.js';
import { readNotebook } from '../../src/python/notebook/read-notebook.js';
import type { LayerSite } from '../../src/python/site.js';
import { initialViewOptions, type ViewOptions } from '../../src/present/view-options.js';
import { snapshot } from '../../src/present/snapshot.js';
import { readIntention, readMessage, readUiState } from '../../src/protocol/index.js';

/** Sites of one input whose pictures are made. */
const MOST_SITES = 4;

const alone = { read: () => null };

/** Reads code and makes the picture of its sites, which the webview's own check must take. */
export async function tryCode(text: string): Promise<string | null> {
  const reader = new PythonReader();
  const { sites } = await reader.analyse('case.py', text, alone, {
    limits: { steps: 4_000_000, milliseconds: 6000 },
  });
  for (const site of sites.filter(({ isPooling }) => isPooling).slice(0, MOST_SITES)) {
    for (const view of views(site)) {
      const fault = faultOfPicture(site, view);
      if (fault !== null) return `${site.text}: ${fault}`;
    }
  }
  return null;
}

function views(site: LayerSite): readonly ViewOptions[] {
  const rank = site.flows[0]?.input.length ?? 4;
  const small = Array.from({ length: rank }, (_, axis) => (axis < 2 ? 1 : 5)).join('x');
  const tabs = ['convolution', 'compare', 'gradient'] as const;
  return [
    initialViewOptions,
    { ...initialViewOptions, shapeText: small },
    ...tabs.map((tab) => ({ ...initialViewOptions, tab })),
  ];
}

function faultOfPicture(site: LayerSite, view: ViewOptions): string | null {
  const call = { text: site.text, framework: site.framework, location: null };
  const state = snapshot(
    { kind: 'layer', call, site, stale: false, stopped: null, proposals: [] },
    view,
  );
  const read = readMessage({ type: 'show', revision: 1, state });
  return read.ok ? null : read.error;
}

/** Reads the text of a notebook, whatever it is, and joins its cells. */
export function tryNotebook(text: string): Promise<string | null> {
  readNotebook(text);
  const cells = text.split('\u0001');
  const joined = joinCells(cells.map((cell, at) => ({ id: String(at), text: cell })));
  const lines = cells.reduce((sum, cell) => sum + cell.split(/\r\n|\r|\n/u).length, 0);
  const count = joined.text.split('\n').length;
  return Promise.resolve(count === lines ? null : `${lines} lines became ${count}`);
}

/** Whatever comes as a message is taken or refused. */
export function tryMessage(text: string): Promise<string | null> {
  const data: unknown = JSON.parse(text);
  readIntention(data);
  readMessage(data);
  readUiState(data);
  return Promise.resolve(null);
}
