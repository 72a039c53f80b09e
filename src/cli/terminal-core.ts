import { getHeapStatistics } from 'node:v8';
import * as v from 'valibot';
import type { Exchange, ModuleName, ModuleText } from '../core/contract/index.js';
import type { CoreSession } from '../core/entries/core.js';
import type { SourceProvider } from '../python/source-provider.js';

/** How long an answer about processor time is kept, in milliseconds on the clock. */
const KEPT = 20;

const NEVER = { cancelled: false };

/** The same core as an editor's, in this process: nobody else waits for it. */
export class TerminalCore {
  readonly #providers = new Map<string, SourceProvider['read']>();
  readonly #session: CoreSession;
  #count = 0;

  private constructor(Session: typeof CoreSession) {
    this.#session = new Session(
      {
        pause: () => Promise.resolve(),
        deflate: null,
        now: processorClock(),
        memory: () => getHeapStatistics().used_heap_size,
      },
      {
        readFile: ({ key }, file) => this.#providers.get(key)?.(file) ?? null,
        working: () => undefined,
        log: () => undefined,
      },
    );
  }

  /** Loads the core: only when something is to be read, and once its compiled code can be kept. */
  static async load(): Promise<TerminalCore> {
    const { CoreSession } = await import('../core/entries/core.js');
    return new TerminalCore(CoreSession);
  }

  /** Takes a text, with the folders of packages and the other files that it may import. */
  open(
    text: Pick<ModuleText, 'file' | 'settings' | 'text'> & Partial<ModuleText>,
    installed: readonly string[],
    read: SourceProvider['read'],
  ): ModuleName {
    this.#count += 1;
    const name = { key: String(this.#count), version: '1' };
    this.#providers.set(name.key, read);
    this.#session.set({
      label: text.file,
      cells: null,
      ...text,
      ...name,
      readsOthers: true,
      installed,
    });
    return name;
  }

  /** Asks about a text. @throws {Error} for an error of ours */
  async ask<Q, A>(
    { name, answer: schema }: Exchange<Q, A>,
    question: Q,
    module: ModuleName,
  ): Promise<A> {
    const answered = await this.#session.ask(name, module, question, NEVER);
    if (!answered.ok)
      throw new Error(`${name} was not answered: ${answered.detail || answered.why}`);
    return v.parse(schema, answered.answer);
  }
}

/**
 * A clock that counts the milliseconds of processor time: others' work doesn't cut a reading short.
 * Asking the system takes long, so it is asked now and then.
 */
function processorClock(): () => number {
  let [answer, asked] = [0, 0];
  return () => {
    const now = Date.now();
    if (now - asked >= KEPT) {
      const { user, system } = process.cpuUsage();
      [answer, asked] = [(user + system) / 1000, now];
    }
    return answer;
  };
}
