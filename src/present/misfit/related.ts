import { shapeText } from '../../python/shape-text.js';
import { isSameRange } from '../../python/same-range.js';
import { say, joined, listed, type Words } from '../../engine/phrase.js';
import { dimensionText, isEqual, multiply, type Dimension } from '../../python/dimension.js';
import type { Misfit } from '../../python/misfit.js';
import type { ChainLink, Problem, Shape, SourceRange, TracedTensor } from '../../python/site.js';
import { hasChannelsLast, lastMap, linkName, linkPlace, type MadeMap } from './size-maker.js';
import { roundings, type Rounding } from './roundings.js';

/** Another place that has to do with a problem, and what is to be said of it. */
export interface RelatedPlace {
  readonly range: SourceRange;
  readonly message: Words;
}

/** Where the sizes of a problem come from: the number that can be changed first. */
export function relatedPlaces({ misfit, range }: Problem): readonly RelatedPlace[] {
  if (misfit === undefined || misfit.open !== undefined) return [];
  const places = [...toldPlaces(misfit, range), ...roundingPlaces(misfit)];
  return places.filter(
    (place, index) => places.findIndex((one) => isSameRange(one.range, place.range)) === index,
  );
}

/** What arrives at a layer that was told another size, in factors and with who made them. */
function toldPlaces(misfit: Misfit, call: SourceRange | null): readonly RelatedPlace[] {
  const { told, arrived, axis, layer } = misfit;
  const [input] = arrived;
  const range = told?.range ?? layer.built ?? (told === null ? null : call);
  const size = input?.shape?.[axis];
  if (told === null || range === null || input === undefined || size === undefined) return [];
  return [{ range, message: arrivalWords(misfit, input, size) }];
}

/** `250 = 10 × 5 × 5: 10 channels from mid (line 9), 5×5 from pool (line 15)`. */
export function arrivalWords(misfit: Misfit, input: TracedTensor, size: Dimension): Words {
  const { told, layer } = misfit;
  const expected = say('{parameter} is {told}.', {
    parameter: told?.parameter ?? '',
    told: dimensionText(told?.size ?? 0),
  });
  const map = lastMap(input, misfit.code === 'recurrent-input-size' ? 4 : 3);
  const factors = map === null ? null : factorsOf(size, map, input);
  if (map === null || factors === null) {
    return joined([
      say('{size} arrive, of {shape}.', {
        size: dimensionText(size),
        shape: knownShape(input.shape),
      }),
      expected,
    ]);
  }
  const last = input.shape?.at(-1);
  if (
    misfit.code === 'conv-in-channels' &&
    last !== undefined &&
    isEqual(last, told?.size ?? 0) === true
  ) {
    return say('The {channels} channels of {shape} come last; the layer reads {size} there.', {
      channels: dimensionText(last),
      shape: knownShape(input.shape),
      size: dimensionText(size),
    });
  }
  if (factors.axes.length > 1) {
    const product = factors.sizes.map(dimensionText).join(' × ');
    return say('{size} = {product}: {makers}', {
      size: dimensionText(size),
      product,
      makers: makerWords(map, factors.axes),
    });
  }
  const whole = map.sizes.reduce<Dimension>((all, one) => multiply(all, one), 1);
  if (layer.kind === 'Linear' && isEqual(whole, told?.size ?? 0) === true) {
    return say('{size} is the last axis of {shape}: flattened, {product} = {whole} would fit.', {
      size: dimensionText(size),
      shape: knownShape(input.shape),
      product: map.sizes.map(dimensionText).join(' × '),
      whole: dimensionText(whole),
    });
  }
  return joined([
    say('{size} arrive: {makers}.', {
      size: dimensionText(size),
      makers: makerWords(map, factors.axes),
    }),
    expected,
  ]);
}

interface Factors {
  /** Axes of the map, from 0 without the batch, whose sizes multiply to the number. */
  readonly axes: readonly number[];
  readonly sizes: Shape;
}

/** Which axes of the last map make up a size. */
function factorsOf(size: Dimension, map: MadeMap, input: TracedTensor): Factors | null {
  const all = map.sizes.map((_, axis) => axis);
  const choices = map.isFlattened
    ? [all, ...pairs(all), ...all.map((axis) => [axis])]
    : [all.slice(-1), ...all.map((axis) => [axis])];
  const at = input.shape?.findIndex((one) => one === size) ?? -1;
  const own = !map.isFlattened && at > 0 ? [[at - 1]] : [];
  const axes = [...own, ...choices].find(
    (one) =>
      isEqual(
        one.reduce<Dimension>((product, axis) => multiply(product, map.sizes[axis] ?? 1), 1),
        size,
      ) === true,
  );
  return axes === undefined ? null : { axes, sizes: axes.map((axis) => map.sizes[axis] ?? 1) };
}

function pairs(axes: readonly number[]): readonly (readonly number[])[] {
  return axes.flatMap((a) => axes.filter((b) => b > a).map((b) => [a, b]));
}

/** `10 channels from mid (line 9), 5×5 from pool (line 15)`. */
function makerWords(map: MadeMap, axes: readonly number[]): Words {
  const first = hasChannelsLast(map.last?.passage?.framework ?? 'torch') ? map.sizes.length - 1 : 0;
  const channels = axes.filter((axis) => axis === first);
  const spatial = axes.filter((axis) => axis !== first);
  const words: Words[] = channels.map((axis) =>
    madeBy(
      say('{size} channels', { size: dimensionText(map.sizes[axis] ?? 1) }),
      map.makers[axis] ?? null,
      true,
    ),
  );
  const makers = spatial.map((axis) => map.makers[axis] ?? null);
  if (spatial.length > 0 && makers.every((maker) => maker === makers[0])) {
    const sizes = spatial.map((axis) => dimensionText(map.sizes[axis] ?? 1)).join('×');
    words.push(madeBy(sizes, makers[0] ?? null, false));
  } else {
    for (const axis of spatial) {
      words.push(madeBy(dimensionText(map.sizes[axis] ?? 1), map.makers[axis] ?? null, false));
    }
  }
  const [only] = words;
  return words.length === 1 && only !== undefined
    ? only
    : words.reduce((some, next) => say('{some}, {next}', { some, next }));
}

function madeBy(what: Words, maker: ChainLink | null, isChannels: boolean): Words {
  if (maker === null) return say('{what} from the input', { what });
  const place = linkPlace(maker, isChannels);
  const layer = linkName(maker);
  return place === null
    ? say('{what} from {layer}', { what, layer })
    : say('{what} from {layer} (line {line})', { what, layer, line: place.start.line + 1 });
}

/** Which poolings rounded down on the ways of tensors that don't fit together. */
function roundingPlaces(misfit: Misfit): readonly RelatedPlace[] {
  if (misfit.arrived.length < 2) return [];
  return roundings(misfit).flatMap((one) => {
    const range = linkPlace(one.link, false);
    return range === null ? [] : [{ range, message: roundingWords(one) }];
  });
}

function roundingWords({ link, before, after, dropped, arrives }: Rounding): Words {
  return say(
    '{layer} makes {after} of {before} and drops {dropped}; {arrives} arrive at the join.',
    {
      layer: linkName(link),
      before,
      after,
      dropped: dropped === 1 ? say('a row') : say('{count} rows', { count: dropped }),
      arrives: listed(arrives.map(String)),
    },
  );
}

const knownShape = (shape: Shape | null): string => (shape === null ? '' : shapeText(shape));
