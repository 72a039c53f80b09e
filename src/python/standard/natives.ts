import { say } from '../../engine/phrase.js';
import type { Arguments } from '../libraries/arguments.js';
import { NotKnown } from '../libraries/not-known.js';
import { describe } from '../values/describe.js';
import type { DictValue, ListValue, SetValue, Value } from '../values/value.js';

/** The list a method works on: the object itself, or what an object of a subclass holds. */
export function selfList(args: Arguments): ListValue {
  const self = nativeOf(args.self);
  if (self.kind !== 'list')
    throw new NotKnown(say('it is {thing}, not a list', { thing: describe(self) }), null);
  return self;
}

/** The dict a method works on. */
export function selfDict(args: Arguments): DictValue {
  const self = nativeOf(args.self);
  if (self.kind !== 'dict')
    throw new NotKnown(say('it is {thing}, not a dict', { thing: describe(self) }), null);
  return self;
}

/** The set a method works on. */
export function selfSet(args: Arguments): SetValue {
  const self = nativeOf(args.self);
  if (self.kind !== 'set')
    throw new NotKnown(say('it is {thing}, not a set', { thing: describe(self) }), null);
  return self;
}

/** The text a method works on. */
export function selfString(args: Arguments): string {
  const self = nativeOf(args.self);
  if (self.kind !== 'string')
    throw new NotKnown(say('it is {thing}, not a string', { thing: describe(self) }), null);
  return self.value;
}

/** What indexing works on; gives up where that isn't held by the object. */
export function container(args: Arguments): Value {
  const self = nativeOf(args.self);
  if (self.kind === 'instance')
    throw new NotKnown(say('what {thing} holds isn’t known', { thing: describe(self) }), null);
  return self;
}

/** What an object of a subclass of a built-in type holds; else the value itself. */
export function nativeOf(value: Value): Value {
  return value.kind === 'instance' && value.native !== null ? value.native : value;
}
