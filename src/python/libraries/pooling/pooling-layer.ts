import { say } from '../../../engine/phrase.js';
import type { Framework } from '../../../engine/index.js';
import { NONE } from '../../values/create.js';
import type { PoolingArguments } from '../../values/layer.js';
import type { InstanceValue, Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { cls, method, takingMisfits } from '../members.js';
import { refuseMisbound } from './misbound.js';
import { currentArguments, rememberSettings } from '../layers/patched.js';
import { storeArguments } from '../layers/settings.js';
import { pool, type PoolRequest } from './pool.js';

/** What a library's pooling layers have in common, and one of them its own. */
export interface PoolingLayer {
  readonly kind: string;
  readonly framework: Framework;
  /** The constructor's parameters. */
  readonly parameters: string;
  /** The class that it extends. */
  readonly base: string;
  /** Parameters that say nothing about the pooling. */
  readonly ignored?: readonly string[];
  /** The method that takes an input. Missing: `forward`. */
  readonly method?: string;
  /** That method's parameters, the input first. Missing: `x`. */
  readonly inputs?: string;
  /** It undoes a pooling, and is none. */
  readonly isUndoing?: boolean;
  /** More to set before the layer counts as built. */
  readonly prepare?: (self: InstanceValue, args: Arguments, context: LibraryContext) => void;
  /** The arguments with what a setting of the library fills in. */
  readonly complete?: (pooling: PoolingArguments, context: LibraryContext) => PoolingArguments;
  /** What a call gives, where it is more than the pooled tensor. */
  readonly call?: (call: PoolingLayerCall, context: LibraryContext) => Value;
  /** Methods of its own. */
  readonly methods?: Readonly<Record<string, ReturnType<typeof method>>>;
}

/** A pooling layer about to take an input. */
export interface PoolingLayerCall {
  readonly args: Arguments;
  readonly self: InstanceValue;
  readonly pooling: PoolingArguments;
  readonly request: PoolRequest;
}

/** A class of layers that pool: remembers its arguments, and pools what it is called with. */
export function poolingLayer(layer: PoolingLayer): LibraryMember {
  const { kind, framework, parameters, base, ignored = [], inputs = 'x' } = layer;
  const [input = 'x'] = inputs.split(',');
  const call = method(inputs, (args, context) => {
    const self = args.selfInstance();
    const pooling = currentArguments(self);
    if (pooling === null)
      return context.giveUp(say('how this {kind} was built is not known', { kind }));
    const request = { kind, framework, pooling, built: self };
    return layer.call === undefined
      ? pool(args.tensor(input), request, context)
      : layer.call({ args, self, pooling, request }, context);
  });
  return cls({
    bases: [base],
    isLayer: true,
    methods: {
      __init__: takingMisfits(
        method(parameters, (args, context) => {
          const self = args.selfInstance();
          if (args.misfit !== null && layer.isUndoing !== true) {
            refuseMisbound({ kind, framework, operation: kind, ignored }, args, context, true);
          }
          storeArguments(args, context);
          layer.prepare?.(self, args, context);
          const written = context.poolingArguments(args, framework, kind, [...ignored]);
          const pooling = layer.complete?.(written, context) ?? written;
          context.built(self, { kind, framework, isPooling: layer.isUndoing !== true, pooling });
          const names = [...args.entries()].map(([name]) => name);
          rememberSettings(
            self,
            names.filter((name) => !ignored.includes(name)),
          );
          return NONE;
        }),
      ),
      [layer.method ?? 'forward']: call,
      ...layer.methods,
    },
  });
}
