const WORD = 4;

/**
 * A grammar's bytes as they were before its longest table of rising 32-bit numbers was written as
 * differences, for fewer bytes to ship: the last eight bytes tell where it begins and how many
 * entries follow the first. Throws where they tell of no table.
 */
export function restoredTable(shipped: Uint8Array): Uint8Array {
  const length = shipped.length - 2 * WORD;
  if (length < 0) throw new RangeError('These bytes hold no table.');
  const bytes = shipped.slice(0, length);
  const [from, to] = [viewOf(shipped), viewOf(bytes)];
  const start = from.getUint32(length, true);
  const end = start + from.getUint32(length + WORD, true) * WORD;
  if (end + WORD > length) throw new RangeError('These bytes hold no table.');
  for (let at = start + WORD; at <= end; at += WORD) {
    to.setUint32(at, to.getUint32(at, true) + to.getUint32(at - WORD, true), true);
  }
  return bytes;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
