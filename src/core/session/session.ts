import { english, textOf, type Translate } from '../../engine/phrase.js';
import { answers } from '../answers/index.js';
import type { NoAnswer } from '../contract/messages.js';
import type { ModuleChange, ModuleName, ModuleText } from '../contract/module-text.js';
import { Unanswered, type Asked } from './asked.js';
import type { Cancel, CoreEnvironment, Outside } from './environment.js';
import { KeptModules } from './kept-modules.js';
import type { ModuleReading, ReadModule } from './module-reading.js';

/** What became of a question. */
export type Answered =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly why: NoAnswer; readonly detail: string };

const ANSWERS = new Map(answers.map((answering) => [answering.name, answering]));

/**
 * The core: what is known of the code, and everything that can be asked about it. It holds nothing
 * that it could not be told again, and touches nothing but what it is given.
 */
export class CoreSession {
  readonly #environment: CoreEnvironment;
  readonly #outside: Outside;
  readonly #modules: KeptModules;
  #t: Translate = english;
  #underWay = 0;

  constructor(environment: CoreEnvironment, outside: Outside) {
    this.#environment = environment;
    this.#outside = outside;
    this.#modules = new KeptModules(environment, outside);
  }

  /** Speaks from now on in the language of these messages. */
  start(messages: Readonly<Partial<Record<string, string>>>): void {
    this.#t = (message, values) => english(messages[message] ?? message, values);
  }

  /** Takes a version of a module in place of the one before. */
  set(text: ModuleText): void {
    this.#modules.set(text);
  }

  /** Takes a version that is told as a change of the one before. */
  change(change: ModuleChange): void {
    this.#modules.change(change);
  }

  /** Drops a version of a module. */
  forget(module: ModuleName): void {
    this.#modules.forget(module);
  }

  /** Answers a question about a module, or about none. Never rejects. */
  async ask(
    name: string,
    module: ModuleName | null,
    question: unknown,
    cancel: Cancel,
  ): Promise<Answered> {
    const answering = ANSWERS.get(name);
    if (answering === undefined) return failed(`There is no question ${name}.`);
    this.#underWay += 1;
    try {
      if (cancel.cancelled) throw new Unanswered('cancelled');
      this.#outside.working(module);
      const answer = await answering.answer(question, this.#asked(module, cancel));
      return { ok: true, answer };
    } catch (error) {
      if (error instanceof Unanswered) return { ok: false, why: error.why, detail: '' };
      return failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) this.#outside.working(null);
    }
  }

  #asked(module: ModuleName | null, cancel: Cancel): Asked {
    const read = async <T>(how: (reading: ModuleReading) => Promise<T | null>): Promise<T> => {
      const reading = module === null ? null : this.#modules.reading(module);
      if (reading === null) throw new Unanswered('unknownModule');
      const found = await how(reading);
      if (found === null || cancel.cancelled) throw new Unanswered('cancelled');
      this.#outside.working(module);
      return found;
    };
    const whole = (): Promise<ReadModule> => read((reading) => reading.whole());
    return {
      t: this.#t,
      translated: (words) => textOf(words, this.#t),
      environment: this.#environment,
      cancel,
      read: whole,
      readModels: () => read((reading) => reading.models()),
      modelAtSizes: (sizes) => read((reading) => reading.modelAtSizes(sizes)),
      readAt: (position) => read((reading) => reading.at(position)),
      readIfAny: async () => (module === null ? null : whole()),
      pause: async () => {
        await this.#environment.pause();
        if (cancel.cancelled) throw new Unanswered('cancelled');
        this.#outside.working(module);
      },
    };
  }
}

const failed = (detail: string): Answered => ({ ok: false, why: 'failed', detail });
