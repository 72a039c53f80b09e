import { say } from '../../../engine/phrase.js';
import { dialectOf, joinedPoolings, type Framework } from '../../../engine/index.js';
import { multiply } from '../../dimension.js';
import { int, string, tuple } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { flatten } from '../arrays/rearrange.js';
import type { Arguments } from '../arguments.js';
import type { LibraryContext, LibraryMember, LibraryModule } from '../contract.js';
import { fn, libraryModule, method } from '../members.js';
import { settingsOf } from '../layers/settings.js';
import { pool, type PoolRequest } from '../pooling/pool.js';
import { poolingLayer } from '../pooling/pooling-layer.js';

const framework: Framework = 'timm';

/** timm's own pooling layers: those that it has operations for, and their signatures. */
const LAYERS: readonly (readonly [string, string])[] = Object.keys(dialectOf(framework).operations)
  .filter((name) => /^[A-Z]/u.test(name))
  .map((name) => [name, dialectOf(framework).signatures[name]?.text ?? '']);

/** Parameters of its pooling functions, after `x`. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  select_adaptive_pool2d: "pool_type='avg', output_size=1",
  adaptive_avgmax_pool2d: 'output_size=1',
  adaptive_catavgmax_pool2d: 'output_size=1',
  avg_pool2d_same: 'kernel_size, stride, padding=(0, 0), ceil_mode=False, count_include_pad=True',
  max_pool2d_same: 'kernel_size, stride, padding=(0, 0), dilation=(1, 1), ceil_mode=False',
};

/** An average and a maximum one after the other along the channels; null for a single pooling. */
function joined(
  input: TensorValue,
  request: PoolRequest,
  context: LibraryContext,
): TensorValue | null {
  const { framework: of, operation, arguments: given, unknown } = request.pooling;
  if (unknown !== null) return null;
  const halves = joinedPoolings({ framework: of, operation, arguments: given, version: null });
  if (halves === null) return null;
  const asked = halves.average.arguments['output_size'] ?? 1;
  const sizes = Array.isArray(asked) ? asked : [asked, asked];
  const isLast = given['input_fmt'] === 'NHWC';
  const shape = shapeOf(input);
  const output = shape.map((size, axis) => {
    if (axis === 0) return size;
    if (axis === (isLast ? shape.length - 1 : 1)) return multiply(size, 2);
    const wanted: unknown = sizes[axis - (isLast ? 1 : 2)];
    return typeof wanted === 'number' ? wanted : size;
  });
  return context.passThrough({
    ...request,
    isPooling: true,
    geometry: null,
    input,
    output: arrayLike(input, output),
  });
}

/** Whether a selection is an average and a maximum side by side. */
function joins(type: Value): boolean {
  return type.kind === 'string' && type.value.toLowerCase().endsWith('catavgmax');
}

function timmLayer(kind: string, parameters: string): LibraryMember {
  const selects = kind === 'SelectAdaptivePool2d';
  return poolingLayer({
    kind,
    framework,
    parameters,
    base: 'torch.nn.Module',
    ignored: ['device', 'dtype'],
    call: ({ args, self, request }, context) => {
      const settings = settingsOf(self);
      const input = args.tensor('x');
      const type = settings.get('pool_type');
      if (selects && type.kind === 'string' && type.value === '') return input;
      const output = joined(input, request, context) ?? pool(input, request, context);
      return selects ? flattened(output, settings) : output;
    },
    methods: {
      feat_mult: method('', (args) =>
        int(joins(settingsOf(args.selfInstance()).get('pool_type')) ? 2 : 1),
      ),
    },
  });
}

function flattened(output: TensorValue, settings: Arguments): TensorValue {
  const rank = shapeOf(output).length;
  return settings.flag('flatten') && rank > 2 ? flatten(output, 1, rank - 1) : output;
}

function poolingFunction(name: string, signature: string): LibraryMember {
  return fn(`x, ${signature}`, (args, context) => {
    const pooling = context.poolingArguments(args, framework, name, ['x']);
    const request = { kind: name, framework, pooling, built: null };
    const input = args.tensor('x');
    return joined(input, request, context) ?? pool(input, request, context);
  });
}

/** `create_pool2d('max', 3, stride=2, padding='same')`: one of torch's layers, or timm's own. */
function createPool(args: Arguments, context: LibraryContext) {
  const type = args.text('pool_type');
  const named = type === 'max' ? 'Max' : 'Avg';
  const kernel = args.integer('kernel_size');
  const stride = args.isNone('stride') ? kernel : args.integer('stride');
  const padding = args.isNone('padding') ? '' : context.text(args.get('padding')).toLowerCase();
  const options = new Map(args.extra);
  options.set('stride', int(stride));
  const reach = kernel - 1;
  if (padding === 'same' && (stride !== 1 || reach % 2 !== 0)) {
    return context.call(context.named(`timm.layers.${named}Pool2dSame`), [int(kernel)], options);
  }
  const cells = padding === 'valid' ? 0 : Math.floor((stride - 1 + reach) / 2);
  options.set('padding', int(cells));
  return context.call(context.named(`torch.nn.${named}Pool2d`), [int(kernel)], options);
}

const members: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(LAYERS.map(([kind, signature]) => [kind, timmLayer(kind, signature)])),
  ...Object.fromEntries(
    Object.entries(FUNCTIONS).map(([name, signature]) => [name, poolingFunction(name, signature)]),
  ),
  create_pool2d: fn('pool_type, kernel_size, stride=None, *, padding=None, **options', createPool),
  to_2tuple: fn('x', (args) =>
    args.get('x').kind === 'tuple' ? args.get('x') : tuple([args.get('x'), args.get('x')]),
  ),
};

const unknownModel: LibraryMember = fn('model_name=None, *args, **options', (args, context) => {
  const name = args.get('model_name');
  const model = name.kind === 'string' ? ` \`${name.value}\`` : '';
  return context.unknown(
    say('the model{model} is made by timm, whose source isn’t in the workspace', { model }),
  );
});

/** What is known of timm where its source isn't in the workspace. */
export const timmModules: readonly LibraryModule[] = [
  {
    ...libraryModule('timm', {
      create_model: unknownModel,
      __version__: { entry: 'constant', create: () => string('1.0.0') },
    }),
    yieldsToSource: true,
  },
  { ...libraryModule('timm.layers', members), yieldsToSource: true },
  { ...libraryModule('timm.models', { create_model: unknownModel }), yieldsToSource: true },
  { ...libraryModule('timm.models.layers', members), yieldsToSource: true },
  { ...libraryModule('timm.layers.adaptive_avgmax_pool', members), yieldsToSource: true },
  { ...libraryModule('timm.layers.pool2d_same', members), yieldsToSource: true },
];
