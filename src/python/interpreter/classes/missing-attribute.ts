import { say } from '../../../engine/phrase.js';
import { isAbsent } from '../../libraries/pooling/absent-names.js';
import { describe } from '../../values/describe.js';
import type { ClassValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';

/** Names that Python gives to every object or class; not all of them are known here. */
const PYTHONS_OWN = /^__\w+__$/u;

/** What a coroutine has, as which the result of an `async def` is not told from what it will give. */
const COROUTINES = /^(send|throw|close)$/u;

/** What an attribute that isn't there is worth: an AttributeError where that is sure, else unknown. */
export function missingAttribute(value: Value, name: string, interpreter: Interpreter): Value {
  const { attributes, exceptions } = interpreter;
  if (value.kind === 'module') {
    const missing = `module '${value.name}' has no attribute '${name}'`;
    return isAbsent(value.name, name)
      ? exceptions.raise('AttributeError', missing)
      : exceptions.suppose('AttributeError', missing);
  }
  const type = value.kind === 'super' ? value.type : attributes.typeOf(value);
  const isOpen = type.mro.some((one) => one.library !== null && !isPythons(one));
  if (isOpen && !name.startsWith('__')) {
    const owner =
      value.kind === 'instance' ? say('`{name}` objects', { name: type.name }) : describe(value);
    return interpreter.unknown(
      say('`{name}` of {owner} isn’t among the things Poolscope knows', { name, owner }),
    );
  }
  const owner = value.kind === 'class' ? `type object '${value.name}'` : `'${type.name}' object`;
  const missing = `${owner} has no attribute '${name}'`;
  const mayBeThere =
    PYTHONS_OWN.test(name) || (COROUTINES.test(name) && interpreter.calls.madeCoroutines);
  return isWhollyKnown(value, interpreter) && !mayBeThere
    ? exceptions.raise('AttributeError', missing)
    : exceptions.suppose('AttributeError', missing);
}

/** Whether all that a value has is written in the code: then what is missing is surely missing. */
export function isWhollyKnown(value: Value, { attributes }: Interpreter): boolean {
  if (value.kind !== 'instance' && value.kind !== 'class') return false;
  const type = value.kind === 'class' ? value : value.type;
  if (value.kind === 'instance' && (value.native !== null || value.uncertain !== undefined)) {
    return false;
  }
  const { handedOut } = attributes;
  if (handedOut.has(value) || type.mro.some((one) => handedOut.has(one))) return false;
  return (
    type.unknownBase === null &&
    type.metaclass === null &&
    type.mro.every((one) => one.library === null || one.qualifiedName === 'builtins.object')
  );
}

function isPythons(type: ClassValue): boolean {
  return /^(builtins|enum|collections|typing|abc|functools|dataclasses|itertools|re|inspect)\./.test(
    type.qualifiedName,
  );
}
