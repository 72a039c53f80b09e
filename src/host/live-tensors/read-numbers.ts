import { unquoted } from '../../present/input/live-tensor.js';

/** Reads float64 numbers, little-endian in base64, from texts as Python quotes them; null where there are not so many. */
export function readNumbers(answers: readonly string[], count: number): Float64Array | null {
  const bytes = decoded(answers);
  if (bytes?.length !== count * 8) return null;
  const data = Uint8Array.from(bytes, (character) => character.charCodeAt(0));
  const view = new DataView(data.buffer);
  return Float64Array.from({ length: count }, (_, index) => view.getFloat64(index * 8, true));
}

/** The bytes as a text of characters below 256; null where it is no base64. */
function decoded(answers: readonly string[]): string | null {
  try {
    return answers.map((answer) => atob(unquoted(answer))).join('');
  } catch {
    return null;
  }
}
