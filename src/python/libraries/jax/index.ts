import { say } from '../../../engine/phrase.js';
import { dialectOf, type ArgumentValue } from '../../../engine/index.js';
import { int } from '../../values/create.js';
import type { PoolingArguments } from '../../values/layer.js';
import type { Value } from '../../values/value.js';
import { arrayLike } from '../arrays/array.js';
import type { LibraryContext, LibraryMember, LibraryModule } from '../contract.js';
import { fn, libraryModule, sameAs } from '../members.js';
import { arrayClass } from '../numpy/array-class.js';
import { fourier } from '../numpy/contractions.js';
import { signalFunctions } from '../numpy/scipy.js';
import { jaxNumpy } from '../numpy/family.js';
import { linearAlgebra } from '../numpy/linear-algebra.js';
import { arrayModuleMembers } from '../numpy/index.js';
import { pool } from '../pooling/pool.js';
import type { Arguments } from '../arguments.js';
import { controlFlow } from './control-flow.js';
import { convolutions } from './convolution.js';
import { elementwiseFunctions } from './elementwise.js';
import { activationFunctions, initializers } from './nn.js';
import { randomMembers } from './random.js';
import { slices } from './slices.js';
import { transformations } from './transforms.js';
import { treeFunctions, treeUtilities } from './trees.js';
import { updateClasses } from './updates.js';

const itself: LibraryMember = fn('fun=None, **options', (args, context) =>
  args.isNone('fun') ? context.named('torch.jit.unused') : args.get('fun'),
);

/** Which reduction a `computation` of `reduce_window` is: `max`, `add`, `min`. */
function computationName(value: Value): string | null {
  if (value.kind === 'builtin' || value.kind === 'function')
    return value.name.split('.').at(-1) ?? null;
  return null;
}

function reduceWindow(args: Arguments, context: LibraryContext): Value {
  const input = args.tensor('operand');
  const written = context.poolingArguments(args, 'jax', 'reduce_window', [
    'operand',
    'computation',
  ]);
  const name = computationName(args.get('computation'));
  if (name === null) return context.giveUp(say('the computation of reduce_window is not known'));
  const settings: Record<string, ArgumentValue> = { ...written.arguments, computation: name };
  const pooling: PoolingArguments = { ...written, arguments: settings };
  return pool(
    input,
    { kind: 'lax.reduce_window', framework: 'jax', pooling, built: null },
    context,
  );
}

/** `jax.image.resize` and its kin: the shape that is asked for. */
const image: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  ['resize', 'scale_and_translate'].map((name) => [
    name,
    fn('image, shape, *args, **options', (args) =>
      arrayLike(args.tensor('image'), args.dimensions('shape')),
    ),
  ]),
);

/** The tables of JAX. */
export const jaxModules: readonly LibraryModule[] = [
  libraryModule('jax', {
    ...transformations,
    ...updateClasses,
    Array: arrayClass(jaxNumpy),
    jit: itself,
    checkpoint: itself,
    remat: itself,
    block_until_ready: fn('x', (args) => args.get('x')),
    eval_shape: fn('fun, *args, **options', (args, context) =>
      context.call(args.get('fun'), args.rest, args.extra),
    ),
    ShapeDtypeStruct: fn('shape, dtype=None, **options', (args, context) =>
      context.call(context.named('jax.numpy.empty'), [args.get('shape')]),
    ),
    device_put: fn('x, *args, **options', (args) => args.get('x')),
    device_get: fn('x', (args) => args.get('x')),
    devices: fn('*args', (_args, context) => context.unknown(say('the machine isn’t known'))),
    local_device_count: fn('*args', () => int(1)),
    device_count: fn('*args', () => int(1)),
    ensure_compile_time_eval: fn('', (_args, context) => context.instantiate('torch.no_grad')),
  }),
  libraryModule('jax.numpy', {
    ...arrayModuleMembers(jaxNumpy),
    ndarray: sameAs('jax.Array'),
  }),
  libraryModule('jax.numpy.fft', fourier(jaxNumpy)),
  libraryModule('jax.numpy.linalg', linearAlgebra(jaxNumpy)),
  libraryModule('jax.random', randomMembers),
  libraryModule('jax.nn', activationFunctions),
  libraryModule('jax.nn.initializers', initializers),
  libraryModule('jax.image', image),
  libraryModule('jax.scipy.signal', signalFunctions(jaxNumpy)),
  libraryModule('jax.scipy.special', {
    ...elementwiseFunctions,
    logsumexp: sameAs('jax.nn.logsumexp'),
  }),
  libraryModule('jax.lax', {
    ...elementwiseFunctions,
    ...slices,
    ...convolutions,
    ...controlFlow,
    reduce_window: fn(
      `operand, ${dialectOf('jax').signatures['reduce_window']?.text ?? ''}`,
      reduceWindow,
    ),
  }),
  libraryModule('jax.tree_util', treeUtilities),
  libraryModule('jax.tree', treeFunctions),
];
