import type { Value } from '../../../values/value.js';
import type { Arguments } from '../../arguments.js';
import type { LibraryContext } from '../../contract.js';

/** What one of PyTorch's operations takes as the axes it works on. */
interface AxisParameter {
  readonly takes: 'int' | 'ints';
  /** What it says of None: that it may be left out, too. */
  readonly none: 'all axes' | 'refused' | 'missing';
  /** It has several signatures, and lists them where none of them fits. */
  readonly isOverloaded: boolean;
}

const ints = (none: AxisParameter['none'], isOverloaded: boolean): AxisParameter => ({
  takes: 'ints',
  none,
  isOverloaded,
});
const int = (none: AxisParameter['none'], isOverloaded: boolean): AxisParameter => ({
  takes: 'int',
  none,
  isOverloaded,
});

/** Source: the signatures of `native_functions.yaml`, each tried on PyTorch 2.13. */
const AXIS_PARAMETERS: Readonly<Record<string, AxisParameter>> = {
  mean: ints('all axes', true),
  sum: ints('all axes', true),
  any: ints('all axes', true),
  all: ints('all axes', true),
  count_nonzero: ints('all axes', true),
  amax: ints('all axes', false),
  amin: ints('all axes', false),
  nanmean: ints('all axes', false),
  nansum: ints('all axes', false),
  logsumexp: ints('missing', false),
  argmax: int('all axes', false),
  argmin: int('all axes', false),
  softmax: int('all axes', false),
  log_softmax: int('all axes', false),
  median: int('refused', false),
  nanmedian: int('refused', false),
  cumsum: int('missing', false),
  cumprod: int('missing', false),
  max: int('refused', true),
  min: int('refused', true),
  prod: int('refused', true),
  sort: int('refused', true),
  argsort: int('refused', true),
};

/** Operations of which one signature alone keeps axes: a wrong axis beside it is named by itself. */
const KEEPS_IN_ONE = new Set(['mean', 'sum', 'max', 'min', 'prod']);

/** Raises what PyTorch's argument parser says of axes of a type that an operation doesn't take. */
export function refuseAxisArguments(
  name: string,
  args: Arguments,
  isMethod: boolean,
  context: LibraryContext,
): void {
  const parameter = AXIS_PARAMETERS[name];
  if (parameter === undefined || args.extra.size > 0) return;
  const complain = (what: string): never => context.raise('TypeError', `${name}()${what}`);
  const keeps = args.given('keepdim');
  if (!args.given('dim')) {
    if (parameter.none === 'missing') complain(' missing 1 required positional arguments: "dim"');
    if (keeps && KEEPS_IN_ONE.has(name)) complain(noneFits(args, isMethod, context));
    return;
  }
  const dim = args.get('dim');
  const isListed = parameter.isOverloaded && !(keeps && KEEPS_IN_ONE.has(name));
  const place = (at: number, of: string): string =>
    args.byName.includes(of) ? '' : ` (position ${isMethod ? at : at + 1})`;
  if (isRefused(dim, parameter)) {
    if (isListed) complain(noneFits(args, isMethod, context));
    const wanted = parameter.takes === 'int' ? 'int' : 'tuple of ints';
    complain(`: argument 'dim'${place(1, 'dim')} must be ${wanted}, not ${typeOf(dim, context)}`);
  }
  const keep = args.get('keepdim');
  if (!keeps || keep.kind === 'bool' || !isPlain(keep)) return;
  if (isListed) complain(noneFits(args, isMethod, context));
  complain(`: argument 'keepdim'${place(2, 'keepdim')} must be bool, not ${typeOf(keep, context)}`);
}

function isRefused(dim: Value, { takes, none }: AxisParameter): boolean {
  switch (dim.kind) {
    case 'none':
      return none !== 'all axes';
    case 'tuple':
    case 'list':
      return takes === 'int';
    case 'bool':
    case 'float':
    case 'string':
      return true;
    default:
      return false;
  }
}

const isPlain = ({ kind }: Value): boolean =>
  ['none', 'int', 'float', 'string', 'tuple', 'list'].includes(kind);

/** The types of all arguments, those by name behind the others. */
function noneFits(args: Arguments, isMethod: boolean, context: LibraryContext): string {
  const given = [...args.entries()].filter(([name]) => args.given(name));
  const positional = given.filter(([name]) => !args.byName.includes(name));
  const types = positional.map(([, value]) => typeOf(value, context));
  const inOrder = isMethod || given[0]?.[0] !== 'input' ? types : ['Tensor', ...types.slice(1)];
  const named = args.byName.map((name) => `${name}=${typeOf(args.get(name), context)}`);
  const all = inOrder.length === 0 ? `${named.join(', ')}, ` : [...inOrder, ...named].join(', ');
  return ` received an invalid combination of arguments - got (${all}), but expected one of:`;
}

function typeOf(value: Value, context: LibraryContext): string {
  if (value.kind === 'tensor') return 'Tensor';
  const isType = value.kind === 'string' && value.value.startsWith('torch.');
  return isType ? 'torch.dtype' : context.typeOf(value).name;
}
