import { say } from '../../engine/phrase.js';
import type { LibraryContext } from '../libraries/contract.js';
import { cls, libraryModule, method } from '../libraries/members.js';
import type { Arguments } from '../libraries/arguments.js';
import { bool, list, NONE, string, tuple } from '../values/create.js';
import type { InstanceValue, Value } from '../values/value.js';

/** One `add_argument(…)`. */
interface Option {
  /** The attribute of the result. */
  readonly name: string;
  readonly flags: readonly string[];
  readonly action: string;
  readonly type: Value;
  readonly nargs: Value;
  readonly constant: Value;
  /** What stands where nothing is given. */
  readonly fallback: Value;
}

const optionsOf = new WeakMap<InstanceValue, Option[]>();
const defaultsOf = new WeakMap<InstanceValue, Map<string, Value>>();

/** A parser's options; those of its groups are its own. */
function options(parser: InstanceValue): Option[] {
  const known = optionsOf.get(parser) ?? [];
  optionsOf.set(parser, known);
  return known;
}

function optionFrom(args: Arguments, context: LibraryContext): Option | null {
  const flags = args.rest.flatMap((one) => (one.kind === 'string' ? [one.value] : []));
  const long = flags.find((flag) => flag.startsWith('--')) ?? flags[0];
  if (long === undefined) return null;
  const isPositional = !long.startsWith('-');
  const named = args.get('dest');
  const name = named.kind === 'string' ? named.value : long.replace(/^-+/, '').replaceAll('-', '_');
  const action = args.isNone('action') ? 'store' : context.text(args.get('action'));
  const plain = args.given('default') ? args.get('default') : implicit(action);
  const asked = isPositional || args.flag('required');
  const type = args.get('type');
  const converts = plain.kind === 'string' && type.kind !== 'none';
  return {
    name,
    flags: isPositional ? [] : flags,
    action,
    type,
    nargs: args.get('nargs'),
    constant: args.get('const'),
    fallback:
      (asked && !args.given('default')) || (plain.kind === 'none' && action === 'store')
        ? context.unknown(say('`{name}` is given on the command line', { name }))
        : converts
          ? context.call(type, [plain])
          : plain,
  };
}

function implicit(action: string): Value {
  if (action === 'store_true') return bool(false);
  return action === 'store_false' ? bool(true) : NONE;
}

/** The result of parsing: defaults, and what a list of words written in the code sets. */
function parsed(args: Arguments, context: LibraryContext): InstanceValue {
  const parser = args.selfInstance();
  const namespace = args.get('namespace');
  const given = namespace.kind === 'instance' ? namespace : null;
  const result = given ?? context.instantiate('argparse.Namespace');
  if (given !== null)
    given.uncertain = context.unknown(say('what the program is started with isn’t known'));
  const all = options(parser);
  for (const { name, fallback } of all) context.setAttribute(result, name, fallback);
  for (const [name, value] of defaultsOf.get(parser) ?? []) {
    context.setAttribute(result, name, value);
  }
  if (args.isNone('args') || args.get('args').kind === 'unknown') return result;
  const words = context.items(args.get('args'));
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const [flag, attached] = word?.kind === 'string' ? word.value.split(/=(.*)/su) : [];
    const option = all.find(({ flags }) => flag !== undefined && flags.includes(flag));
    if (option === undefined) continue;
    const given: Value[] = attached === undefined ? [] : [string(attached)];
    const most = option.nargs.kind === 'none' ? 1 : Infinity;
    const takes = option.action === 'store' && attached === undefined;
    while (takes && given.length < most) {
      const next = words[at + 1];
      if (next === undefined || (next.kind === 'string' && /^-\D/u.test(next.value))) break;
      given.push(next);
      at += 1;
    }
    context.setAttribute(result, option.name, taken(option, given, context));
  }
  return result;
}

function taken(option: Option, given: readonly Value[], context: LibraryContext): Value {
  const { action, type, nargs, constant } = option;
  if (action === 'store_true' || action === 'store_false') return bool(action === 'store_true');
  if (action === 'store_const') return constant;
  const values = given.map((one) => (type.kind === 'none' ? one : context.call(type, [one])));
  if (nargs.kind === 'none' || (nargs.kind === 'string' && nargs.value === '?')) {
    return values[0] ?? constant;
  }
  return list(values);
}

const addArgument = method(
  '*flags, dest=None, action=None, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None, **options',
  (args, context) => {
    const option = optionFrom(args, context);
    if (option !== null) options(args.selfInstance()).push(option);
    return NONE;
  },
);

const group = method('*args, **options', (args, context) => {
  const parser = args.selfInstance();
  const made = context.instantiate('argparse._ArgumentGroup');
  optionsOf.set(made, options(parser));
  return made;
});

const nothing = method('*args, **options', () => NONE);

/** `argparse`: programs are read as if started without arguments. */
export const argparse = libraryModule('argparse', {
  Namespace: cls({ bases: ['types.SimpleNamespace'] }),
  _ArgumentGroup: cls({
    methods: { add_argument: addArgument, add_argument_group: group },
  }),
  ArgumentParser: cls({
    methods: {
      __init__: nothing,
      add_argument: addArgument,
      add_argument_group: group,
      add_mutually_exclusive_group: group,
      set_defaults: method('**values', (args) => {
        const parser = args.selfInstance();
        const known = defaultsOf.get(parser) ?? [];
        defaultsOf.set(parser, new Map([...known, ...args.extra]));
        return NONE;
      }),
      parse_args: method('args=None, namespace=None', (args, context) => parsed(args, context)),
      parse_known_args: method('args=None, namespace=None', (args, context) =>
        tuple([parsed(args, context), list([])]),
      ),
      print_help: nothing,
      error: method('message', (args, context) =>
        context.suppose('SystemExit', context.text(args.get('message'))),
      ),
    },
  }),
  ...Object.fromEntries(
    [
      'ArgumentDefaultsHelpFormatter',
      'RawTextHelpFormatter',
      'RawDescriptionHelpFormatter',
      'HelpFormatter',
      'Action',
    ].map((name) => [name, cls({})]),
  ),
});
