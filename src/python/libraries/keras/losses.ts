import { shapeText } from '../../shape-text.js';
import { say } from '../../../engine/phrase.js';
import { dimensionText } from '../../dimension.js';
import type { Shape } from '../../site.js';
import { NONE } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { InstanceValue, Value } from '../../values/value.js';
import { arrayLike } from '../arrays/array.js';
import { broadcastShapes } from '../arrays/broadcast.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { cls, fn, method } from '../members.js';
import { shapeText as tupleText } from './shape-text.js';

/** How a loss compares the shapes of targets and predictions. */
type Comparison = 'alike' | 'classes' | 'broadcast';

interface Loss {
  readonly className: string;
  readonly comparison: Comparison;
  /** Other names that `compile(loss=…)` takes. */
  readonly aliases: readonly string[];
}

/** By the function's name; the rules are those of Keras 3's `losses.py` and TensorFlow backend. */
const LOSSES: Readonly<Record<string, Loss>> = {
  categorical_crossentropy: {
    className: 'CategoricalCrossentropy',
    comparison: 'alike',
    aliases: [],
  },
  binary_crossentropy: {
    className: 'BinaryCrossentropy',
    comparison: 'alike',
    aliases: ['bce', 'BCE'],
  },
  sparse_categorical_crossentropy: {
    className: 'SparseCategoricalCrossentropy',
    comparison: 'classes',
    aliases: [],
  },
  mean_squared_error: {
    className: 'MeanSquaredError',
    comparison: 'broadcast',
    aliases: ['mse', 'MSE'],
  },
  mean_absolute_error: {
    className: 'MeanAbsoluteError',
    comparison: 'broadcast',
    aliases: ['mae', 'MAE'],
  },
  huber: { className: 'Huber', comparison: 'broadcast', aliases: [] },
  log_cosh: { className: 'LogCosh', comparison: 'broadcast', aliases: ['logcosh'] },
};

/** Targets and predictions as a loss compares them: an axis of 1 too few or too many is adjusted. */
function sameRank(target: Shape, output: Shape): readonly [Shape, Shape] {
  if (target.length === output.length + 1 && target.at(-1) === 1) {
    return output.length === 1 ? [target, [...output, 1]] : [target.slice(0, -1), output];
  }
  if (output.length === target.length + 1 && output.at(-1) === 1) {
    return target.length === 1 ? [[...target, 1], output] : [target, output.slice(0, -1)];
  }
  return [target, output];
}

/** Sizes that are both known and not the same. */
function differ(target: Shape, output: Shape): boolean {
  return target.some((size, axis) => {
    const other = output[axis];
    return typeof size === 'number' && typeof other === 'number' && size !== other;
  });
}

/** What Keras says to a target and an output; null: it takes them, or that isn't known. */
function refusal(comparison: Comparison, target: Shape, output: Shape): string | null {
  const received = `target.shape=${tupleText(target)}, output.shape=${tupleText(output)}`;
  switch (comparison) {
    case 'alike':
      if (target.length !== output.length) {
        return `Arguments \`target\` and \`output\` must have the same rank (ndim). Received: ${received}`;
      }
      return differ(target, output)
        ? `Arguments \`target\` and \`output\` must have the same shape. Received: ${received}`
        : null;
    case 'classes': {
      const squeezed =
        target.length === output.length && target.at(-1) === 1 ? target.slice(0, -1) : target;
      const seen = `target.shape=${tupleText(squeezed)}, output.shape=${tupleText(output)}`;
      if (squeezed.length !== output.length - 1) {
        return `Argument \`output\` must have rank (ndim) \`target.ndim - 1\`. Received: ${seen}`;
      }
      return differ(squeezed, output)
        ? `Arguments \`target\` and \`output\` must have the same shape up until the last dimension: ${seen}`
        : null;
    }
    case 'broadcast':
      return unequal(target, output);
    default:
      return comparison satisfies never;
  }
}

/** Of sizes that can't be broadcast, what TensorFlow says first: it compares from the last axis on. */
function unequal(target: Shape, output: Shape): string | null {
  for (let back = 1; back <= Math.min(target.length, output.length); back += 1) {
    const [a, b] = [target.at(-back), output.at(-back)];
    if (typeof a !== 'number' || typeof b !== 'number' || a === b || a === 1 || b === 1) continue;
    return `Dimensions must be equal, but are ${dimensionText(a)} and ${dimensionText(b)}`;
  }
  return null;
}

/** A loss about to be worked out. */
interface Request {
  readonly name: string;
  readonly kind: string;
  readonly built: InstanceValue | null;
  /** Losses of `compile` and classes adjust a rank that differs by an axis of 1. */
  readonly adjusts: boolean;
}

/** One number, after Keras's checks of the shapes. */
function compared(target: Value, output: Value, request: Request, context: LibraryContext): Value {
  if (output.kind !== 'tensor') return context.unknown(say('what a loss compares is not known'));
  const { name, kind, built } = request;
  const comparison = LOSSES[name]?.comparison;
  if (
    comparison !== undefined &&
    target.kind === 'tensor' &&
    target.shape !== null &&
    output.shape !== null
  ) {
    const adjusts = request.adjusts || comparison === 'broadcast';
    const [wanted, given] = adjusts
      ? sameRank(target.shape, output.shape)
      : [target.shape, output.shape];
    const message = refusal(comparison, wanted, given);
    if (message !== null) {
      context.refuse({
        exception: 'ValueError',
        message,
        code: 'loss-sizes',
        kind,
        framework: 'keras',
        built,
        arrived: [output, target],
        axis: Math.max(0, output.shape.length - 1),
        told: null,
      });
    }
    if (comparison === 'broadcast') noteBroadcast(wanted, given, context);
  }
  return arrayLike(output, [], { dtype: 'float32' });
}

function noteBroadcast(target: Shape, output: Shape, context: LibraryContext): void {
  const isStretched =
    target.length === output.length &&
    target.some((size, axis) => {
      const other = output[axis];
      return size !== other && typeof other === 'number' && (size === 1 || other === 1);
    });
  if (!isStretched) return;
  context.note(
    'loss-broadcasts',
    say(
      '{input} and {target} are broadcast to {both}: every value is compared with every other one.',
      {
        input: shapeText(output),
        target: shapeText(target),
        both: shapeText(broadcastShapes(output, target) ?? []),
      },
    ),
  );
}

function functionOf(name: string): LibraryMember {
  return fn('y_true, y_pred, *args, **options', (args, context) =>
    compared(
      args.get('y_true'),
      args.get('y_pred'),
      { name, kind: name, built: null, adjusts: false },
      context,
    ),
  );
}

function classOf(name: string, className: string): LibraryMember {
  return cls({
    methods: {
      __init__: method('*args, **options', () => NONE),
      __call__: method('y_true, y_pred, sample_weight=None', (args, context) =>
        compared(
          args.get('y_true'),
          args.get('y_pred'),
          { name, kind: className, built: null, adjusts: true },
          context,
        ),
      ),
    },
  });
}

/** `keras.losses`. */
export const lossMembers: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.entries(LOSSES).flatMap(([name, { className, aliases }]) => [
    [className, classOf(name, className)] as const,
    ...[name, ...aliases].map((one) => [one, functionOf(name)] as const),
  ]),
);

/** Compares what a model gives with its targets by what `compile(loss=…)` was given. */
export function compareByLoss(
  loss: Value,
  target: TensorValue,
  output: TensorValue,
  context: LibraryContext,
): void {
  const name = lossName(loss);
  if (name === null) return;
  compared(target, output, { name, kind: name, built: null, adjusts: true }, context);
}

/** Which loss of Keras a value is; null: another one, that of the code say. */
function lossName(loss: Value): string | null {
  const given =
    loss.kind === 'string'
      ? loss.value
      : loss.kind === 'builtin'
        ? (loss.name.split('.').at(-1) ?? '')
        : loss.kind === 'instance'
          ? loss.type.name
          : '';
  const found = Object.entries(LOSSES).find(
    ([name, { className, aliases }]) =>
      name === given || className === given || aliases.includes(given),
  );
  return found?.[0] ?? null;
}
