import { expect, it } from 'vitest';
import { LAYERS, stateOf } from '../../webview/panel/layers.js';

it.each(Object.entries(LAYERS))(
  'a snapshot in brief says the same without what a hover leaves out: %s',
  (_, layer) => {
    const [whole, brief] = [stateOf(layer), stateOf(layer, { brief: true })];
    expect(brief.kind).toBe(whole.kind);
    if (whole.kind !== 'ready' || brief.kind !== 'ready') return;
    expect(brief.copyAs).toEqual([]);
    expect(brief.inspector).toEqual({ ...whole.inspector, receptiveField: null });
    expect(brief.sentence).toEqual(whole.sentence);
    expect(brief.header).toEqual(whole.header);
  },
);
