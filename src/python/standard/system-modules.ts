import { say, type Words } from '../../engine/phrase.js';
import type { LibraryContext, LibraryMember } from '../libraries/contract.js';
import { cls, constant, fn, libraryModule, method, sameAs } from '../libraries/members.js';
import { bool, int, list, NONE, string, tuple, unknown } from '../values/create.js';
import type { DictEntry, HashKey, Value } from '../values/value.js';

const nothing = fn('*args, **kwargs', () => NONE);
const identity = fn('value=None, *args, **kwargs', (args) => args.get('value'));
const outside = (what: Words): LibraryMember => fn('*args, **kwargs', () => unknown(what));

/** A manager for `with` that does nothing. */
const quiet = cls({
  construct: method('*args, **kwargs', (args, context) => {
    const type = args.self.kind === 'class' ? args.self : null;
    return type === null ? NONE : context.make(type);
  }),
  methods: {
    __enter__: method('', (args) => args.self),
    __exit__: method('*args', () => bool(false)),
    __call__: method('function=None, *args, **kwargs', (args) => args.get('function')),
  },
});

const Logger = cls({
  methods: Object.fromEntries(
    [
      'debug',
      'info',
      'warning',
      'warn',
      'error',
      'exception',
      'critical',
      'log',
      'setLevel',
      'addHandler',
      'removeHandler',
    ].map((name) => [name, method('*args, **kwargs', () => NONE)]),
  ),
});

const path = libraryModule('os.path', {
  join: fn('*parts', (args, context) =>
    string(
      args.rest
        .map((one) => context.text(one))
        .filter((one) => one !== '')
        .join('/')
        .replace(/\/+/g, '/'),
    ),
  ),
  basename: fn('path', (args) => string(args.text('path').replace(/^.*\//, ''))),
  dirname: fn('path', (args) => string(/^(.*)\/[^/]*$/.exec(args.text('path'))?.[1] ?? '')),
  splitext: fn('path', (args) => {
    const parts = /^(.*?)(\.[^./]*)?$/s.exec(args.text('path'));
    return tuple([string(parts?.[1] ?? ''), string(parts?.[2] ?? '')]);
  }),
  abspath: identity,
  realpath: identity,
  normpath: identity,
  expanduser: identity,
  exists: outside(say('whether a file exists isn’t known')),
  isfile: outside(say('whether a file exists isn’t known')),
  isdir: outside(say('whether a folder exists isn’t known')),
});

/** The environment, read as if it were empty; what is read from it all the same isn't known. */
function environment(context: LibraryContext): Value {
  return {
    kind: 'dict',
    entries: new Map<HashKey, DictEntry>(),
    typeName: 'dict',
    factory: context.named('os._environment'),
  };
}

/** Modules that talk to the world around the program: what they would answer isn't known. */
export const systemModules = [
  path,
  libraryModule('os', {
    environ: constant(environment),
    _environment: outside(say('the environment that a program runs in isn’t known')),
    getenv: fn('key, default=None', (args) => args.get('default')),
    sep: constant(() => string('/')),
    makedirs: nothing,
    mkdir: nothing,
    fspath: identity,
    getcwd: fn('', () => string('.')),
    cpu_count: outside(say('the machine isn’t known')),
  }),
  libraryModule('sys', {
    version_info: constant((context) => {
      const named = context.call(context.named('collections.namedtuple'), [
        string('version_info'),
        string('major minor micro releaselevel serial'),
      ]);
      return context.call(named, [int(3), int(12), int(0), string('final'), int(0)]);
    }),
    platform: constant(() => unknown(say('the machine isn’t known'))),
    argv: constant(() => unknown(say('what the program is started with isn’t known'))),
    path: constant(() => ({
      ...list([]),
      uncertain: unknown(say('the environment that a program runs in isn’t known')),
    })),
    maxsize: constant(() => int(Number.MAX_SAFE_INTEGER)),
    float_info: constant(() => unknown(say('limits of floats aren’t followed'))),
    exit: fn('code=None', (_, context) => context.raise('SystemExit', '')),
    getrecursionlimit: fn('', () => int(1000)),
    setrecursionlimit: nothing,
    modules: constant((context) => context.instantiate('sys.Modules')),
    Modules: cls({
      methods: {
        __getitem__: method('name', (args, context) => {
          const module = context.importModule(args.text('name'));
          return module ?? context.suppose('KeyError', context.repr(args.get('name')));
        }),
        get: method(
          'name, default=None',
          (args, context) => context.importModule(args.text('name')) ?? args.get('default'),
        ),
        __contains__: method('name', (args, context) =>
          bool(context.importModule(args.text('name')) !== null),
        ),
      },
    }),
  }),
  libraryModule('warnings', {
    warn: nothing,
    warn_explicit: nothing,
    simplefilter: nothing,
    filterwarnings: nothing,
    resetwarnings: nothing,
    catch_warnings: quiet,
  }),
  libraryModule('logging', {
    Logger,
    getLogger: fn('name=None', (_, context) => context.instantiate('logging.Logger')),
    debug: nothing,
    info: nothing,
    warning: nothing,
    error: nothing,
    exception: nothing,
    critical: nothing,
    basicConfig: nothing,
    DEBUG: constant(() => int(10)),
    INFO: constant(() => int(20)),
    WARNING: constant(() => int(30)),
    ERROR: constant(() => int(40)),
    StreamHandler: Logger,
    FileHandler: Logger,
    Formatter: cls({}),
  }),
  libraryModule('contextlib', {
    nullcontext: cls({
      construct: method('enter_result=None', (args, context) => {
        const made = context.instantiate('contextlib.nullcontext');
        made.attributes.set('enter_result', args.get('enter_result'));
        return made;
      }),
      methods: {
        __enter__: method('', (args) => args.selfInstance().attributes.get('enter_result') ?? NONE),
        __exit__: method('*args', () => bool(false)),
      },
    }),
    suppress: quiet,
    ExitStack: quiet,
    redirect_stdout: quiet,
    redirect_stderr: quiet,
    contextmanager: identity,
    ContextDecorator: cls({
      methods: { __call__: method('function', (args) => args.get('function')) },
    }),
    AbstractContextManager: cls({}),
  }),
  libraryModule('abc', {
    ABC: cls({}),
    ABCMeta: cls({ bases: ['builtins.type'] }),
    abstractmethod: identity,
    abstractproperty: sameAs('builtins.property'),
    abstractclassmethod: sameAs('builtins.classmethod'),
    abstractstaticmethod: sameAs('builtins.staticmethod'),
  }),
  libraryModule('types', {
    FunctionType: sameAs('builtins.function'),
    LambdaType: sameAs('builtins.function'),
    MethodType: cls({
      construct: method('function, self', (args) => {
        const callee = args.get('function');
        return callee.kind === 'function' || callee.kind === 'builtin'
          ? { kind: 'bound-method', self: args.get('self'), method: callee }
          : callee;
      }),
    }),
    ModuleType: sameAs('builtins.ModuleType'),
    NoneType: sameAs('builtins.NoneType'),
    GeneratorType: sameAs('builtins.generator'),
    SimpleNamespace: cls({
      methods: {
        __init__: method('**values', (args, context) => {
          for (const [name, value] of args.extra) context.setAttribute(args.self, name, value);
          return NONE;
        }),
      },
    }),
    MappingProxyType: fn('mapping', (args) => args.get('mapping')),
  }),
  libraryModule(
    'numbers',
    Object.fromEntries(
      ['Number', 'Complex', 'Real', 'Rational', 'Integral'].map((name) => [name, cls({})]),
    ),
  ),
  libraryModule('importlib', {
    import_module: fn('name, package=None', (args, context) => {
      const name = absoluteName(args.text('name'), args.get('package'));
      const reason = say('`{name}` isn’t in the workspace', { name });
      return context.importModule(name) ?? context.unknown(reason);
    }),
    reload: identity,
  }),
  libraryModule('string', {
    ascii_lowercase: constant(() => string('abcdefghijklmnopqrstuvwxyz')),
    ascii_uppercase: constant(() => string('ABCDEFGHIJKLMNOPQRSTUVWXYZ')),
    ascii_letters: constant(() => string('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')),
    digits: constant(() => string('0123456789')),
  }),
  libraryModule('time', {
    time: outside(say('the time isn’t known')),
    perf_counter: outside(say('the time isn’t known')),
    monotonic: outside(say('the time isn’t known')),
    sleep: nothing,
  }),
  libraryModule('random', {
    seed: nothing,
    random: outside(say('it is random')),
    randint: outside(say('it is random')),
    uniform: outside(say('it is random')),
    choice: outside(say('it is random')),
    shuffle: nothing,
  }),
  libraryModule('gc', { collect: nothing }),
];

/** The full name of a module that may be named from a package: `.b` of `a` is `a.b`. */
function absoluteName(name: string, from: Value): string {
  const [dots = ''] = /^\.*/u.exec(name) ?? [];
  if (dots === '' || from.kind !== 'string') return name;
  const above = from.value.split('.');
  const kept = above.slice(0, Math.max(0, above.length - dots.length + 1));
  return [...kept, name.slice(dots.length)].filter((part) => part !== '').join('.');
}
