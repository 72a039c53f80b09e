import type { Framework } from '../../../engine/index.js';
import { NONE } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { cls, method } from '../members.js';
import { settingsOf, storeArguments } from './settings.js';

/** A layer whose output's shape follows from its settings and its input. */
export interface ShapeLayer {
  readonly parameters: string;
  /** Missing: the shape stays. */
  readonly output?: (input: TensorValue, settings: Arguments, context: LibraryContext) => Value;
}

/** What the layers of one library have in common. */
export interface LayerFamily {
  readonly framework: Framework;
  readonly base: string;
  readonly method: string;
}

/** The class of a layer as described. */
export function shapeLayer(kind: string, layer: ShapeLayer, family: LayerFamily): LibraryMember {
  const { framework, base } = family;
  return cls({
    bases: [base],
    isLayer: true,
    methods: {
      __init__: method(`${layer.parameters}, **options`.replace(/^, /u, ''), (args, context) => {
        const self = args.selfInstance();
        storeArguments(args, context);
        context.built(self, { kind, framework, isPooling: false, pooling: null }, args.written);
        return NONE;
      }),
      [family.method]: method('x, *args, **options', (args, context) => {
        const input = args.tensor('x');
        const self = args.selfInstance();
        const result = layer.output?.(input, settingsOf(self), context) ?? {
          ...input,
          numbers: null,
        };
        if (result.kind !== 'tensor') return result;
        return context.passThrough({
          kind,
          framework,
          isPooling: false,
          pooling: null,
          built: self,
          geometry: layer.output === undefined ? 'elementwise' : null,
          input,
          output: result,
        });
      }),
    },
  });
}
