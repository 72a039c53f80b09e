import { poolModule } from './binary.js';

/** The bytes of the WebAssembly module. */
export function moduleBytes(): Uint8Array {
  return Uint8Array.from({ length: poolModule.length / 2 }, (_, at) =>
    Number.parseInt(poolModule.slice(2 * at, 2 * at + 2), 16),
  );
}
