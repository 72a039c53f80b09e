import { shapeText } from '../../../shape-text.js';
import { arrayLike } from '../../arrays/array.js';
import type { Arguments } from '../../arguments.js';
import type { LibraryContext, LibraryMember } from '../../contract.js';
import { cls, fn, method } from '../../members.js';
import { settingsOf, storeArguments } from '../../layers/settings.js';
import { NONE } from '../../../values/create.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { InstanceValue, Value } from '../../../values/value.js';
import { say } from '../../../../engine/phrase.js';
import { broadcastShapes } from '../../arrays/broadcast.js';
import { broadcastsLoss, refusedLoss } from './loss-shapes.js';

const LOSSES: Readonly<Record<string, string>> = {
  CrossEntropyLoss: 'cross_entropy',
  NLLLoss: 'nll_loss',
  MSELoss: 'mse_loss',
  L1Loss: 'l1_loss',
  SmoothL1Loss: 'smooth_l1_loss',
  HuberLoss: 'huber_loss',
  BCELoss: 'binary_cross_entropy',
  BCEWithLogitsLoss: 'binary_cross_entropy_with_logits',
  KLDivLoss: 'kl_div',
  CosineEmbeddingLoss: 'cosine_embedding_loss',
  TripletMarginLoss: 'triplet_margin_loss',
  MarginRankingLoss: 'margin_ranking_loss',
  HingeEmbeddingLoss: 'hinge_embedding_loss',
  PoissonNLLLoss: 'poisson_nll_loss',
  GaussianNLLLoss: 'gaussian_nll_loss',
  CTCLoss: 'ctc_loss',
};

/** A loss that is about to compare an input with a target. */
interface LossRequest {
  /** The function's name. */
  readonly name: string;
  /** `F.mse_loss`, or the class. */
  readonly kind: string;
  readonly built: InstanceValue | null;
  readonly reduction: Value;
  /** Class probabilities and the like are compared in ways of their own. */
  readonly others: readonly Value[];
}

/** A loss is one number, or one per element with `reduction='none'`; raises torch's errors. */
function loss(input: TensorValue, request: LossRequest, context: LibraryContext): TensorValue {
  const { name, kind, built, reduction, others } = request;
  const [target] = others;
  const refused = target?.kind === 'tensor' ? refusedLoss(name, input, target) : null;
  if (refused !== null && target?.kind === 'tensor') {
    context.refuse({
      ...refused,
      code: 'loss-sizes',
      kind,
      framework: 'torch',
      built,
      arrived: [input, target],
      axis: 0,
      told: null,
    });
  }
  if (
    target?.kind === 'tensor' &&
    input.shape !== null &&
    target.shape !== null &&
    broadcastsLoss(name, input.shape, target.shape)
  ) {
    context.note(
      'loss-broadcasts',
      say(
        '{input} and {target} are broadcast to {both}: every value is compared with every other one.',
        {
          input: shapeText(input.shape),
          target: shapeText(target.shape),
          both: shapeText(broadcastShapes(input.shape, target.shape) ?? []),
        },
      ),
    );
  }
  const single = reduction.kind !== 'string' || reduction.value !== 'none';
  return single ? arrayLike(input, [], { dtype: 'float32' }) : { ...input, numbers: null };
}

function targetsOf(args: Arguments): readonly Value[] {
  const named = args.extra.get('target');
  return named === undefined ? args.rest : [named, ...args.rest];
}

/** Losses of `torch.nn`. */
export const lossLayers: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.keys(LOSSES).map((name) => [
    name,
    cls({
      bases: ['torch.nn.Module'],
      isLayer: true,
      methods: {
        __init__: method("*args, reduction='mean', **options", (args, context) => {
          storeArguments(args, context);
          return NONE;
        }),
        forward: method('input, *args, **named', (args, context) =>
          loss(
            args.tensor('input'),
            {
              name: LOSSES[name] ?? '',
              kind: name,
              built: args.selfInstance(),
              reduction: settingsOf(args.selfInstance()).get('reduction'),
              others: targetsOf(args),
            },
            context,
          ),
        ),
      },
    }),
  ]),
);

/** Losses of `torch.nn.functional`. */
export const lossFunctions: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.values(LOSSES).map((name) => [
    name,
    fn("input, *args, reduction='mean', **options", (args, context) =>
      loss(
        args.tensor('input'),
        {
          name,
          kind: `F.${name}`,
          built: null,
          reduction: args.get('reduction'),
          others: targetsOf(args),
        },
        context,
      ),
    ),
  ]),
);
