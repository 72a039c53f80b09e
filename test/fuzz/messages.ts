import fc from 'fast-check';

const TYPES = [
  ...['ready', 'select', 'giveShape', 'chooseFlow', 'setValues', 'editCell', 'undo', 'redo'],
  ...['keep', 'showTab', 'chooseInTab', 'reveal', 'edit', 'perform', 'save', 'copy', 'show'],
];

const NAMES = [
  ...['type', 'version', 'state', 'kind', 'text', 'flow', 'values', 'at', 'value', 'batch'],
  ...['channel', 'viewport', 'tab', 'choices', 'kept', 'name', 'data', '__proto__', 'length'],
];

/** JSON that looks like a message, more or less. */
export const messages: fc.Arbitrary<string> = fc
  .letrec<{ value: unknown; members: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<unknown>(...TYPES, null, true, -1, 0, 1e308, 'ready', ''),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('members'),
    ),
    members: fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 6 }),
  }))
  .value.chain((value) =>
    fc.constantFrom(...TYPES).map((type) => JSON.stringify(withType(value, type))),
  );

function withType(value: unknown, type: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { type, value };
  return { ...value, type };
}
