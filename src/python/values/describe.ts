import { dimensionText } from '../dimension.js';
import type { Value } from './value.js';

/** What a value is, in words for a reader: `the int 3`, `a list`, `an object of Net`. */
export function describe(value: Value): string {
  switch (value.kind) {
    case 'none':
      return 'None';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
    case 'float':
      return `the ${value.kind} ${value.value}`;
    case 'dimension':
      return `the size ${dimensionText(value.dimension)}`;
    case 'string':
      return `the string '${value.value.slice(0, 40)}'`;
    case 'bytes':
    case 'tuple':
    case 'list':
    case 'set':
    case 'slice':
    case 'range':
    case 'tensor':
    case 'property':
      return `a ${value.kind}`;
    case 'dict':
      return `a ${value.typeName}`;
    case 'iterator':
      return `a ${value.typeName}`;
    case 'ellipsis':
      return 'Ellipsis';
    case 'not-implemented':
      return 'NotImplemented';
    case 'function':
      return `the function ${value.name}`;
    case 'builtin':
      return `the function ${value.name}`;
    case 'bound-method':
      return `the method ${value.method.name}`;
    case 'static-method':
    case 'class-method':
      return 'a method';
    case 'class':
      return `the class ${value.name}`;
    case 'instance':
      return `an object of ${value.type.name}`;
    case 'super':
      return 'super()';
    case 'module':
      return `the module ${value.name}`;
    case 'unknown':
      return 'unknown';
    case 'either':
      return 'one of several values';
    default:
      return value satisfies never;
  }
}
