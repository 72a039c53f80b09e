import type { AxisPadding, Framework, Padding, Plan, PoolSpec } from '../../../engine/index.js';

/** Another setting that a layer can be compared with. */
export interface Candidate {
  readonly id: string;
  /** `TensorFlow, SAME`. */
  readonly label: string;
  readonly library: string;
  /** How the padding is spelled there. */
  readonly spelling: string;
  readonly spec: PoolSpec;
}

type Sliding = Extract<PoolSpec['source'], { readonly kind: 'sliding' }>;

/** The padding cells that a plan has on each axis. */
export const paddingOf = ({ axes }: Plan): readonly AxisPadding[] =>
  axes.map(({ padBefore, padAfter }) => ({ before: padBefore, after: padAfter }));

/** The same layer with other windows, and of another library where one is named. */
export const withSource = (
  spec: PoolSpec,
  source: Partial<Sliding>,
  framework?: Framework,
): PoolSpec =>
  spec.source.kind === 'sliding'
    ? {
        ...spec,
        framework: framework ?? spec.framework,
        source: { ...spec.source, ...source },
        call: null,
      }
    : spec;

/** An average divides by what the library's own default says. */
export const counting = (spec: PoolSpec, countIncludePad: boolean): PoolSpec =>
  spec.reducer.kind === 'avg' && spec.reducer.divisorOverride === null
    ? { ...spec, reducer: { ...spec.reducer, countIncludePad } }
    : spec;

/** Padding in numbers, a pair for each axis. */
export const explicit = (axes: readonly AxisPadding[]): Padding => ({ kind: 'explicit', axes });
