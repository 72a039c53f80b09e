import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwritten, written } from '../../../src/protocol/index.js';

const leaf = fc.oneof(
  fc.double(),
  fc.constantFrom(-0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  fc.string({ unit: 'binary' }),
  fc.boolean(),
  fc.constant(null),
  fc.float32Array(),
  fc.int32Array(),
  fc.uint8Array(),
);
/** A key named `constructor` misleads the comparison, which looks for a value's class there. */
const isPlainKey = (key: string): boolean => key !== 'constructor';

const { message } = fc.letrec((tie) => ({
  message: fc.oneof(
    leaf,
    fc.array(tie('message'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z]+$/).filter(isPlainKey), tie('message'), { maxKeys: 4 }),
  ),
}));

describe('a message as text', () => {
  it('comes back as it was, whatever numbers and arrays it holds', () => {
    fc.assert(
      fc.property(message, (sent) => {
        expect(unwritten(written(sent))).toStrictEqual(
          typeof sent === 'object' ? structuredClone(sent) : sent,
        );
      }),
    );
  });

  it('comes back with an array longer than a call takes arguments', () => {
    const levels = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
    expect(unwritten(written({ levels }))).toEqual({ levels });
  });

  it('ends no element of the page that holds it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(written({ text: `${text}</script><!--` })).not.toContain('<');
      }),
    );
  });
});
