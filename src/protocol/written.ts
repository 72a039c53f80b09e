// Every runtime has them, though no library of the language itself declares them.
declare function btoa(bytes: string): string;
declare function atob(text: string): string;

/** The key of what JSON has no form for; no message has a field of this name. */
const KEY = '$';

const ARRAYS = { floats: Float32Array, integers: Int32Array, levels: Uint8Array } as const;
type ArrayName = keyof typeof ARRAYS;

/** A message as JSON that can stand in a page; arrays, −0 and numbers that aren't finite stay what they are. */
export const written = (message: unknown): string =>
  JSON.stringify(message, (_, value: unknown) => {
    if (typeof value === 'number') return writtenNumber(value);
    for (const name of ['floats', 'integers', 'levels'] as const) {
      if (value instanceof ARRAYS[name]) return { [KEY]: name, bytes: base64(value) };
    }
    return value;
  }).replaceAll('<', String.raw`\u003c`);

/** What {@link written} wrote. @throws {SyntaxError} for any other text */
export const unwritten = (text: string): unknown =>
  JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !(KEY in value)) return value;
    const kind = value[KEY];
    if (!('bytes' in value) || typeof value.bytes !== 'string') return Number(kind);
    return isArrayName(kind) ? new ARRAYS[kind](bytesOf(value.bytes)) : value;
  });

const isArrayName = (name: unknown): name is ArrayName =>
  typeof name === 'string' && Object.hasOwn(ARRAYS, name);

const writtenNumber = (value: number): unknown => {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  return { [KEY]: Object.is(value, -0) ? '-0' : String(value) };
};

/** `btoa` takes a string with a character for each byte; a call takes so many arguments. */
const MOST_ARGUMENTS = 8192;

/** Bytes as base64. */
export const base64 = ({ buffer, byteOffset, byteLength }: ArrayBufferView): string => {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  let text = '';
  for (let at = 0; at < byteLength; at += MOST_ARGUMENTS) {
    text += String.fromCharCode(...bytes.subarray(at, at + MOST_ARGUMENTS));
  }
  return btoa(text);
};

const bytesOf = (text: string): ArrayBuffer =>
  Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer;
