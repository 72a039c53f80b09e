const WORD = 4;
/** A table's entry is seldom further than this above the one before. */
const FURTHEST = 5000;

/**
 * Bytes with their longest table of rising 32-bit numbers written as differences, which compress far
 * better; where it begins and how many entries follow the first is appended.
 * `restoredTable` of `src/python/parse/rising-table.ts` undoes it.
 * @param {Buffer} bytes
 * @returns {Buffer}
 */
export function withDifferences(bytes) {
  const { start, count } = longestTable(bytes);
  const shipped = Buffer.concat([bytes, Buffer.alloc(2 * WORD)]);
  for (let at = start + count * WORD; at > start; at -= WORD) {
    shipped.writeUInt32LE(bytes.readUInt32LE(at) - bytes.readUInt32LE(at - WORD), at);
  }
  shipped.writeUInt32LE(start, bytes.length);
  shipped.writeUInt32LE(count, bytes.length + WORD);
  return shipped;
}

function longestTable(bytes) {
  let longest = { start: 0, count: 0 };
  for (let phase = 0; phase < WORD; phase += 1) {
    let start = phase;
    for (let at = phase + WORD; at + WORD <= bytes.length; at += WORD) {
      const rise = bytes.readUInt32LE(at) - bytes.readUInt32LE(at - WORD);
      if (rise <= 0 || rise > FURTHEST) start = at;
      const count = (at - start) / WORD;
      if (count > longest.count) longest = { start, count };
    }
  }
  return longest;
}
