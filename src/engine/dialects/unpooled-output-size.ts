import { say } from '../phrase.js';
import { fail, ok, type ArgumentValue, type Result } from '../result.js';
import { isList, numberOf, pythonList, typeName } from './binding/python-values.js';
import { rejection } from './rejection.js';

/** An output size that a call of unpooling asks for. */
interface Asked {
  readonly wanted: ArgumentValue;
  /** The sizes by the rule, one per axis. */
  readonly usual: readonly number[];
  readonly stride: readonly number[];
  /** How the framework prints sizes. */
  readonly shown: (sizes: readonly ArgumentValue[]) => string;
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
  if (wanted === null) return ok(usual);
  const count = usual.length;
  const entries = typeof wanted === 'string' ? [...wanted] : wanted;
  if (!isList(entries)) {
    return refused(
      'argument-type',
      `object of type '${typeName(wanted)}' has no len()`,
      usual,
      'TypeError',
    );
  }
  const cut = entries.length === count + 2 ? entries.slice(2) : entries;
  const asked = typeName(wanted) === 'list' ? pythonList(cut) : cut;
  if (asked.length !== count) {
    return refused(
      'argument-length',
      `output_size should be a sequence containing ${String(count)} or ${String(count + 2)} elements, but it has a length of '${String(asked.length)}'`,
      usual,
    );
  }
  for (const [axis, entry] of asked.entries()) {
    const size = typeof entry === 'boolean' ? Number(entry) : numberOf(entry);
    if (size === null) {
      return refused(
        'argument-type',
        `'<' not supported between instances of 'int' and '${typeName(entry)}'`,
        usual,
        'TypeError',
      );
    }
    const least = (usual[axis] ?? 0) - (stride[axis] ?? 1);
    const most = (usual[axis] ?? 0) + (stride[axis] ?? 1);
    if (size > least && size < most) continue;
    return refused(
      'output-size-out-of-range',
      `invalid output_size "${shown(asked)}" (dim ${String(axis)} must be between ${String(least)} and ${String(most)})`,
      usual,
    );
  }
  return ok(asked.map((entry) => numberOf(entry) ?? Number(entry)));
};

const refused = (
  code: string,
  message: string,
  usual: readonly number[],
  exception = 'ValueError',
) =>
  fail(
    rejection({
      code,
      exception,
      message,
      parameter: 'output_size',
      hint: say(
        'Without output_size this layer gives {usual}; both bounds named are out of range themselves.',
        { usual: usual.join('×') },
      ),
      fixes: [{ parameter: 'output_size', value: usual }],
    }),
  );
