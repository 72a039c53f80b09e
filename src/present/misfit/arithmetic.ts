import { say, type Words } from '../../engine/phrase.js';
import { dimensionText } from '../../python/dimension.js';
import type { ChainLink } from '../../python/site.js';
import { change, hasChannelsLast } from './size-maker.js';

/**
 * How a layer came to its size along an axis of its input: `⌊(10 − 2) / 2⌋ + 1 = 5`; null where no
 * window moved along it.
 */
export function sizeArithmetic(link: ChainLink, axis: number): string | null {
  const [before, after] = change(link, axis) ?? [];
  const { geometry, passage } = link;
  if (typeof before !== 'number' || typeof after !== 'number') return null;
  if (geometry === null || passage === undefined || after > before) return null;
  const rank = geometry.stride.length;
  const first = hasChannelsLast(passage.framework) ? 1 : (passage.input?.length ?? 0) - rank;
  const at = axis - first;
  const [kernel, stride] = [geometry.kernel[at], geometry.stride[at]];
  if (kernel === undefined || stride === undefined) return null;
  const { before: left, after: right } = geometry.padding[at] ?? { before: 0, after: 0 };
  const reach = (geometry.dilation[at] ?? 1) * (kernel - 1) + 1;
  const pads = left + right === 0 ? '' : ` + ${left + right}`;
  const inner = `${before}${pads} − ${reach}`;
  const exact = (before + left + right - reach) % stride === 0;
  const steps = exact ? `(${inner}) / ${stride}` : `⌊(${inner}) / ${stride}⌋`;
  const whole = stride === 1 ? `${inner} + 1` : `${steps} + 1`;
  return `${whole} = ${after}`;
}

/** `the pooling pool makes 5×5 of 11×11`, as a reader says it. */
export function makesWords(link: ChainLink, axes: readonly number[], name: string): Words {
  const sizes = (which: 0 | 1): string =>
    axes.map((axis) => dimensionText(change(link, axis)?.[which] ?? 0)).join('×');
  return link.passage?.isPooling === true
    ? say('the pooling {layer} makes {after} of {before}', {
        layer: name,
        after: sizes(1),
        before: sizes(0),
      })
    : say('{layer} makes {after} of {before}', { layer: name, after: sizes(1), before: sizes(0) });
}
