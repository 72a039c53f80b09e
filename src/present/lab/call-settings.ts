import { frameworkOf, type PoolSpec, type Reducer, specify } from '../../engine/index.js';
import { operationsOf, windowsOf } from '../../protocol/lab-controls.js';
import {
  defaultLabSettings,
  isLabFramework,
  isLabOperation,
  type LabFramework,
  type LabSettings,
  maximalLabCells,
  parseLabSettings,
} from '../../protocol/lab-settings.js';
import type { LayerSite } from '../../python/site.js';

/** The framework whose code a layer is written in; null: none. */
const labFrameworkOf = ({ framework }: PoolSpec): LabFramework | null => {
  const { writtenAs } = frameworkOf(framework);
  return writtenAs !== null && isLabFramework(writtenAs) ? writtenAs : null;
};

const alike = (values: readonly number[]): boolean => values.every((value) => value === values[0]);

const windowPart = (spec: PoolSpec, inputSize: readonly number[]): Partial<LabSettings> | null => {
  const { source } = spec;
  switch (source.kind) {
    case 'sliding': {
      const { padding } = source;
      return {
        windows: 'sliding',
        kernel: source.kernel,
        stride: source.stride,
        dilation: source.dilation,
        paddingKind: padding.kind === 'same' ? 'same' : 'explicit',
        padding:
          padding.kind === 'explicit'
            ? padding.axes
            : inputSize.map(() => ({ before: 0, after: 0 })),
        ceilMode: source.rounding === 'ceil',
      };
    }
    case 'adaptive':
      return {
        windows: 'adaptive',
        outputSize: source.outputSize.map((size, axis) => size ?? inputSize[axis] ?? 1),
      };
    case 'global':
      return { windows: 'global' };
    case 'fractional':
    case 'regions':
      return null;
    default:
      return source satisfies never;
  }
};

const reducerPart = (reducer: Reducer): Partial<LabSettings> => ({
  ...(reducer.kind === 'avg' && {
    countIncludePad: reducer.countIncludePad,
    divisor: reducer.divisorOverride,
  }),
  ...('p' in reducer && { p: reducer.p }),
  ...('temperature' in reducer && { temperature: reducer.temperature }),
});

/** The spatial sizes of the call's first known input, cut to what the Lab draws; null: unknown. */
const inputOf = (site: LayerSite, spec: PoolSpec): LabSettings['inputSize'] | null => {
  for (const { input } of site.flows) {
    const spatial =
      spec.layout === 'channels-first' ? input.slice(-spec.rank) : input.slice(-spec.rank - 1, -1);
    const sizes = spatial.filter((size) => typeof size === 'number');
    if (sizes.length === spec.rank) {
      const limit = Math.floor(maximalLabCells ** (1 / spec.rank));
      return sizes.map((size) => Math.min(size, limit));
    }
  }
  return null;
};

const perRank = (values: readonly number[], rank: number): readonly number[] =>
  Array.from({ length: rank }, (_, axis) => values[axis] ?? values[0] ?? 1);

/**
 * The Lab's settings for a call in the code; what the call doesn't say stays as in `current`. Null
 * where the Lab has no such layer.
 */
export const settingsOfCall = (site: LayerSite, current: LabSettings): LabSettings | null => {
  const specified = site.pooling && specify(site.pooling.call);
  if (!specified?.ok) {
    return null;
  }
  const spec = specified.value;
  return settingsOfSpec(
    spec,
    inputOf(site, spec) ?? perRank(current.inputSize, spec.rank),
    current,
  );
};

/** The Lab's settings for a layer on an input of these sizes; null where the Lab has no such layer. */
export const settingsOfSpec = (
  spec: PoolSpec,
  inputSize: readonly number[],
  current: LabSettings,
): LabSettings | null => {
  const framework = labFrameworkOf(spec);
  const { kind: operation } = spec.reducer;
  const { rank } = spec;
  const windows = windowPart(spec, inputSize);
  if (framework === null || !isLabOperation(operation) || windows === null) {
    return null;
  }
  const fits =
    operationsOf(framework).includes(operation) &&
    windowsOf(framework, operation).includes(windows.windows ?? 'sliding');
  const base: LabSettings = {
    ...defaultLabSettings,
    temperature: current.temperature,
    p: current.p,
    values: current.values.kind === 'typed' ? defaultLabSettings.values : current.values,
    kernel: perRank(current.kernel, rank),
    stride: perRank(current.stride, rank),
    dilation: perRank([1], rank),
    outputSize: perRank(current.outputSize, rank),
    padding: Array.from({ length: rank }, () => ({ before: 0, after: 0 })),
    framework,
    operation,
    inputSize,
    ...windows,
    ...reducerPart(spec.reducer),
  };
  const sides = base.padding.flatMap(({ before, after }) => [before, after]);
  return fits
    ? parseLabSettings({
        ...base,
        linked: {
          kernel: alike(base.kernel),
          stride: alike(base.stride),
          dilation: alike(base.dilation),
          padding: alike(sides),
          inputSize: alike(base.inputSize),
          outputSize: alike(base.outputSize),
        },
      })
    : null;
};
