import { expect, it } from 'vitest';
import { LAYERS, stateOf } from '../../webview/panel/layers.js';

it.each(Object.entries(LAYERS))(
  'a snapshot in summaryOnly says the same without what a hover leaves out: %s',
  (_, layer) => {
    const [whole, summaryOnly] = [stateOf(layer), stateOf(layer, { summaryOnly: true })];
    expect(summaryOnly.kind).toBe(whole.kind);
    if (whole.kind !== 'ready' || summaryOnly.kind !== 'ready') return;
    expect(summaryOnly.copyAs).toEqual([]);
    expect(summaryOnly.inspector).toEqual({ ...whole.inspector, receptiveField: null });
    expect(summaryOnly.sentence).toEqual(whole.sentence);
    expect(summaryOnly.header).toEqual(whole.header);
  },
);
