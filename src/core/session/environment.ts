import type { ModuleName } from '../contract/module-text.js';

/** What a process, a worker or the host's own thread gives the core. */
export interface CoreEnvironment {
  /** Lets messages that came meanwhile have their turn. */
  readonly pause: () => Promise<void>;
  /** Bytes as a zlib stream; null where there is nothing that does it at once. */
  readonly deflate: ((bytes: Uint8Array) => Uint8Array) | null;
  /** Milliseconds that reading has cost since some moment; by default those on the wall. */
  readonly now?: () => number;
  /** Bytes in use. Missing: whoever started the core watches over them. */
  readonly memory?: () => number;
}

/** The core's way to whoever asks it. */
export interface Outside {
  /** The text of another file of a module's root; null where there is none. */
  readonly readFile: (module: ModuleName, path: string) => Promise<string | null> | string | null;
  /** Tells what the core works on, before it does. */
  readonly working: (module: ModuleName | null) => void;
  /** Writes to the log. */
  readonly log: (line: string) => void;
}

/** Becomes true when nobody wants the answer any more. */
export interface Cancel {
  readonly cancelled: boolean;
}
