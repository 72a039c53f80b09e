import { say } from '../../engine/phrase.js';
import type { LibraryMember } from '../libraries/contract.js';
import { fn, libraryModule } from '../libraries/members.js';
import { bool, tuple } from '../values/create.js';
import type { Value } from '../values/value.js';

const binary = (operator: string): LibraryMember =>
  fn('a, b, /', (args, context) => context.binary(operator, args.get('a'), args.get('b')));

const compared = (name: string, test: (less: boolean, equal: boolean) => boolean): LibraryMember =>
  fn('a, b, /', (args, context) => {
    const [a, b] = [args.get('a'), args.get('b')];
    const equal = context.equal(a, b);
    const less = name === 'eq' || name === 'ne' ? false : context.less(a, b);
    return equal === null || less === null
      ? context.unknown(say('a comparison isn’t known'))
      : bool(test(less, equal));
  });

/** `operator`. */
export const operator = libraryModule('operator', {
  add: binary('+'),
  sub: binary('-'),
  mul: binary('*'),
  truediv: binary('/'),
  floordiv: binary('//'),
  mod: binary('%'),
  pow: binary('**'),
  matmul: binary('@'),
  and_: binary('&'),
  or_: binary('|'),
  xor: binary('^'),
  eq: compared('eq', (_, equal) => equal),
  ne: compared('ne', (_, equal) => !equal),
  lt: compared('lt', (less) => less),
  le: compared('le', (less, equal) => less || equal),
  gt: compared('gt', (less, equal) => !less && !equal),
  ge: compared('ge', (less) => !less),
  neg: fn('a, /', (args, context) =>
    context.binary('*', args.get('a'), { kind: 'int', value: -1 }),
  ),
  not_: fn('a, /', (args, context) => {
    const truth = context.truth(args.get('a'));
    return truth === null ? context.unknown(say('a condition isn’t known')) : bool(!truth);
  }),
  contains: fn('a, b, /', (args, context) => {
    const answer = context.contains(args.get('a'), args.get('b'));
    return answer === null
      ? context.unknown(say('whether it is in there isn’t known'))
      : bool(answer);
  }),
  getitem: fn('a, b, /', (args, context) => context.getItem(args.get('a'), args.get('b'))),
  itemgetter: fn('*keys', (args) =>
    getter('operator.itemgetter.<getter>', args.rest, (value, key, context) =>
      context.getItem(value, key),
    ),
  ),
  attrgetter: fn('*names', (args) =>
    getter('operator.attrgetter.<getter>', args.rest, (value, name, context) =>
      context
        .text(name)
        .split('.')
        .reduce(
          (one, part) =>
            context.getAttribute(one, part) ?? context.unknown(say('no `{part}`', { part })),
          value,
        ),
    ),
  ),
  methodcaller: fn('name, /, *args, **kwargs', (args) => ({
    kind: 'builtin',
    name: 'operator.methodcaller.<caller>',
    function: fn('value, /', (inner, context) =>
      context.callMethod(inner.get('value'), args.text('name'), args.rest, args.extra),
    ).function,
  })),
});

function getter(
  name: string,
  keys: readonly Value[],
  read: (
    value: Value,
    key: Value,
    context: Parameters<ReturnType<typeof fn>['function']['run']>[1],
  ) => Value,
): Value {
  return {
    kind: 'builtin',
    name,
    function: fn('value, /', (inner, context) => {
      const found = keys.map((key) => read(inner.get('value'), key, context));
      const [only] = found;
      return found.length === 1 && only !== undefined ? only : tuple(found);
    }).function,
  };
}
