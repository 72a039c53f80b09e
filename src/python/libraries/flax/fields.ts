import type { InstanceValue } from '../../values/value.js';

/** The fields of a module that is a dataclass: the annotated names of its classes, base first. */
export function fieldsOf(self: InstanceValue): readonly string[] {
  const names: string[] = [];
  for (const type of [...self.type.mro].reverse()) {
    const annotations = type.members.get('__annotations__');
    if (annotations?.kind !== 'dict') continue;
    for (const { key } of annotations.entries.values()) {
      if (key.kind === 'string' && !names.includes(key.value)) names.push(key.value);
    }
  }
  return names;
}
