import { bool, NONE } from '../../../values/create.js';
import type { ChainLink } from '../../../site.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { InstanceValue } from '../../../values/value.js';
import type { Arguments } from '../../arguments.js';
import type { LibraryContext, LibraryMember } from '../../contract.js';
import { cls, method } from '../../members.js';
import { settingsOf, storeArguments } from '../../layers/settings.js';

/** A layer whose output's shape follows from its settings and its input's shape. */
export interface LayerDescription {
  /** Parameters of the constructor; each is stored as an attribute. */
  readonly parameters: string;
  /** Adds attributes that the constructor computes: weights, tuples. */
  readonly build?: (self: InstanceValue, args: Arguments, context: LibraryContext) => void;
  /** Parameters of `forward`; the first is the tensor that passes. */
  readonly inputs?: string;
  /** What comes out. Omit for element-wise layers. */
  readonly output?: (
    input: TensorValue,
    settings: Arguments,
    context: LibraryContext,
    args: Arguments,
  ) => TensorValue;
  /** `elementwise` unless given; null: a receptive field can't be told. */
  readonly geometry?: ChainLink['geometry'] | 'elementwise';
  readonly bases?: readonly string[];
}

/** The class of a layer as described. */
export function layerClass(kind: string, description: LayerDescription): LibraryMember {
  const { parameters, build, inputs = 'input', output } = description;
  const [first = 'input'] = inputs.split(/[,=]/u);
  return cls({
    bases: description.bases ?? ['torch.nn.Module'],
    isLayer: true,
    methods: {
      __init__: method(parameters, (args, context) => {
        const self = args.selfInstance();
        storeArguments(args, context);
        context.setAttribute(self, 'training', bool(context.training));
        build?.(self, args, context);
        context.built(
          self,
          { kind, framework: 'torch', isPooling: false, pooling: null },
          args.written,
        );
        return NONE;
      }),
      forward: method(inputs, (args, context) => {
        const self = args.selfInstance();
        const input = args.tensor(first);
        const settings = settingsOf(self);
        const out = output === undefined ? input : output(input, settings, context, args);
        return context.passThrough({
          kind,
          framework: 'torch',
          isPooling: false,
          pooling: null,
          built: self,
          geometry: description.geometry === undefined ? 'elementwise' : description.geometry,
          input,
          output: out,
        });
      }),
    },
  });
}

/** Sends a tensor through a function that isn't pooling, and records the flow. */
export function pass(
  kind: string,
  input: TensorValue,
  output: TensorValue,
  geometry: ChainLink['geometry'] | 'elementwise',
  context: LibraryContext,
): TensorValue {
  return context.passThrough({
    kind,
    framework: 'torch',
    isPooling: false,
    pooling: null,
    built: null,
    geometry,
    input,
    output,
  });
}
