import * as v from 'valibot';
import {
  fromCore,
  type FromCore,
  type ModuleName,
  type ModuleText,
  type ToCore,
} from '../../core/contract/index.js';
import type { CoreLine, Death, StartCore } from './core-line.js';
import { updateOf } from './module-changes.js';

/** What is heard of a running core, checked. Nothing is heard once it was ended. */
export interface RunningCoreEvents {
  readonly onMessage: (message: FromCore) => void;
  /** It sent what is no message. */
  readonly onNonsense: (why: string) => void;
  readonly onDeath: (death: Death) => void;
  readonly onProcessorTime: (milliseconds: number) => void;
}

/** A core from its start to its end, and what it was told of modules. */
export class RunningCore {
  readonly #line: CoreLine;
  /** What the core has of each module. */
  readonly #sent = new Map<string, ModuleText>();
  #ended = false;
  /** It answers. */
  isReady = false;
  /** The module that it said it works on. */
  workingOn: ModuleName | null = null;
  /** How many files it waits for. */
  filesUnderWay = 0;

  constructor(
    start: StartCore,
    messages: Readonly<Record<string, string>>,
    events: RunningCoreEvents,
  ) {
    this.#line = start({
      onMessage: (received) => {
        if (this.#ended) return;
        const read = v.safeParse(fromCore, received);
        if (read.success) events.onMessage(read.output);
        else events.onNonsense(read.issues[0].message);
      },
      onDeath: (death) => {
        if (!this.#ended) events.onDeath(death);
      },
      onProcessorTime: (milliseconds) => {
        if (!this.#ended) events.onProcessorTime(milliseconds);
      },
    });
    this.post({ type: 'start', messages: { ...messages } });
  }

  /** Its processor time is told while it works. */
  get tellsTime(): boolean {
    return this.#line.tellsTime;
  }

  post(message: ToCore): void {
    if (!this.#ended) this.#line.post(message);
  }

  /** Makes the core have this version of a module, by what changed where that is shorter. */
  send(module: ModuleText): void {
    const before = this.#sent.get(module.key);
    if (before?.version === module.version) return;
    this.post(updateOf(before, module));
    this.#sent.set(module.key, module);
  }

  /** The core lost a module: it is sent whole next time. */
  lost(key: string): void {
    this.#sent.delete(key);
  }

  forget({ key, version }: ModuleName): void {
    if (this.#sent.get(key)?.version !== version) return;
    this.#sent.delete(key);
    this.post({ type: 'forget', module: { key, version } });
  }

  end(): void {
    this.#ended = true;
    this.#line.end();
  }
}
