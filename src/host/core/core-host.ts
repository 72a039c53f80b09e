import type { ModuleName } from '../../core/contract/index.js';
import type { StartCore } from './core-line.js';

/** What a core may cost before it is ended. */
export interface CoreLimits {
  /** How long it may take to start. */
  readonly startMilliseconds: number;
  /** How long it may be silent beyond the time that settings give to reading. */
  readonly graceMilliseconds: number;
  /**
   * Where it tells its processor time, it may be silent for so long of that, and so many times as long
   * on the clock: others may keep the machine busy.
   */
  readonly clockFactor: number;
  /** So many deaths within a minute, and it is not started any more. */
  readonly mostDeaths: number;
}

export const CORE_LIMITS: CoreLimits = {
  startMilliseconds: 20_000,
  graceMilliseconds: 1_000,
  clockFactor: 8,
  mostDeaths: 5,
};

/** What a supervisor needs of its host. */
export interface CoreHost {
  /** The editor's messages by their English ones. */
  readonly messages: Readonly<Record<string, string>>;
  /** The text of another file of a module's root. */
  readonly readFile: (module: ModuleName, path: string) => Promise<string | null>;
  readonly log: (level: 'debug' | 'error', line: string) => void;
  /** The core is not started any more until it is restarted. */
  readonly onRest: () => void;
  /** Starts a core where none of the usual kind ever came to be ready; null: nothing does. */
  readonly fallback?: StartCore | null;
  /** A module's text ended the core and is left alone. */
  readonly onStopped: (module: ModuleName) => void;
}
