import * as v from 'valibot';
import { toCore, type FromCore, type ToCore } from './contract/messages.js';
import type { ModuleName } from './contract/module-text.js';
import type { CoreEnvironment } from './session/environment.js';
import { CoreSession } from './session/session.js';

/** How often it is told anew that a piece of work still goes on. */
const STILL_WORKING_MILLISECONDS = 500;

/** A session behind messages: what came in goes to {@link CoreServer.receive}, what it says to `post`. */
export class CoreServer {
  readonly #post: (message: FromCore) => void;
  readonly #session: CoreSession;
  readonly #asked = new Map<number, { cancelled: boolean }>();
  readonly #files = new Map<number, (text: string | null) => void>();
  #fileCount = 0;
  #working: ModuleName | null = null;
  #told = 0;

  constructor(environment: CoreEnvironment, post: (message: FromCore) => void) {
    this.#post = post;
    this.#session = new CoreSession(environment, {
      readFile: (module, path) => this.#readFile(module, path),
      working: (module) => this.#work(module),
      log: (line) => post({ type: 'log', lines: [line] }),
    });
  }

  /** Takes a message of the host; one of another form is logged and does nothing. */
  receive(received: unknown): void {
    const read = v.safeParse(toCore, received);
    if (read.success) this.#take(read.output);
    else {
      const line = `A message of an unknown form was left alone: ${read.issues[0].message}`;
      this.#post({ type: 'log', lines: [line] });
    }
  }

  #take(message: ToCore): void {
    switch (message.type) {
      case 'start':
        this.#session.start(message.messages);
        this.#post({ type: 'ready' });
        return;
      case 'module':
        this.#session.set(message.module);
        return;
      case 'change':
        this.#session.change(message.change);
        return;
      case 'forget':
        this.#session.forget(message.module);
        return;
      case 'ask':
        void this.#answer(message);
        return;
      case 'cancel': {
        const asked = this.#asked.get(message.id);
        if (asked !== undefined) asked.cancelled = true;
        return;
      }
      case 'file':
        this.#files.get(message.id)?.(message.text);
        this.#files.delete(message.id);
        return;
      default:
        message satisfies never;
    }
  }

  async #answer({
    id,
    name,
    module,
    question,
  }: Extract<ToCore, { readonly type: 'ask' }>): Promise<void> {
    const cancel = { cancelled: false };
    this.#asked.set(id, cancel);
    const answered = await this.#session.ask(name, module, question, cancel);
    this.#asked.delete(id);
    this.#post(
      answered.ok
        ? { type: 'answer', id, answer: answered.answer }
        : { type: 'noAnswer', id, why: answered.why, detail: answered.detail },
    );
  }

  #readFile({ key, version }: ModuleName, path: string): Promise<string | null> {
    this.#fileCount += 1;
    const id = this.#fileCount;
    this.#post({ type: 'readFile', id, module: { key, version }, path });
    return new Promise((resolve) => {
      this.#files.set(id, resolve);
    });
  }

  #work(module: ModuleName | null): void {
    const now = performance.now();
    const same = this.#working?.key === module?.key && this.#working?.version === module?.version;
    if (same && (module === null || now - this.#told < STILL_WORKING_MILLISECONDS)) return;
    this.#told = now;
    this.#working = module === null ? null : { key: module.key, version: module.version };
    this.#post({ type: 'working', module: this.#working });
  }
}
