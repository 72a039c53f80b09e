import { int, list, NONE, string, tuple } from '../../values/create.js';
import type { InstanceValue, Value } from '../../values/value.js';
import { cls, method } from '../members.js';

/** The parts of an output that are there, in the order of its fields. */
function partsOf(self: InstanceValue): (readonly [string, Value])[] {
  return [...self.attributes].filter(([, value]) => value.kind !== 'none');
}

const asTuple = (self: InstanceValue): Value => tuple(partsOf(self).map(([, value]) => value));
const asList = (values: readonly Value[]): Value => list([...values]);

/** `ModelOutput`: a dataclass that is a dictionary by name and a tuple by number, of what isn't None. */
export const modelOutput = cls({
  methods: {
    __getitem__: method('key', (args, context) => {
      const self = args.selfInstance();
      const key = args.get('key');
      if (key.kind !== 'string') return context.getItem(asTuple(self), key);
      const value = self.attributes.get(key.value);
      return value === undefined || value.kind === 'none'
        ? context.raise('KeyError', `'${key.value}'`)
        : value;
    }),
    __setitem__: method('key, value', (args, context) => {
      context.setAttribute(args.self, args.text('key'), args.get('value'));
      return NONE;
    }),
    __len__: method('', (args) => int(partsOf(args.selfInstance()).length)),
    __contains__: method('key', (args) => {
      const key = args.get('key');
      const names = partsOf(args.selfInstance()).map(([name]) => name);
      return { kind: 'bool', value: key.kind === 'string' && names.includes(key.value) };
    }),
    __iter__: method('', (args, context) => {
      const names = asList(partsOf(args.selfInstance()).map(([name]) => string(name)));
      return context.callMethod(names, '__iter__', []);
    }),
    to_tuple: method('', (args) => asTuple(args.selfInstance())),
    keys: method('', (args) => asList(partsOf(args.selfInstance()).map(([name]) => string(name)))),
    values: method('', (args) => asList(partsOf(args.selfInstance()).map(([, value]) => value))),
    items: method('', (args) =>
      asList(partsOf(args.selfInstance()).map(([name, value]) => tuple([string(name), value]))),
    ),
    get: method('key, default=None', (args) => {
      const value = args.selfInstance().attributes.get(args.text('key')) ?? NONE;
      return value.kind === 'none' ? args.get('default') : value;
    }),
  },
});
