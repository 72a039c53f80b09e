import type { Misfit } from '../../python/misfit.js';
import type { ChainLink, TracedTensor } from '../../python/site.js';
import { change, hasChannelsLast } from './size-maker.js';

/** A layer that rounded a size down on the way to a join. */
export interface Rounding {
  readonly link: ChainLink;
  /** Which of the joined tensors came through it, from 0. */
  readonly branch: number;
  readonly axis: number;
  readonly before: number;
  readonly after: number;
  /** Cells that no window reads. */
  readonly dropped: number;
  /** The sizes that arrive at the join. */
  readonly arrives: readonly number[];
}

/** The layers that rounded down on one way to a join and not on the other, the nearest to it last. */
export function roundings({ arrived, axis }: Misfit): readonly Rounding[] {
  const arrives = arrived.map((one) => one.shape?.[axisOf(one, axis, arrived)]);
  const sizes = arrives.filter((size) => typeof size === 'number');
  if (sizes.length !== arrived.length) return [];
  return arrived.flatMap((tensor, branch) =>
    tensor.chain
      .filter((link) => !isShared(link, arrived, branch))
      .flatMap((link) => {
        const at = axisOf(tensor, axis, arrived);
        const found = roundingAt(link, at);
        return found === null ? [] : [{ ...found, link, branch, axis: at, arrives: sizes }];
      }),
  );
}

function axisOf(tensor: TracedTensor, axis: number, all: readonly TracedTensor[]): number {
  const rank = Math.max(...all.map((one) => one.shape?.length ?? 0));
  return axis - rank + (tensor.shape?.length ?? rank);
}

/** Whether every joined tensor came through this very passage. */
function isShared(link: ChainLink, all: readonly TracedTensor[], own: number): boolean {
  return all.every((one, index) => index === own || one.chain.includes(link));
}

/** Cells that a strided window leaves unread at the end of an axis. */
function roundingAt(
  link: ChainLink,
  axis: number,
): Pick<Rounding, 'before' | 'after' | 'dropped'> | null {
  const { passage, geometry } = link;
  const [before, after] = change(link, axis) ?? [];
  if (typeof before !== 'number' || typeof after !== 'number' || after >= before) return null;
  const rank = geometry?.stride.length ?? 0;
  const channelsLast = passage !== undefined && hasChannelsLast(passage.framework);
  const total = passage?.input?.length ?? 0;
  const spatial = channelsLast ? axis - 1 : axis - (total - rank);
  const stride = geometry?.stride[spatial];
  if (geometry === null || stride === undefined || stride < 2) return null;
  const kernel = geometry.kernel[spatial] ?? 1;
  const dilation = geometry.dilation[spatial] ?? 1;
  const pads = geometry.padding[spatial] ?? { before: 0, after: 0 };
  const read = (after - 1) * stride + dilation * (kernel - 1) + 1;
  const dropped = before + pads.before + pads.after - read;
  return dropped > 0 ? { before, after, dropped } : null;
}
