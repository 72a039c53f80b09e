import { say } from '../../../engine/phrase.js';
import { dictOf, list, NONE, string, tuple, unknown } from '../../values/create.js';
import type { BuiltinValue, ClassValue, FunctionValue, Value } from '../../values/value.js';

/** `__name__` and its like of a class, whose own class is `type`. */
export function className(value: ClassValue, name: string, type: ClassValue): Value | undefined {
  switch (name) {
    case '__name__':
    case '__qualname__':
      return string(value.name);
    case '__module__':
      return string(value.qualifiedName.replace(/\.[^.]*$/, ''));
    case '__mro__':
      return tuple(value.mro);
    case '__bases__':
      return tuple(value.bases);
    case '__dict__':
      return membersOf(value);
    case '__class__':
      return type;
    case '__doc__':
      return NONE;
    case '__annotations__':
      return dictOf([]);
    case '__subclasses__':
      return unknown(say('subclasses aren’t followed'));
    default:
      return undefined;
  }
}

/** A class's own `__dict__`; a library's class has more than its table. */
function membersOf({ name, library, members }: ClassValue): Value {
  const made = dictOf(members);
  if (library !== null) {
    made.uncertain = unknown(say('the names of {thing} aren’t known', { thing: `\`${name}\`` }));
  }
  return made;
}

/** `__name__` and its like of a function of the code. */
export function functionName(
  value: FunctionValue,
  name: string,
  type: ClassValue,
): Value | undefined {
  switch (name) {
    case '__name__':
      return string(value.name);
    case '__qualname__':
      return string(value.qualifiedName);
    case '__module__':
      return string(value.scope.moduleName);
    case '__doc__':
      return NONE;
    case '__dict__':
      return dictOf(value.attributes);
    case '__annotations__':
      return dictOf([]);
    case '__defaults__':
      return tuple([...value.defaults.values()]);
    case '__kwdefaults__':
      return keywordDefaults(value);
    case '__class__':
      return type;
    case '__get__':
    case '__call__':
      return value;
    default:
      return undefined;
  }
}

/** `__name__` and its like of a library's function. */
export function builtinName(
  value: BuiltinValue,
  name: string,
  type: ClassValue,
): Value | undefined {
  const at = value.name.lastIndexOf('.');
  if (name === '__name__' || name === '__qualname__') return string(value.name.slice(at + 1));
  if (name === '__module__') return string(value.name.slice(0, Math.max(at, 0)));
  if (name === '__class__') return type;
  if (name === '__kwdefaults__' || name === '__defaults__') {
    return unknown(say('the signature isn’t wholly known'));
  }
  return name === '__doc__' ? NONE : undefined;
}

/** `__name__` and its like of a module. */
export function moduleName(module: string, name: string): Value | undefined {
  if (name === '__name__') return string(module);
  if (name === '__path__') return list([]);
  if (name === '__doc__') return NONE;
  if (name === '__file__') return string(`${module.replaceAll('.', '/')}/__init__.py`);
  if (name === '__version__')
    return unknown(say('the version of `{module}` isn’t known', { module }));
  return undefined;
}

/** The defaults of the parameters that only go by name; None where there are none. */
function keywordDefaults({ defaults, definition }: FunctionValue): Value {
  const named = definition.parameters.filter(({ form }) => form === 'keyword-only');
  const found = named.flatMap(({ name }) => {
    const value = defaults.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return found.length === 0 ? NONE : dictOf(found);
}
