import { arrayLike } from '../../arrays/array.js';
import { cls, fn, method, type LibraryMember } from '../../contract.js';
import { settingsOf, storeArguments } from '../../layers/settings.js';
import { NONE } from '../../../values/create.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { Value } from '../../../values/value.js';

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

/** A loss is one number, or one per element with `reduction='none'`. */
function loss(input: TensorValue, reduction: Value): TensorValue {
  const single = reduction.kind !== 'string' || reduction.value !== 'none';
  return single ? arrayLike(input, [], { dtype: 'float32' }) : { ...input, numbers: null };
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
        forward: method('input, *args', (args) =>
          loss(args.tensor('input'), settingsOf(args.selfInstance()).get('reduction')),
        ),
      },
    }),
  ]),
);

/** Losses of `torch.nn.functional`. */
export const lossFunctions: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.values(LOSSES).map((name) => [
    name,
    fn("input, *args, reduction='mean', **options", (args) =>
      loss(args.tensor('input'), args.get('reduction')),
    ),
  ]),
);
