import {
  cellCounts,
  cost,
  countedBy,
  fanOut,
  gradient,
  notices,
  plainText,
  plan,
  pool,
  specify,
  type AxisPlan,
  type Plan,
} from '../../src/engine/index.js';
import { initialViewOptions, type ViewOptions } from '../../src/present/view-options.js';
import { snapshot } from '../../src/present/snapshot.js';
import { readMessage } from '../../src/protocol/index.js';
import type { LayerSite } from '../../src/python/site.js';
import type { CalledLayer } from './layers.js';

/** More values than this aren’t worked out by themselves; pictures do that in parts. */
const MOST_VALUES = 20_000;
const MOST_TAPS = 1_000_000;

/** One picture may take so long, in seconds of processor time. */
const LONGEST = 1.5;

const TABS = ['convolution', 'compare', 'gradient'] as const;

/** What goes wrong with a layer that the engine takes: in its facts, values or pictures. Null: nothing. */
export function faultOfLayer(layer: CalledLayer): string | null {
  const call = { ...layer, version: null };
  const spec = specify(call, layer.input);
  const planned = spec.ok ? plan(spec.value, layer.input) : spec;
  const fault = planned.ok ? (faultOfFacts(planned.value) ?? faultOfValues(planned.value)) : null;
  return fault ?? faultOfPictures(layer);
}

function faultOfFacts(planned: Plan): string | null {
  const paid = cost(planned);
  const largest = Math.max(sizeOf(planned.inputShape), sizeOf(planned.outputShape));
  if (!paid.ok && !(largest > Number.MAX_SAFE_INTEGER / 2 ** 20))
    return paid.error.message.template;
  const strange = countedBy(planned).find(({ value }) => !Number.isFinite(value));
  if (strange !== undefined) return `a tool counts ${String(strange.value)}`;
  const cells = Object.values(cellCounts(planned));
  if (!cells.every((count) => count >= 0)) return `cells: ${JSON.stringify(cells)}`;
  const readers = fanOut(
    planned,
    planned.axes.map(() => 0),
  ).count;
  if (!(readers >= 0)) return `the first cell has ${String(readers)} readers`;
  const texts = notices(planned, {}).map(plainText);
  const odd = texts.find(
    (text) => /undefined|NaN values|\bInfinity\b/u.test(text) || !/\.$/u.test(text),
  );
  return odd === undefined ? null : `a notice says: ${odd}`;
}

function faultOfValues(planned: Plan): string | null {
  const [inputs, outputs] = [sizeOf(planned.inputShape), sizeOf(planned.outputShape)];
  const taps = planned.axes.reduce((all, axis) => all * tapsOf(axis), outputs);
  if (!(inputs <= MOST_VALUES && outputs <= MOST_VALUES && taps <= MOST_TAPS)) return null;
  const values = Float64Array.from({ length: inputs }, (_, at) => Math.sin(at) * 5);
  const pooled = pool(planned, values);
  if (pooled.output.length !== outputs) return `${String(pooled.output.length)} values come out`;
  const slopes = gradient(planned, values, new Float64Array(outputs).fill(1));
  return slopes.length === inputs ? null : `${String(slopes.length)} slopes come out`;
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((all, one) => all * one, 1);

const tapsOf = ({ windows, inputSize }: AxisPlan): number =>
  windows.kind === 'regular' ? windows.kernel : inputSize;

function faultOfPictures(layer: CalledLayer): string | null {
  const site = siteOf(layer);
  const call = { text: site.text, framework: site.framework, location: null };
  const views: readonly ViewOptions[] = [
    initialViewOptions,
    ...TABS.map((tab) => ({ ...initialViewOptions, tab })),
    {
      ...initialViewOptions,
      tab: 'compare',
      tabs: { ...initialViewOptions.tabs, group: 'reducers', against: ['median', 'lp', 'softmax'] },
    },
  ];
  for (const view of views) {
    const begun = process.threadCpuUsage();
    const state = snapshot(
      { kind: 'layer', call, site, stale: false, stopped: null, proposals: [] },
      view,
    );
    const { user, system } = process.threadCpuUsage(begun);
    const seconds = (user + system) / 1e6;
    if (seconds > LONGEST) return `${view.tab}: ${seconds.toFixed(1)} s of processor time`;
    const read = readMessage({ type: 'show', revision: 1, state });
    if (!read.ok) return `${view.tab}: ${read.error}`;
  }
  return null;
}

/** A call of the engine as a site of code. */
export function siteOf(layer: CalledLayer): LayerSite {
  const { framework, operation, arguments: given, input } = layer;
  const text = `${operation}()`;
  const start = { line: 0, column: 0 };
  const flow = { output: [], dtype: 'float32', path: '', origin: 'x', chain: [], values: null };
  return {
    role: 'constructor',
    range: { file: 'case.py', start, end: { line: 0, column: text.length } },
    callee: operation,
    text,
    kind: operation,
    framework,
    pooling: {
      call: { framework, operation, arguments: given, version: null },
      arguments: Object.entries(given).map(([parameter, value]) => ({
        parameter,
        value,
        range: null,
        notEditable: null,
      })),
    },
    isPooling: true,
    flows: [{ ...flow, input }],
    unknown: null,
  };
}
