import type { Value } from '../values/value.js';
import type {
  BuiltinFunction,
  LibraryClass,
  LibraryContext,
  LibraryMember,
  LibraryModule,
} from './contract.js';
import { parseSignature, type Signature } from './signature.js';

/** A function entry with a signature as Python writes it: `input, kernel_size, stride=None, *, x=1`. */
export function fn(
  signature: string,
  run: BuiltinFunction['run'],
): LibraryMember & {
  entry: 'function';
} {
  return { entry: 'function', function: builtin(signature, run) };
}

/** A method: like {@link fn}; the instance is `args.self` and isn't in the signature. */
export function method(signature: string, run: BuiltinFunction['run']): BuiltinFunction {
  return builtin(signature, run);
}

function builtin(signature: string, run: BuiltinFunction['run']): BuiltinFunction {
  return new ReadLater(signature, run);
}

/** A function whose signature is read when it is first called: there are thousands, and few are. */
class ReadLater implements BuiltinFunction {
  readonly run: BuiltinFunction['run'];
  readonly #written: string;
  #signature: Signature | null = null;

  constructor(written: string, run: BuiltinFunction['run']) {
    this.#written = written;
    this.run = run;
  }

  get signature(): Signature {
    return (this.#signature ??= parseSignature(this.#written));
  }
}

/** The same function; what becomes of arguments that don't fit its parameters is its own affair. */
export function takingMisfits(entry: BuiltinFunction): BuiltinFunction {
  return {
    get signature() {
      return entry.signature;
    },
    takesMisfits: true,
    run: entry.run,
  };
}

/** A class entry; what isn't given is empty. */
export function cls(parts: Partial<LibraryClass>): LibraryMember & { entry: 'class' } {
  return {
    entry: 'class',
    class: {
      bases: [],
      methods: {},
      properties: {},
      classMethods: {},
      staticMethods: {},
      constants: {},
      construct: null,
      subclassed: null,
      isLayer: false,
      input: null,
      missing: null,
      ...parts,
    },
  };
}

/** A constant of a module. */
export function constant(create: (context: LibraryContext) => Value): LibraryMember {
  return { entry: 'constant', create };
}

/** The same thing under another name; `as` is a full name, of a member or of a module. */
export function sameAs(as: string): LibraryMember {
  return { entry: 'same', as };
}

/** A module of a library; by default a name that isn't listed is unknown, not missing. */
export function libraryModule(
  name: string,
  members: Readonly<Record<string, LibraryMember>>,
  others: LibraryModule['others'] = 'unknown',
): LibraryModule {
  return { name, members, others };
}

/**
 * A module under another name: each of its members is the same thing. Made when it is first asked for,
 * since most code asks for no mirror of those that there are; what is `added` comes first.
 */
export function mirrorOf(
  module: LibraryModule,
  as: string,
  added: Readonly<Record<string, LibraryMember>> = {},
): LibraryModule {
  let made: Readonly<Record<string, LibraryMember>> | null = null;
  return {
    name: as,
    get members() {
      return (made ??= {
        ...Object.fromEntries(
          Object.keys(module.members).map((one) => [one, sameAs(`${module.name}.${one}`)]),
        ),
        ...added,
      });
    },
    others: 'unknown',
  };
}
