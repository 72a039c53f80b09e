import { specify, type ArgumentValue, type PoolCall, type PoolSpec } from '../../engine/index.js';
import type { LayerSite } from '../../python/site.js';

/** Settings of a pooling layer as the JSON output names them. */
export type LayerSettings = Readonly<Record<string, ArgumentValue>>;

/**
 * The effective settings of a site's layer, one value per axis: `kernel`, `stride`, `padding`,
 * `dilation`, `ceil_mode`, `count_include_pad` for windows, `output_size` (null keeps a size) for
 * adaptive ones, `dim` and `keepdim` for reductions. Empty where they aren't known.
 */
export function layerSettings(site: LayerSite): LayerSettings {
  const { pooling } = site;
  if (pooling === null) return {};
  if (/^(global|token)-/u.test(site.kind)) return reductionParams(pooling.call);
  const input = site.flows[0]?.input;
  const sizes = input?.every((size) => typeof size === 'number') ? input : undefined;
  const specified = specify(pooling.call, sizes);
  return specified.ok ? specParams(specified.value) : {};
}

function reductionParams({ arguments: given }: PoolCall): LayerSettings {
  const dim = given['dim'] ?? given['axis'] ?? null;
  return { dim, keepdim: given['keepdim'] ?? given['keepdims'] ?? false };
}

function specParams(spec: PoolSpec): LayerSettings {
  const { source, reducer } = spec;
  switch (source.kind) {
    case 'sliding':
      return {
        kernel: [...source.kernel],
        stride: [...source.stride],
        padding: paddingParam(spec, source),
        ...(reducer.kind === 'max' && { dilation: [...source.dilation] }),
        ceil_mode: source.rounding === 'ceil',
        ...(reducer.kind === 'avg' && { count_include_pad: reducer.countIncludePad }),
        ...(reducer.kind === 'avg' &&
          reducer.divisorOverride !== null && { divisor_override: reducer.divisorOverride }),
        ...(reducer.kind === 'lp' && { norm_type: { float: reducer.p } }),
      };
    case 'adaptive':
      return { output_size: [...source.outputSize] };
    case 'fractional':
      return { kernel: [...source.kernel], output_size: [...source.outputSize] };
    case 'regions':
      return { cuts: source.cuts.map((cuts) => [...cuts]), overlapping: source.overlapping };
    case 'global':
      return { keepdims: source.keepDims };
    default:
      return source satisfies never;
  }
}

/** A number per axis where both sides are alike, else pairs; `same` and `valid` stay words. */
function paddingParam(
  spec: PoolSpec,
  { padding }: Extract<PoolSpec['source'], { kind: 'sliding' }>,
): ArgumentValue {
  if (padding.kind === 'valid') return Array.from({ length: spec.rank }, () => 0);
  if (padding.kind === 'same') return 'same';
  return padding.axes.every(({ before, after }) => before === after)
    ? padding.axes.map(({ before }) => before)
    : padding.axes.map(({ before, after }) => [before, after]);
}
