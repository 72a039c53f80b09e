import { frameworkOf, type PoolCall, type SpatialRank } from '../../engine/index.js';
import type { Flow, LayerSite } from '../../python/site.js';

/** Whether a layer undoes a max pooling: `nn.MaxUnpool2d`, `F.max_unpool2d` and those of other ranks. */
export const isUnpooling = ({ kind }: LayerSite): boolean => /max_?unpool/iu.test(kind);

/** An unpooling call with what the code says of it. */
export interface UnpoolingCall {
  readonly call: PoolCall;
  readonly rank: SpatialRank;
}

/**
 * The call to lay out, with the output size that was seen in the code where one was: PyTorch's layer
 * takes it as it is called. Null where its arguments aren't known.
 */
export function unpoolingCall(site: LayerSite, flow: Flow | null): UnpoolingCall | null {
  const call = site.pooling?.call;
  if (call === undefined) return null;
  const rank = rankOf(call);
  const seen = (flow?.output.slice(-rank) ?? []).filter((size) => typeof size === 'number');
  const size =
    frameworkOf(call.framework).spelling.sizeIsGivenLater && seen.length === rank
      ? { output_size: seen }
      : {};
  return { call: { ...call, arguments: { ...call.arguments, ...size } }, rank };
}

function rankOf({ operation, arguments: args }: PoolCall): SpatialRank {
  const digit = /([123])d$/iu.exec(operation)?.[1];
  if (digit !== undefined) return digit === '1' ? 1 : digit === '2' ? 2 : 3;
  const kernel = args['kernel_shape'];
  const length = Array.isArray(kernel) ? kernel.length : 2;
  return length === 1 ? 1 : length === 3 ? 3 : 2;
}
