import type { SimdExports } from './load.js';

const pageBytes = 1 << 16;
/** Vectors may read and write a little past the ends of what they work on. */
const roomBytes = 128;

/** Hands out the module's memory from its beginning, growing it where it must. */
export class Heap {
  readonly #simd: SimdExports;
  #next: number;

  constructor(simd: SimdExports) {
    this.#simd = simd;
    this.#next = simd.heapBase.value + roomBytes;
  }

  /** A place for so many bytes, with room around it. */
  take(bytes: number): number {
    const place = (this.#next + 63) & ~63;
    this.#next = place + bytes + roomBytes;
    const missing = this.#next - this.#simd.memory.buffer.byteLength;
    if (missing > 0) this.#simd.memory.grow(Math.ceil(missing / pageBytes));
    return place;
  }

  /** A place that holds a copy of what is given. */
  put(values: Int32Array | Float32Array | Float64Array): number {
    const place = this.take(values.byteLength);
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    new Uint8Array(this.#simd.memory.buffer).set(bytes, place);
    return place;
  }
}
