import { say } from '../../../../engine/phrase.js';
import { bool, tuple } from '../../../values/create.js';
import { isEqual } from '../../../dimension.js';
import type { PoolingArguments } from '../../../values/layer.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { Value } from '../../../values/value.js';
import { dimensionOf, type Arguments } from '../../arguments.js';
import { type LibraryContext, type LibraryMember } from '../../contract.js';
import { poolingFn } from '../../pooling/misbound.js';
import { poolingLayer } from '../../pooling/pooling-layer.js';
import { recordedSignatures } from '../../pooling/recorded-layers.js';
import { pool, poolWithIndices } from '../../pooling/pool.js';
import { refusedInput } from './foreign-input.js';
import { unpoolingFunctions, unpoolingLayers } from './unpooling.js';

/** The signatures of poolings whose names look so; what undoes a pooling is none. */
const signaturesLike = (form: RegExp) => recordedSignatures('torch', form);

function poolingClass(kind: string, parameters: string): LibraryMember {
  return poolingLayer({
    kind,
    framework: 'torch',
    parameters,
    base: 'torch.nn.Module',
    inputs: 'input',
    prepare: (self, args, context) => {
      const kernel = args.get('kernel_size');
      if (kernel.kind === 'tensor') noteCalledAsFunction(kind, args, context);
      if (args.isNone('stride') && kernel.kind !== 'none') {
        context.setAttribute(self, 'stride', kernel);
      }
    },
    call: ({ args, pooling, request }, context) => {
      const input = args.tensor('input');
      if (pooling.arguments['return_indices'] !== true) return pool(input, request, context);
      const { output, indices } = poolWithIndices(input, request, context);
      return tuple([output, indices]);
    },
  });
}

/** `nn.MaxPool2d(x, 2)` builds a layer whose window is a tensor, and pools nothing. */
function noteCalledAsFunction(kind: string, args: Arguments, context: LibraryContext): void {
  const name = kind.replace(/([a-z])([A-Z])/gu, '$1_$2').toLowerCase();
  const [first, second] =
    args.written.size > 0 ? (context.callSite?.text ?? '').split(/[(,)]/u).slice(1) : [];
  const call = `F.${name}(${(first ?? 'x').trim()}, ${(second ?? '2').trim()})`;
  context.note(
    'class-called-as-function',
    say('This builds a layer and pools nothing: {call} pools.', { call }),
  );
}

function poolingFunction(name: string, signature: string, indices: boolean): LibraryMember {
  const operation = indices && name.startsWith('max_pool') ? `${name}_with_indices` : name;
  const call = {
    kind: `F.${name}`,
    framework: 'torch',
    operation,
    ignored: ['input'],
  } as const;
  return poolingFn(`input, ${signature}`, call, (args, context) => {
    const foreign = refusedInput(call.kind, args.get('input'), settingOf(args, indices), context);
    if (foreign !== null) context.raise(foreign.exception, foreign.message);
    const input = args.tensor('input');
    const written = context.poolingArguments(args, 'torch', operation, ['input']);
    const pooling = written.unknown === null ? written : overWholePlane(input, name, args, written);
    const request = { kind: `F.${name}`, framework: 'torch' as const, pooling, built: null };
    if (!indices && pooling.arguments['return_indices'] !== true) {
      return pool(input, request, context);
    }
    const pooled = poolWithIndices(input, request, context);
    return tuple([pooled.output, pooled.indices]);
  });
}

const settingOf =
  (args: Arguments, indices: boolean) =>
  (name: string): Value =>
    indices && name === 'return_indices' ? bool(true) : args.get(name);

/** `F.avg_pool2d(x, x.shape[2:])` on sizes that aren't known is global pooling all the same. */
function overWholePlane(
  input: TensorValue,
  name: string,
  args: Arguments,
  written: PoolingArguments,
): PoolingArguments {
  const rank = Number(name.at(-2));
  const kernel = args.get('kernel_size');
  const plane = input.shape?.slice(-rank);
  const plain = args.isNone('stride') && !args.given('padding') && !name.startsWith('lp');
  if (plane === undefined || !plain || (kernel.kind !== 'tuple' && kernel.kind !== 'list')) {
    return written;
  }
  const sizes = kernel.items.map((item) => dimensionOf(item, 'kernel_size'));
  const isWhole =
    sizes.length === rank && sizes.every((size, axis) => isEqual(size, plane[axis] ?? 1) === true);
  if (!isWhole) return written;
  const operation = `adaptive_${name}`;
  return { ...written, operation, arguments: { output_size: 1 }, sources: [], unknown: null };
}

/** Pooling layers of `torch.nn`. */
export const poolingLayers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    signaturesLike(/^[A-Z]\w*Pool\dd$/u).map(([name, text]) => [name, poolingClass(name, text)]),
  ),
  ...unpoolingLayers,
};

/** Pooling functions of `torch.nn.functional`. */
export const poolingFunctions: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    signaturesLike(/^[a-z]\w*_pool\dd$/u).flatMap(([name, text]) => {
      const plain: [string, LibraryMember] = [name, poolingFunction(name, text, false)];
      if (!name.includes('max')) return [plain];
      return [plain, [`${name}_with_indices`, poolingFunction(name, text, true)]];
    }),
  ),
  ...unpoolingFunctions,
};

/** Maxima as `torch` itself has them: they can't be asked for indices. */
export const nativeMaxPools: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  signaturesLike(/^max_pool\dd$/u).map(([name, text]) => [
    name,
    poolingFunction(name, text.replace(', return_indices=False', ''), false),
  ]),
);
