import { say } from '../../../../engine/phrase.js';
import { isEqual } from '../../../dimension.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { Arguments } from '../../arguments.js';
import { isFloating } from '../../arrays/dtype.js';
import type {
  BuiltinFunction,
  LibraryClass,
  LibraryContext,
  LibraryMember,
  LibraryModule,
} from '../../contract.js';
import { isSure } from '../layers/element-types.js';
import { FUNCTIONS, LAYERS, LINALG, OPERATIONS, type InputLimits } from './table.js';

type Table = Readonly<Record<string, InputLimits>>;

const MODULES: Readonly<Record<string, Table>> = {
  torch: OPERATIONS,
  'torch.nn': LAYERS,
  'torch.nn.functional': FUNCTIONS,
  'torch.linalg': LINALG,
};

/**
 * PyTorch's tables, whose operations give what isn't known for tensors that PyTorch doesn't take: its
 * words for them differ from release to release, but a shape they never give.
 */
export function withinLimits(modules: readonly LibraryModule[]): readonly LibraryModule[] {
  return modules.map((module) => {
    const table = MODULES[module.name];
    if (table === undefined) return module;
    const members = Object.entries(module.members).map(
      ([name, member]): [string, LibraryMember] => [name, limitedMember(name, member, table)],
    );
    return { ...module, members: Object.fromEntries(members) };
  });
}

function limitedMember(name: string, member: LibraryMember, table: Table): LibraryMember {
  const limits = table[name];
  if (member.entry === 'function' && limits !== undefined) {
    return { ...member, function: limited(name, member.function, limits, firstTensor) };
  }
  if (member.entry !== 'class') return member;
  if (name === 'Tensor') return { ...member, class: limitedTensor(member.class) };
  const { forward } = member.class.methods;
  if (limits === undefined || forward === undefined) return member;
  const methods = {
    ...member.class.methods,
    forward: limited(name, forward, limits, firstTensor),
  };
  return { ...member, class: { ...member.class, methods } };
}

function limitedTensor(tensor: LibraryClass): LibraryClass {
  const own = (args: Arguments): TensorValue | null =>
    args.self.kind === 'tensor' ? args.self : null;
  const methods = Object.entries(tensor.methods).map(
    ([name, method]): [string, BuiltinFunction] => {
      const limits = OPERATIONS[name];
      return [name, limits === undefined ? method : limited(name, method, limits, own)];
    },
  );
  return { ...tensor, methods: Object.fromEntries(methods) };
}

/** An operation's own objections come first: they are in PyTorch's words. */
function limited(
  name: string,
  entry: BuiltinFunction,
  limits: InputLimits,
  tensorOf: (args: Arguments, entry: BuiltinFunction) => TensorValue | null,
): BuiltinFunction {
  return {
    get signature() {
      return entry.signature;
    },
    ...(entry.takesMisfits && { takesMisfits: true }),
    run: (args, context) => {
      const result = entry.run(args, context);
      const input = tensorOf(args, entry);
      if (input !== null && args.misfit === null) refuse(name, input, limits, args, context);
      return result;
    },
  };
}

function firstTensor(args: Arguments, { signature }: BuiltinFunction): TensorValue | null {
  const [first] = signature.parameters;
  const value = first?.kind === 'rest' ? args.rest[0] : first && args.get(first.name);
  return value?.kind === 'tensor' ? value : null;
}

/** Gives up on a tensor that an operation doesn't take. */
function refuse(
  name: string,
  input: TensorValue,
  limits: InputLimits,
  args: Arguments,
  context: LibraryContext,
): void {
  const index = limits.indices === undefined ? undefined : args.get(limits.indices);
  const wrong =
    wrongType(input, limits.types, args) ??
    (index?.kind === 'tensor' ? wrongType(index, 'indices', args) : null);
  if (wrong !== null) {
    context.giveUp(say('PyTorch’s `{name}` doesn’t take {dtype}', { name, dtype: wrong }));
  }
  const { shape } = input;
  if (shape === null) return;
  const [least, most] = limits.axes ?? [0, Number.POSITIVE_INFINITY];
  if (shape.length < least || shape.length > most) {
    const rank = shape.length;
    context.giveUp(say('PyTorch’s `{name}` doesn’t take a tensor of {rank} axes', { name, rank }));
  }
  const [rows = 1, columns = 1] = shape.slice(-2);
  if (limits.isSquare === true && isEqual(rows, columns) === false) {
    context.giveUp(say('PyTorch’s `{name}` takes square matrices only', { name }));
  }
}

/** The type of a tensor that an operation doesn't take; null: it may take it. */
function wrongType(
  input: TensorValue,
  types: InputLimits['types'],
  args: Arguments,
): string | null {
  const { dtype } = input;
  const isFloat = isFloating(dtype) || dtype.startsWith('complex');
  switch (types) {
    case 'floats':
      // A `dtype` casts the tensor first.
      return isFloat || args.given('dtype') || args.extra.has('dtype') ? null : dtype;
    case 'no-bool':
      return dtype === 'bool' ? dtype : null;
    case 'indices':
      return isFloat && isSure(input) ? dtype : null;
    case undefined:
      return null;
    default:
      return types satisfies never;
  }
}
