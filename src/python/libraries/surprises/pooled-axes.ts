import { shapeText } from '../../shape-text.js';
import type { PoolSpec } from '../../../engine/index.js';
import { say } from '../../../engine/phrase.js';
import { dimensionText, type Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';
import type { LibraryContext } from '../contract.js';
import { hasAxesOf, lastLayer } from './last-layer.js';

/** Colours that a picture may have. */
const COLOURS: readonly Dimension[] = [3, 4];
const LEAST_SIDE = 16;
/** Layers that give a sequence with its features last. */
const FEATURES_LAST =
  /^(Embedding|LSTM|GRU|RNN|Linear|LayerNorm|MultiheadAttention|Transformer(En|De)coder(Layer)?)$/u;

/** Notes where a pooling's windows slide over what is surely no place. */
export function notePooledAxes(
  input: TensorValue & { readonly shape: Shape },
  spec: PoolSpec,
  context: LibraryContext,
): void {
  if (spec.source.kind === 'global') return;
  if (spec.layout === 'channels-first') noteChannelsFirst(input, spec, context);
  else noteLayoutOfRaw(input, spec.rank, context);
}

function noteChannelsFirst(
  input: TensorValue & { readonly shape: Shape },
  spec: PoolSpec,
  context: LibraryContext,
): void {
  const { shape, chain } = input;
  const { rank } = spec;
  const last = shape.at(-1) ?? 1;
  const layer = lastLayer(input);
  const isRaw = chain.last === null;
  if (
    isRaw &&
    rank === 2 &&
    COLOURS.includes(last) &&
    isLarge(shape.at(-2)) &&
    isLarge(shape.at(-3))
  ) {
    context.note(
      'axis-not-space',
      say(
        'The last axis has {size} cells: it looks like colour, not width. permute(0, 3, 1, 2) puts the channels where they are read.',
        {
          size: dimensionText(last),
        },
      ),
    );
    return;
  }
  if (layer !== null && /^(Lazy)?Conv1d$/u.test(layer.kind) && rank === 2 && shape.length === 3) {
    context.note(
      'channels-pooled',
      say(
        '{shape} is read as one map of {batch} channels: the {channels} channels of the convolution are pooled too. A 1d pooling leaves them.',
        {
          shape: shapeText(shape),
          batch: dimensionText(shape[0] ?? 1),
          channels: dimensionText(shape[1] ?? 1),
        },
      ),
    );
    return;
  }
  if (layer !== null && rank === 1 && FEATURES_LAST.test(layer.kind) && hasAxesOf(shape, layer)) {
    context.note(
      'features-pooled',
      say(
        'The windows slide over the {size} features that {layer} gives, not over steps: transpose(1, 2) puts them first.',
        {
          size: dimensionText(last),
          layer: layer.kind,
        },
      ),
    );
    return;
  }
  if (isRaw && rank === 1 && shape.length === 3 && namesSteps(context)) {
    context.note(
      'features-pooled',
      say(
        'The windows slide over the last axis ({size}). If {shape} is batch, steps, features, transpose(1, 2) puts the steps there.',
        { size: dimensionText(last), shape: shapeText(shape) },
      ),
    );
    return;
  }
  const [batch] = shape;
  const isUnbatched = isRaw && rank === 2 && shape.length === 3 && spec.source.kind === 'sliding';
  if (isUnbatched && typeof batch === 'number' && batch > 4 && isLarge(last)) {
    context.note(
      'unbatched-input',
      say(
        '{shape} is read as one sample of {size} channels. If those are samples, unsqueeze(1) gives each of them one channel.',
        {
          shape: shapeText(shape),
          size: batch,
        },
      ),
    );
  }
}

/** Whether what is pooled has the name of a sequence in the code: `pool(tokens)`. */
function namesSteps({ callSite }: LibraryContext): boolean {
  const argument = /\(\s*(\w+)\s*(?:,[^()]*)?\)$/u.exec(callSite?.text ?? '')?.[1] ?? '';
  return /^(?:tokens?|words?|embeddings?|embedded|sentences?|sequences?|hidden_states)$/iu.test(
    argument,
  );
}

/** Notes that a picture with its channels first goes to a layer that reads them last. */
export function noteLayoutOfRaw(input: TensorValue, rank: number, context: LibraryContext): void {
  const shape = input.shape ?? [];
  const [, first, ...rest] = shape;
  if (input.chain.last !== null || rank !== 2 || shape.length !== 4) return;
  if ((first !== 1 && first !== 3) || !rest.every(isLarge)) return;
  context.note(
    'axis-not-space',
    say(
      'The second axis has {size} cells: it looks like channels, and is read as height. data_format="channels_first" or a transpose is missing.',
      {
        size: dimensionText(first),
      },
    ),
  );
}

function isLarge(size: Dimension | undefined): boolean {
  return typeof size === 'number' && size >= LEAST_SIDE;
}
