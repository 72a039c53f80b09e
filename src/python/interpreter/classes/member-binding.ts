import { NONE } from '../../values/create.js';
import type { BoundMethodValue, ClassValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';

/** What a member of a class is worth on an object: methods are bound, properties and descriptors asked. */
export function bindMember(
  member: Value,
  self: Value,
  type: ClassValue,
  { calls, descriptors, undoLog }: Interpreter,
): Value {
  switch (member.kind) {
    case 'function':
    case 'builtin':
      return { kind: 'bound-method', self, method: member };
    case 'property': {
      const answer = calls.callWithSelf(member.get, self, []);
      if (member.cached && self.kind === 'instance' && member.get.kind === 'function') {
        undoLog.willChange(self);
        self.attributes.set(member.get.name, answer);
      }
      return answer;
    }
    case 'class-method':
      return boundToClass(member.method, type);
    case 'static-method':
      return member.method;
    case 'instance':
      return descriptors.call(member, '__get__', [self, type]) ?? member;
    default:
      return member;
  }
}

/** The same on the class itself. */
export function bindToClass(member: Value, type: ClassValue, { descriptors }: Interpreter): Value {
  if (member.kind === 'class-method') return boundToClass(member.method, type);
  if (member.kind === 'instance') {
    return descriptors.call(member, '__get__', [NONE, type]) ?? member;
  }
  return member.kind === 'static-method' ? member.method : member;
}

function boundToClass(method: Value, type: ClassValue): Value {
  if (method.kind !== 'function' && method.kind !== 'builtin') return method;
  const bound: BoundMethodValue = { kind: 'bound-method', self: type, method };
  return bound;
}
