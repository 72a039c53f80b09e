import { NONE } from '../../values/create.js';
import type { InstanceValue, Value } from '../../values/value.js';
import { Arguments } from '../arguments.js';
import type { LibraryContext } from '../contract.js';
import { parseSignature } from '../signature.js';

const ANY = parseSignature('*args, **kwargs');

/** The attributes of a layer, read with the getters of arguments: user code may have changed them. */
export function settingsOf(layer: InstanceValue): Arguments {
  return new Arguments({
    signature: ANY,
    self: layer,
    values: layer.attributes,
    rest: [],
    extra: new Map(),
    written: new Map(),
  });
}

/** Stores every bound argument as an attribute of the same name. */
export function storeArguments(args: Arguments, context: LibraryContext): void {
  for (const [name, value] of args.entries()) context.setAttribute(args.self, name, value);
}

/** An attribute that may be missing. */
export function attributeOf(layer: InstanceValue, name: string): Value {
  return layer.attributes.get(name) ?? NONE;
}
