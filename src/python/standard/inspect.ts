import { say } from '../../engine/phrase.js';
import type { LibraryContext } from '../libraries/contract.js';
import { cls, constant, fn, libraryModule } from '../libraries/members.js';
import { bool, dictOf, int, list, NONE, string, tuple } from '../values/create.js';
import type { Value } from '../values/value.js';

const KINDS = {
  'positional-only': 0,
  ordinary: 1,
  rest: 2,
  'keyword-only': 3,
  keywords: 4,
} as const;

const KIND_NAMES = [
  'POSITIONAL_ONLY',
  'POSITIONAL_OR_KEYWORD',
  'VAR_POSITIONAL',
  'KEYWORD_ONLY',
  'VAR_KEYWORD',
] as const;

/** `inspect`: signatures of functions of the code. */
export const inspect = libraryModule('inspect', {
  signature: fn('callable, **options', (args, context) => {
    const made = context.instantiate('inspect.Signature');
    const parameters = dictOf(parametersOf(args.get('callable'), context));
    if (isOfLibrary(args.get('callable')) && !isLayerOfTorch(args.get('callable'))) {
      parameters.uncertain = context.unknown(say('the signature isn’t wholly known'));
    }
    made.attributes.set('parameters', parameters);
    return made;
  }),
  Signature: cls({ constants: { empty: () => EMPTY } }),
  Parameter: cls({
    constants: {
      empty: () => EMPTY,
      ...Object.fromEntries(KIND_NAMES.map((name, kind) => [name, () => int(kind)])),
    },
  }),
  _empty: constant(() => EMPTY),
  getfullargspec: fn('function', (args, context) => {
    const made = context.instantiate('inspect.FullArgSpec');
    const names = parametersOf(args.get('function'), context).map(([name]) => string(name));
    made.attributes.set('args', list(names));
    return made;
  }),
  FullArgSpec: cls({}),
  Frame: cls({}),
  currentframe: fn('', (_args, context) =>
    context.unknown(say('frames further out aren’t followed')),
  ),
  getargvalues: fn('frame', (args, context) => {
    const names = context.getAttribute(args.get('frame'), 'f_locals');
    if (names?.kind !== 'dict') return context.giveUp(say('the frame isn’t known'));
    return tuple([list([]), NONE, NONE, names]);
  }),
  isclass: fn('value', (args) => bool(args.get('value').kind === 'class')),
  isfunction: fn('value', (args) => bool(args.get('value').kind === 'function')),
  ismethod: fn('value', (args) => bool(args.get('value').kind === 'bound-method')),
  ismodule: fn('value', (args) => bool(args.get('value').kind === 'module')),
  isgenerator: fn('value', (args) => bool(args.get('value').kind === 'iterator')),
  getmro: fn('type', (args) => {
    const type = args.get('type');
    return type.kind === 'class' ? tuple(type.mro) : NONE;
  }),
  getmembers: fn('value, predicate=None', (_, context) =>
    context.unknown(say('members aren’t listed')),
  ),
});

/** Whether a callable is a library's, whose table may lack parameters. */
function isOfLibrary(callable: Value): boolean {
  if (callable.kind === 'bound-method') return isOfLibrary(callable.method);
  return callable.kind === 'builtin' || (callable.kind === 'class' && callable.library !== null);
}

/** The layers of `torch.nn` have all their parameters in the table, but for those with a `**`. */
function isLayerOfTorch(callable: Value): boolean {
  if (callable.kind !== 'class' || !callable.qualifiedName.startsWith('torch.nn.')) return false;
  const init = callable.members.get('__init__') ?? callable.library?.methods['__init__'];
  const signature =
    init === undefined
      ? null
      : 'signature' in init
        ? init.signature
        : init.kind === 'builtin'
          ? init.function.signature
          : null;
  return (
    signature !== null &&
    signature.parameters.every(({ kind }) => kind !== 'rest' && kind !== 'keywords')
  );
}

const EMPTY = string('<class inspect._empty>');

function parametersOf(callable: Value, context: LibraryContext): (readonly [string, Value])[] {
  const wrapped = callable.kind === 'function' ? callable.attributes.get('__wrapped__') : undefined;
  if (wrapped !== undefined) return parametersOf(wrapped, context);
  if (callable.kind === 'bound-method') return withoutSelf(callable.method, context);
  if (callable.kind === 'class') {
    const init = context.getAttribute(callable, '__init__');
    return init === undefined ? [] : withoutSelf(init, context);
  }
  const make = (name: string, kind: number, fallback: Value | null): readonly [string, Value] => {
    const made = context.instantiate('inspect.Parameter');
    made.attributes.set('name', string(name));
    made.attributes.set('kind', int(kind));
    made.attributes.set('default', fallback ?? EMPTY);
    made.attributes.set('annotation', EMPTY);
    return [name, made];
  };
  if (callable.kind === 'function') {
    return callable.definition.parameters.map((one) =>
      make(one.name, KINDS[one.form], callable.defaults.get(one.name) ?? null),
    );
  }
  if (callable.kind === 'builtin') {
    return callable.function.signature.parameters.map((one) =>
      make(one.name, KINDS[one.kind], one.fallback),
    );
  }
  return context.giveUp(say('the signature isn’t known'));
}

/** The parameters of a method behind `self`, which a library's signatures don't have. */
function withoutSelf(method: Value, context: LibraryContext): (readonly [string, Value])[] {
  const all = parametersOf(method, context);
  return method.kind === 'builtin' ? all : all.slice(1);
}
