import { say, type Words } from '../../engine/phrase.js';
import { dimensionText } from '../dimension.js';
import type { Value } from './value.js';

/** What a value is, in words for a reader: `the int 3`, `a list`, `an object of Net`. */
export function describe(value: Value): Words {
  switch (value.kind) {
    case 'none':
      return 'None';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
    case 'float':
      return say('the {kind} {value}', { kind: value.kind, value: String(value.value) });
    case 'dimension':
      return say('the size {size}', { size: dimensionText(value.dimension) });
    case 'string':
      return say("the string '{text}'", { text: value.value.slice(0, 40) });
    case 'bytes':
    case 'tuple':
    case 'list':
    case 'set':
    case 'slice':
    case 'range':
    case 'tensor':
    case 'property':
      return say('a {kind}', { kind: value.kind });
    case 'dict':
      return say('a {kind}', { kind: value.typeName });
    case 'iterator':
      return say('a {kind}', { kind: value.typeName });
    case 'ellipsis':
      return 'Ellipsis';
    case 'not-implemented':
      return 'NotImplemented';
    case 'function':
      return say('the function {name}', { name: value.name });
    case 'builtin':
      return say('the function {name}', { name: value.name });
    case 'bound-method':
      return say('the method {name}', { name: value.method.name });
    case 'static-method':
    case 'class-method':
      return say('a method');
    case 'class':
      return say('the class {name}', { name: value.name });
    case 'instance':
      return say('an object of {name}', { name: value.type.name });
    case 'super':
      return 'super()';
    case 'module':
      return say('the module {name}', { name: value.name });
    case 'unknown':
      return say('unknown');
    case 'either':
      return say('one of several values');
    default:
      return value satisfies never;
  }
}
