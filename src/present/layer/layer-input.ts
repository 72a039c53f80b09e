import { workedOutOf } from '../../python/worked-out.js';
import {
  joined,
  listed,
  say,
  textOf,
  type PoolSpec,
  type Translate,
  type Words,
} from '../../engine/index.js';
import type { Dimension } from '../../python/dimension.js';
import type { Flow, LayerSite } from '../../python/site.js';
import { spatialStart, typedShape } from '../plane/typed-shape.js';
import type { ViewOptions } from '../view-options.js';

/** The input that a layer is shown on, or why there is none yet. */
export type LayerInput =
  | {
      readonly kind: 'known';
      /** Sizes to compute with: symbols of batch and channels count as 1. */
      readonly shape: readonly number[];
      /** Sizes to show: symbols stay. */
      readonly shown: readonly Dimension[];
      readonly origin: string;
      readonly flow: Flow | null;
    }
  | {
      readonly kind: 'unknown';
      /** What is known of it. */
      readonly shown: readonly Dimension[] | null;
      readonly reason: string;
      readonly error: string;
    };

/** What an input's size is called that the reader gave. */
export const GIVEN = say('size given by you');

/** Finds the input: the size that the reader gave, else that of the chosen flow. */
export function layerInput(
  site: LayerSite,
  spec: Pick<PoolSpec, 'rank' | 'layout'>,
  view: ViewOptions,
  stopped: Words | null,
  t: Translate,
): LayerInput {
  const flow = site.flows[view.flow] ?? site.flows[0] ?? null;
  const shown = flow?.input ?? null;
  if (view.shapeText !== null) {
    const typed = typedShape(view.shapeText, spec.rank, spec.layout);
    return typed.ok
      ? { kind: 'known', shape: typed.shape, shown: typed.shape, origin: textOf(GIVEN, t), flow }
      : {
          kind: 'unknown',
          shown,
          reason: reasonOf(site, stopped, t),
          error: textOf(typed.error, t),
        };
  }
  if (flow === null || shown === null) {
    return { kind: 'unknown', shown, reason: reasonOf(site, stopped, t), error: '' };
  }
  const start = spatialStart(shown.length, spec.rank, spec.layout);
  const spatial = shown.slice(start, start + spec.rank);
  const symbolic = spatial.filter((size) => typeof size !== 'number');
  if (start < 0 || symbolic.length > 0) {
    return { kind: 'unknown', shown, reason: textOf(symbolReason(symbolic), t), error: '' };
  }
  const shape = shown.map((size) => (typeof size === 'number' ? size : 1));
  const origin = flow !== null && workedOutOf(flow) !== null ? textOf(flow.origin, t) : '';
  return { kind: 'known', shape, shown, origin, flow };
}

function reasonOf(site: LayerSite, stopped: Words | null, t: Translate): string {
  const known = site.unknown?.reason;
  const why = [
    ...(stopped === null ? [] : [textOf(stopped, t)]),
    ...(known === undefined ? [] : [asSentence(known, t)]),
  ];
  return t('{reason} The windows are known; only the far edges are not.', {
    reason:
      why.length === 0 ? t('Its size is set while the program runs.') : textOf(joined(why), t),
  });
}

/** A reason as a sentence of its own. */
export const asSentence = (reason: Words, t: Translate): string => {
  const text = textOf(reason, t);
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?。！？]$/u.test(first) ? first : t('{reason}.', { reason: first });
};

function symbolReason(sizes: readonly Dimension[]): Words {
  const names = [...new Set(sizes.map((size) => (typeof size === 'number' ? '' : size.text)))];
  return say('The code leaves {sizes} open. Try a size: the formula below holds for all of them.', {
    sizes: listed(names.map((name) => `**${name}**`)),
  });
}
