import { describe, expect, it } from 'vitest';
import type { PoolCall } from '../../../../src/engine/index.js';
import { snapshot } from '../../../../src/present/snapshot.js';
import { initialViewOptions } from '../../../../src/present/view-options.js';
import { plainText } from '../../../../src/protocol/rich-text.js';
import type { TabState } from '../../../../src/protocol/tab-state.js';
import { initialTabOptions, type TabOptions } from '../../../../src/protocol/tabs.js';
import { siteOf } from '../../../fuzz/layer-trial.js';

type Tab = 'convolution' | 'compare' | 'gradient';

function tabOf<T extends Tab>(
  tab: T,
  operation: string,
  args: PoolCall['arguments'],
  sizes: readonly number[],
  tabs: Partial<TabOptions> = {},
): Extract<TabState, { readonly kind: T | 'tooLarge' }> {
  const site = siteOf({ framework: 'torch', operation, arguments: args, input: [1, 1, ...sizes] });
  const state = snapshot(
    {
      kind: 'layer',
      call: { text: site.text, framework: 'torch', location: null },
      site,
      stale: false,
      stopped: null,
      proposals: [],
    },
    { ...initialViewOptions, tab, tabs: { ...initialTabOptions, ...tabs } },
  );
  if (state.kind !== 'ready') throw new Error(state.kind);
  const isAsked = (found: TabState): found is Extract<TabState, { kind: T | 'tooLarge' }> =>
    found.kind === tab || found.kind === 'tooLarge';
  if (!isAsked(state.tab)) throw new Error(state.tab.kind);
  return state.tab;
}

const padded = { kernel_size: 3, stride: 2, padding: 1 };

describe('the tabs of a plane of a million values', () => {
  it('compare the first of them, cut so that the last windows meet the edge as before', () => {
    const tab = tabOf('compare', 'MaxPool2d', padded, [1500, 1501]);
    if (tab.kind !== 'compare') throw new Error(tab.kind);
    expect(tab.remark).toBe('On the first 362×361 values.');
    const [own, same] = tab.settings.map(({ picture }) => picture?.axes[1]);
    expect(own).toMatchObject({ inputSize: 361, outputSize: 181, padBefore: 1, padAfter: 1 });
    expect(same).toMatchObject({ inputSize: 361, outputSize: 181, padBefore: 1, padAfter: 1 });
  });

  it('take fewer of them where windows are large and have no fast kernel', () => {
    const args = { norm_type: 2, kernel_size: 40, stride: 1 };
    const tab = tabOf('gradient', 'LPPool2d', args, [1000, 1000]);
    if (tab.kind !== 'gradient') throw new Error(tab.kind);
    expect(tab.remark).toBe('On the first 60×60 values.');
    expect(tab.output.values).toHaveLength(21 * 21);
  });

  it('say which setting is too large where the layer is not', () => {
    const args = { norm_type: 2, kernel_size: 300, stride: 1 };
    const tab = tabOf('compare', 'LPPool2d', args, [300, 300]);
    if (tab.kind !== 'compare') throw new Error(tab.kind);
    expect(tab.remark).toBe('');
    expect(plainText(tab.headline)).toBe('TensorFlow, SAME is too large to be worked out here.');
    expect(tab.settings[1]).toMatchObject({ picture: null, error: '', equal: false });
    const found = tab.elsewhere.find(
      ({ library, spelling }) => library + spelling === 'TensorFlowSAME',
    );
    expect(found).toMatchObject({ equal: null, remark: 'too large to be worked out here' });
  });

  it('refuse in words what no part of the plane makes smaller', () => {
    const tab = tabOf('gradient', 'AdaptiveAvgPool2d', { output_size: 1000 }, [1500, 1500]);
    if (tab.kind !== 'tooLarge') throw new Error(tab.kind);
    expect(tab.tab).toBe('gradient');
    expect(plainText(tab.reason)).toBe(
      'Too large to be worked out here: it has 1000×1000 outputs, whose windows read up to 9 values each. A smaller output or window would do.',
    );
  });

  it('leave the tree of a large kernel out, and say so', () => {
    const tab = tabOf('convolution', 'AvgPool2d', { kernel_size: 40 }, [1000, 1000]);
    if (tab.kind !== 'convolution') throw new Error(tab.kind);
    expect(tab.max).toBeNull();
    expect(tab.remark).toBe(
      'On the first 120×120 values. The tree for the maximum is left out: it would have too many leaves.',
    );
    expect(tab.average?.form).toBe('convolution');
  });
});
