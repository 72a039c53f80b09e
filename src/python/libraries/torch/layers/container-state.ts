import { bool } from '../../../values/create.js';
import type { InstanceValue } from '../../../values/value.js';
import type { Arguments } from '../../arguments.js';
import type { LibraryContext } from '../../contract.js';

/** Takes an attribute away from a module. */
export function removeAttribute(self: InstanceValue, name: string, context: LibraryContext): void {
  context.willChange(self);
  self.attributes.delete(name);
}

/** What every container sets first. */
export function begin(args: Arguments, context: LibraryContext): void {
  context.setAttribute(args.self, 'training', bool(context.training));
}
