import { say } from '../phrase.js';
import { fail, ok, type ArgumentValue, type Result } from '../result.js';
import { isList } from './python-values.js';
import { rejection } from './rejection.js';

/** An output size that a call of unpooling asks for. */
interface Asked {
  readonly wanted: ArgumentValue;
  /** The sizes by the rule, one per axis. */
  readonly usual: readonly number[];
  readonly stride: readonly number[];
  /** How the framework prints sizes. */
  readonly shown: (sizes: readonly number[]) => string;
}

/**
 * The sizes that `output_size` asks for, with batch and channels or without, each less than a stride
 * away from the usual; those where it asks for none. PyTorch and Paddle refuse in the same words.
 * Source: `_unpool_output_size` of both.
 */
export const askedOutputSize = ({
  wanted,
  usual,
  stride,
  shown,
}: Asked): Result<readonly number[]> => {
  if (!isList(wanted)) return ok(usual);
  const count = usual.length;
  const given = (wanted.length === count + 2 ? wanted.slice(2) : wanted).map(Number);
  if (given.length !== count) {
    return refused(
      'argument-length',
      `output_size should be a sequence containing ${String(count)} or ${String(count + 2)} elements, but it has a length of '${String(given.length)}'`,
      usual,
    );
  }
  for (const [axis, size] of given.entries()) {
    const least = (usual[axis] ?? 0) - (stride[axis] ?? 1);
    const most = (usual[axis] ?? 0) + (stride[axis] ?? 1);
    if (size > least && size < most) continue;
    return refused(
      'output-size-out-of-range',
      `invalid output_size "${shown(given)}" (dim ${String(axis)} must be between ${String(least)} and ${String(most)})`,
      usual,
    );
  }
  return ok(given);
};

const refused = (code: string, message: string, usual: readonly number[]) =>
  fail(
    rejection({
      code,
      exception: 'ValueError',
      message,
      parameter: 'output_size',
      hint: say(
        'Without output_size this layer gives {usual}; both bounds named are out of range themselves.',
        { usual: usual.join('×') },
      ),
      fixes: [{ parameter: 'output_size', value: usual }],
    }),
  );
