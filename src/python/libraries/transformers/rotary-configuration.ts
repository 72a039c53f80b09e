import { NONE } from '../../values/create.js';
import type { InstanceValue, Value } from '../../values/value.js';
import type { BuiltinFunction, LibraryContext } from '../contract.js';
import { method } from '../members.js';
import { fieldsOf } from '../dataclass-fields.js';

const MIXIN = 'RotaryEmbeddingConfigMixin';

/** The package's own class that puts settings of rotary embeddings in order; null: it has none. */
function mixin(context: LibraryContext): Value | null {
  const module = context.importModule('transformers.modeling_rope_utils');
  return module === null ? null : (context.getAttribute(module, MIXIN) ?? null);
}

/** An attribute that a configuration has from the package's own class for rotary embeddings. */
export function rotaryMember(self: Value, name: string, context: LibraryContext): Value | null {
  if (!/rope|^default_theta$/u.test(name)) return null;
  const own = mixin(context);
  const found = own === null ? undefined : context.getAttribute(own, name);
  return found?.kind === 'function'
    ? { kind: 'bound-method', self, method: found }
    : (found ?? null);
}

/**
 * What is left of a configuration's arguments once `rope_parameters` has its share: every such
 * dictionary says at least `rope_type` and `rope_theta`.
 */
export function rotaryRest(
  self: InstanceValue,
  options: ReadonlyMap<string, Value>,
  context: LibraryContext,
): ReadonlyMap<string, Value> {
  if (!fieldsOf(self.type).some((field) => field.name === 'rope_parameters')) return options;
  const convert = rotaryMember(self, 'convert_rope_params_to_dict', context);
  if (convert === null) return options;
  const rest = context.call(convert, [], options);
  if (rest.kind !== 'dict') return options;
  return new Map(
    [...rest.entries.values()].flatMap(({ key, value }) =>
      key.kind === 'string' ? [[key.value, value] as const] : [],
    ),
  );
}

const nothing: BuiltinFunction = method('*args, **options', () => NONE);

/** What stands in for the package's own methods where it has none, in older versions. */
export const rotaryMethods: Readonly<Record<string, BuiltinFunction>> = {
  validate_rope: nothing,
};
