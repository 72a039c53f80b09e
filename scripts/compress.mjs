import { brotliCompressSync, constants } from 'node:zlib';

/** Ways to write distances, of which tables of small numbers like one and code another. */
const distances = [
  [0, 0],
  [1, 0],
  [1, 4],
  [2, 4],
];

/**
 * Bytes in as few as Brotli can.
 * @param {Buffer} bytes
 * @returns {Buffer}
 */
export function compressed(bytes) {
  const all = distances.map(([postfix, direct]) =>
    brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
        [constants.BROTLI_PARAM_NDIRECT]: direct << postfix,
      },
    }),
  );
  return all.reduce((least, each) => (each.length < least.length ? each : least));
}
