import { poolModule } from './binary.js';

// Every runtime has it, though no library of the language itself declares it.
declare function atob(text: string): string;

/** The bytes of the WebAssembly module. The extension's build has them in a file of their own. */
export function moduleBytes(): Uint8Array {
  const binary = atob(poolModule);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
