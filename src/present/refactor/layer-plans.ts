import { plan, specify, type Plan } from '../../engine/index.js';
import type { LayerSite } from '../../python/site.js';

/** Sizes that stand for one that isn't known: what holds for each of them holds for any. */
const STAND_INS = [29, 30, 31, 32] as const;

/**
 * The plans of a site's layer on the inputs that are known, or on stand-ins for sizes that aren't;
 * none where its arguments can't be read or an input is rejected.
 */
export function plansOf(site: LayerSite): readonly Plan[] {
  const call = site.pooling?.call;
  if (call === undefined) return [];
  const inputs = site.flows.map(({ input }) => input).filter((input) => input.length > 0);
  const general = specify(call);
  const rank = general.ok ? general.value.rank + 2 : 4;
  const shapes = (inputs.length > 0 ? inputs : [Array.from({ length: rank }, () => null)]).flatMap(
    (input) =>
      STAND_INS.map((standIn) => input.map((size) => (typeof size === 'number' ? size : standIn))),
  );
  const distinct = new Map(shapes.map((shape) => [shape.join(), shape]));
  const plans = [...distinct.values()].map((shape) => {
    const specified = specify(call, shape);
    const planned = specified.ok ? plan(specified.value, shape) : specified;
    return planned.ok ? planned.value : null;
  });
  return plans.every((one) => one !== null) ? plans : [];
}

/** What a writer says of every plan alike; null where it has nothing to say or says various things. */
export function saidOfAll<T>(plans: readonly Plan[], write: (plan: Plan) => T | null): T | null {
  const [first = null, ...others] = plans.map(write);
  const text = JSON.stringify(first);
  return others.every((other) => JSON.stringify(other) === text) ? first : null;
}
