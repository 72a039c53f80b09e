import { string } from '../../values/create.js';
import type { ClassValue, InstanceValue, Value } from '../../values/value.js';
import { lookUp } from './member-lookup.js';
import type { Interpreter } from '../interpreter.js';

/** Objects of the code that say what reading or writing an attribute does. */
export class Descriptors {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** What a member of a class does when it is read or written; undefined: nothing of its own. */
  call(
    member: InstanceValue,
    name: '__get__' | '__set__' | '__set_name__',
    args: readonly Value[],
  ): Value | undefined {
    const method = lookUp(member.type.mro, name);
    if (method?.kind !== 'function') return undefined;
    return this.#interpreter.calls.callWithSelf(method, member, args);
  }

  /** Tells the members of a new class under which names they stand. */
  tellNames(type: ClassValue): void {
    for (const [name, member] of [...type.members]) {
      if (member.kind === 'instance') this.call(member, '__set_name__', [type, string(name)]);
    }
  }
}
