import { bool } from '../../../values/create.js';
import type { InstanceValue, Value } from '../../../values/value.js';
import type { Arguments } from '../../arguments.js';
import type { LibraryContext } from '../../contract.js';
import { NotKnown } from '../../not-known.js';

/** Takes an attribute away from a module. */
export function removeAttribute(self: InstanceValue, name: string, context: LibraryContext): void {
  context.willChange(self);
  self.attributes.delete(name);
}

/** What every container sets first. */
export function begin(args: Arguments, context: LibraryContext): void {
  context.setAttribute(args.self, 'training', bool(context.training));
}

/**
 * The items that a container takes. Where they aren't known the container is left open: what it
 * holds can then be told by nobody.
 */
export function taken(
  self: InstanceValue,
  items: Value,
  context: LibraryContext,
): readonly Value[] {
  const found = context.itemsOrUnknown(items);
  if (!('kind' in found)) return found;
  self.uncertain = found;
  return [];
}

/** Gives up on a container that may hold other things than are seen. */
export function refuseOpen({ uncertain }: InstanceValue): void {
  if (uncertain !== undefined) throw new NotKnown(uncertain.reason, uncertain.range);
}
