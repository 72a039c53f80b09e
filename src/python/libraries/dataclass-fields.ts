import type { ClassValue, InstanceValue, Value } from '../values/value.js';

/** A field of a dataclass, as its class body says it. */
export interface Field {
  readonly name: string;
  readonly isInit: boolean;
  readonly isKeywordOnly: boolean;
  readonly fallback: Value | null;
  readonly factory: Value | null;
}

/** The fields of a dataclass in order, its bases' first. */
export function fieldsOf(type: ClassValue): Field[] {
  const fields = new Map<string, Field>();
  for (const one of [...type.mro].reverse()) {
    const annotations = one.members.get('__annotations__');
    if (annotations?.kind !== 'dict') continue;
    let isKeywordOnly = false;
    for (const { key, value } of annotations.entries.values()) {
      if (key.kind !== 'string') continue;
      const text = value.kind === 'string' ? value.value : '';
      if (/\bKW_ONLY\b/.test(text)) isKeywordOnly = true;
      else if (!/\bClassVar\b/.test(text)) {
        fields.set(key.value, fieldOf(one, key.value, isKeywordOnly));
      }
    }
  }
  return [...fields.values()];
}

function fieldOf(type: ClassValue, name: string, isKeywordOnly: boolean): Field {
  const value = type.members.get(`__field_${name}`) ?? type.members.get(name) ?? null;
  if (value?.kind !== 'instance' || !isField(value)) {
    return { name, isInit: true, isKeywordOnly, fallback: value, factory: null };
  }
  const given = (option: string): Value | null => {
    const option_ = value.attributes.get(option);
    return option_ === undefined || option_.kind === 'ellipsis' ? null : option_;
  };
  const init = value.attributes.get('init');
  const keyword = value.attributes.get('kw_only');
  return {
    name,
    isInit: !(init?.kind === 'bool' && !init.value),
    isKeywordOnly: isKeywordOnly || (keyword?.kind === 'bool' && keyword.value),
    fallback: given('default'),
    factory: given('default_factory'),
  };
}

/** Whether a value is what `dataclasses.field(…)` makes. */
export function isField(value: InstanceValue): boolean {
  return value.type.qualifiedName === 'dataclasses.Field';
}
