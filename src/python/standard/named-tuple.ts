import { say } from '../../engine/phrase.js';
import type { LibraryContext } from '../libraries/contract.js';
import { method } from '../libraries/members.js';
import type { Parameter, Signature } from '../libraries/signature.js';
import { dictOf, string, tuple } from '../values/create.js';
import type { ClassValue, Value } from '../values/value.js';

/** A named tuple's class: its objects are tuples whose fields are attributes too. */
export function namedTupleClass(
  name: string,
  fields: readonly string[],
  defaults: ReadonlyMap<string, Value>,
  context: LibraryContext,
): ClassValue {
  const base = context.named('builtins.tuple');
  const made = context.createClass(name, base.kind === 'class' ? [base] : [], {
    construct: {
      signature: signatureOf(fields, defaults),
      run: (args) => ({
        kind: 'tuple',
        items: fields.map((field) => args.get(field)),
        type: args.self.kind === 'class' ? args.self : made,
      }),
    },
    subclassed: () => undefined,
  });
  addFields(made, fields, context);
  return made;
}

/** Makes a class whose construction was defined elsewhere answer to its fields' names. */
export function addFields(
  type: ClassValue,
  fields: readonly string[],
  context: LibraryContext,
): void {
  fields.forEach((field, at) => {
    type.members.set(field, {
      kind: 'property',
      get: {
        kind: 'builtin',
        name: `${type.name}.${field}`,
        function: method('', (args) =>
          args.self.kind === 'tuple'
            ? (args.self.items[at] ?? context.unknown(say('the field is missing')))
            : context.unknown(say('it isn’t a tuple')),
        ),
      },
      set: null,
      cached: false,
    });
  });
  type.members.set('_fields', tuple(fields.map((field) => string(field))));
  type.members.set('_replace', {
    kind: 'builtin',
    name: `${type.name}._replace`,
    isMethod: true,
    function: method('**changes', (args) =>
      args.self.kind === 'tuple'
        ? {
            ...args.self,
            items: args.self.items.map((item, at) => args.extra.get(fields[at] ?? '') ?? item),
          }
        : args.self,
    ),
  });
  type.members.set('_asdict', {
    kind: 'builtin',
    name: `${type.name}._asdict`,
    isMethod: true,
    function: method('', (args) =>
      dictOf(
        args.self.kind === 'tuple'
          ? args.self.items.map((item, at) => [fields[at] ?? '', item] as const)
          : [],
      ),
    ),
  });
}

/** Parameters for fields of which some have defaults. */
export function signatureOf(
  fields: readonly string[],
  defaults: ReadonlyMap<string, Value>,
): Signature {
  const parameters: Parameter[] = fields.map((name) => ({
    name,
    kind: 'ordinary',
    fallback: defaults.get(name) ?? null,
  }));
  return { text: fields.join(', '), parameters };
}
