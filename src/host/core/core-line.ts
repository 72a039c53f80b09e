import type { ToCore } from '../../core/contract/index.js';

/** Why a core ended without being told to. */
export interface Death {
  /** `memory`: the limit of its process. `heap`: that of its objects. `error`: one of ours. */
  readonly cause: 'memory' | 'heap' | 'error';
  /** What it left behind, for the log. */
  readonly detail: string;
}

/** A running core. */
export interface CoreLine {
  /** Tells the core something; lost once it has ended. */
  readonly post: (message: ToCore) => void;
  /** It tells its processor time while it works. */
  readonly tellsTime: boolean;
  /** Ends it at once, whatever it does. Nothing is heard of it any more. */
  readonly end: () => void;
}

/** What is heard of a running core. */
export interface CoreEvents {
  readonly onMessage: (received: unknown) => void;
  readonly onDeath: (death: Death) => void;
  /** How long its process has computed so far, in milliseconds. */
  readonly onProcessorTime: (milliseconds: number) => void;
}

/** Starts a core. */
export type StartCore = (events: CoreEvents) => CoreLine;
