import { say } from '../../../engine/phrase.js';
import { bool, dict, dictOf, float, int, list, NONE, string } from '../../values/create.js';
import { describe } from '../../values/describe.js';
import { namesOf } from '../../standard/module-namespace.js';
import type { ClassValue, Value } from '../../values/value.js';
import type { Keywords } from './calls.js';
import { NameEntries } from '../classes/attribute-dict.js';
import { isWhollyKnown } from '../classes/missing-attribute.js';
import type { Interpreter } from '../interpreter.js';
import type { Scope } from '../scope.js';

type FrameFunction = (args: readonly Value[], keywords: Keywords) => Value;

/** The built-in functions that look at the caller's own names: `super`, `locals`, `globals` … */
export class FrameFunctions {
  readonly #interpreter: Interpreter;
  readonly #functions: ReadonlyMap<string, FrameFunction>;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
    this.#functions = new Map<string, FrameFunction>([
      ['builtins.super', (args) => this.#super(args)],
      ['builtins.locals', () => this.#locals()],
      ['builtins.globals', () => this.#globals()],
      ['builtins.dir', (args) => this.#dir(args)],
      ['builtins.vars', (args) => this.#vars(args)],
      ['builtins.eval', (args) => this.#eval(args)],
      ['builtins.exec', (args) => this.#exec(args)],
      ['inspect.currentframe', () => this.#frame()],
    ]);
  }

  /** The function of this full name, if it is one of these. */
  find(name: string): FrameFunction | null {
    return /^(?:builtins|inspect)\./u.test(name) ? (this.#functions.get(name) ?? null) : null;
  }

  /** `inspect.currentframe()`: the names of the present call, and of those that it was called from. */
  #frame(): Value {
    const { calls, context } = this.#interpreter;
    return calls.frames.slice(0, MOST_FRAMES).reduceRight<Value>(
      (back, { names }) => {
        const frame = context.instantiate('inspect.Frame');
        frame.attributes.set('f_locals', dictOf(names));
        frame.attributes.set('f_back', back);
        return frame;
      },
      this.#interpreter.unknown(say('frames further out aren’t followed')),
    );
  }

  #scope(): Scope | null {
    return this.#interpreter.scope;
  }

  #super(args: readonly Value[]): Value {
    const [type, self] = args;
    if (type?.kind === 'class' && self !== undefined) return this.#from(type, self);
    if (type !== undefined) {
      return type.kind === 'unknown'
        ? type
        : this.#interpreter.unknown(say('`super` of what isn’t a class'));
    }
    for (let scope = this.#scope(); scope !== null; scope = scope.parent) {
      const call = scope.function;
      const owner = call?.scope.kind === 'class' ? call.scope.owner : null;
      const first = call?.definition.parameters[0]?.name;
      if (owner === null || first === undefined) continue;
      const found = scope.names.get(first);
      if (found !== undefined) return this.#from(owner, found);
    }
    return this.#interpreter.exceptions.raise('RuntimeError', 'super(): no arguments');
  }

  #from(after: ClassValue, self: Value): Value {
    if (self.kind === 'class') return { kind: 'super', type: self, after, self };
    const type = this.#interpreter.attributes.typeOf(self);
    return { kind: 'super', type, after, self };
  }

  /** `exec`, which may put names into the dicts that it is given. */
  #exec(args: readonly Value[]): Value {
    for (const space of args) this.#interpreter.attributes.handedOut.add(space);
    return this.#interpreter.unknown(say('`exec` isn’t followed'));
  }

  /** `locals()`: a copy of a function's names; a module's own are those that `globals()` gives. */
  #locals(): Value {
    const scope = this.#scope();
    return scope?.kind === 'module' ? this.#globals() : dictOf(scope?.names ?? []);
  }

  /** `eval` of a name with dots or a plain literal; other expressions aren't followed. */
  #eval([code, ...spaces]: readonly Value[]): Value {
    const { attributes, expressions } = this.#interpreter;
    const text = code?.kind === 'string' ? code.value.trim() : '';
    const literal = LITERALS.get(text) ?? literalOf(text);
    if (literal !== null) return literal;
    if (spaces.length > 0 || !/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/u.test(text)) {
      return this.#interpreter.unknown(say('`eval` isn’t followed'));
    }
    const [first = '', ...rest] = text.split('.');
    return rest.reduce<Value>(
      (value, name) => attributes.read(value, name),
      expressions.name(first),
    );
  }

  #dir(args: readonly Value[]): Value {
    const [value] = args;
    if (value === undefined) return list([...(this.#scope()?.names.keys() ?? [])].map(string));
    if (value.kind === 'module') return namesOf(value);
    const names = this.#namesOf(value);
    return names === null
      ? this.#interpreter.unknown(
          say('the names of {thing} aren’t known', { thing: describe(value) }),
        )
      : list(names.map(string));
  }

  #vars(args: readonly Value[]): Value {
    const [value] = args;
    if (value === undefined) return this.#locals();
    return this.#interpreter.attributes.read(value, '__dict__');
  }

  /** What `dir` lists of what the code has made; null for anything else. */
  #namesOf(value: Value): readonly string[] | null {
    if (value.kind !== 'instance' && value.kind !== 'class') return null;
    if (!isWhollyKnown(value, this.#interpreter)) return null;
    const type = value.kind === 'class' ? value : value.type;
    const own = value.kind === 'instance' ? [...value.attributes.keys()] : [];
    return [...new Set([...own, ...type.mro.flatMap((one) => [...one.members.keys()])])].sort();
  }

  /** `globals()`: the names of the module, which it also sets, and those that every module has. */
  #globals(): Value {
    const { modules, undoLog } = this.#interpreter;
    const scope = this.#scope()?.module;
    if (scope === undefined) return dictOf([]);
    const implicit = new Map<string, Value>();
    for (const name of NAMES_OF_MODULES) {
      const value = modules.implicitName(name, scope);
      if (value !== null) implicit.set(name, value);
    }
    const entries = new NameEntries(scope.names, () => undoLog.willChange(scope), implicit);
    const made = dict(entries);
    if (scope.pending.size + scope.stars.length > 0) {
      made.uncertain = this.#interpreter.unknown(say('the names of the module aren’t all known'));
    }
    return made;
  }
}

const NAMES_OF_MODULES = [
  '__name__',
  '__file__',
  '__package__',
  '__path__',
  '__cached__',
  '__doc__',
  '__spec__',
  '__loader__',
  '__builtins__',
];

/** Frames that can be looked at from within. */
const MOST_FRAMES = 3;

const LITERALS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['None', NONE],
  ['True', bool(true)],
  ['False', bool(false)],
]);

/** A number, or a text between quotes without escapes; null: neither. */
function literalOf(text: string): Value | null {
  if (/^-?\d+$/u.test(text)) return int(Number(text));
  if (/^-?(\d+\.\d*|\.\d+)$/u.test(text)) return float(Number(text));
  const quoted = /^(['"])([^'"\\]*)\1$/u.exec(text);
  return quoted === null ? null : string(quoted[2] ?? '');
}
