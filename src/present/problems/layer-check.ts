import {
  plan,
  specify,
  textOf,
  type PoolError,
  type Words,
  NOT_WORKED_OUT,
} from '../../engine/index.js';
import type { Flow, LayerSite, Problem, SourceRange } from '../../python/site.js';

/** An error of a layer, and where in the code it is to be marked. */
export interface LayerProblem {
  readonly error: PoolError;
  readonly range: SourceRange;
  /** The input on which it arises; null: it does not depend on one. */
  readonly input: readonly number[] | null;
}

/**
 * What the framework would reject at a site: its arguments by themselves, else on the first of the
 * inputs seen there. Null where nothing is wrong, or where the arguments aren't known.
 */
export const checkLayer = (site: LayerSite): LayerProblem | null => {
  const { pooling } = site;
  if (pooling === null) return null;
  const shapes = site.flows.map(concreteInput).filter((shape) => shape !== null);
  for (const shape of shapes.length === 0 ? [null] : shapes) {
    const error = errorOn(site, shape);
    if (error !== null) return { error, range: blamed(site, error), input: shape };
  }
  return null;
};

const errorOn = (site: LayerSite, shape: readonly number[] | null): PoolError | null => {
  const { pooling } = site;
  if (pooling === null) return null;
  const spec = specify(pooling.call, ...(shape === null ? [] : [shape]));
  if (!spec.ok) return spec.error.code === NOT_WORKED_OUT ? null : spec.error;
  if (shape === null) return null;
  const planned = plan(spec.value, shape);
  return planned.ok ? null : planned.error;
};

/** The sizes of a flow's input; null where one of them is a symbol. */
export const concreteInput = ({ input }: Flow): readonly number[] | null => {
  const sizes = input.filter((size) => typeof size === 'number');
  return sizes.length === input.length ? sizes : null;
};

/** What the engine says of how to mend a problem of the code that it met at a layer, too. */
export const hintOf = (
  { message, range }: Problem,
  sites: readonly LayerSite[],
): { readonly range: SourceRange; readonly message: Words } | null => {
  if (range === null) return null;
  const text = textOf(message);
  for (const site of sites.filter((one) => one.isPooling && one.range.file === range.file)) {
    const isNear =
      site.range.start.line <= range.start.line && range.end.line <= site.range.end.line;
    const error = isNear ? checkLayer(site)?.error : undefined;
    if (error !== undefined && text === `${error.exception}: ${error.message}`) {
      return { range, message: error.hint };
    }
  }
  return null;
};

/** The offending argument where it is written in the call, else the whole call. */
const blamed = (site: LayerSite, { code, parameter }: PoolError): SourceRange => {
  const bound = code === 'argument-binding' ? site.unknown?.range : null;
  if (bound !== null && bound !== undefined) return bound;
  const range = site.pooling?.arguments.find((argument) => argument.parameter === parameter)?.range;
  return range ?? site.range;
};
