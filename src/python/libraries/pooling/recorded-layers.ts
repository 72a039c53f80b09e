import { dialectOf, type Framework } from '../../../engine/index.js';
import type { LibraryMember } from '../contract.js';
import { poolingLayer, type PoolingLayer } from './pooling-layer.js';

/** The names of a framework's record that look so, with their parameters as Python writes them. */
export const recordedSignatures = (
  framework: Framework,
  form: RegExp,
): readonly (readonly [name: string, parameters: string])[] =>
  Object.entries(dialectOf(framework).signatures)
    .filter(([name]) => form.test(name))
    .map(([name, { text }]) => [name, text]);

/** What a framework's pooling layers have in common. */
interface CommonLayer extends Omit<PoolingLayer, 'framework' | 'kind' | 'parameters'> {
  /** Parameters that each constructor takes besides those of its record. */
  readonly more?: string;
}

/** The pooling layers of a framework's record: every class with a signature there. */
export const recordedLayers = (
  framework: Framework,
  { more, ...common }: CommonLayer,
): Readonly<Record<string, LibraryMember>> =>
  Object.fromEntries(
    recordedSignatures(framework, /^[A-Z]/u).map(([kind, parameters]) => [
      kind,
      poolingLayer({
        ...common,
        kind,
        framework,
        parameters: more === undefined ? parameters : `${parameters}, ${more}`,
      }),
    ]),
  );
