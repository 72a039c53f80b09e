import * as v from 'valibot';
import type { Exchange, FromCore, ModuleName, ModuleText } from '../../core/contract/index.js';
import type { Words } from '../../engine/phrase.js';
import type { Core, Outcome } from './core.js';
import { CORE_LIMITS, type CoreHost, type CoreLimits } from './core-host.js';
import type { StartCore } from './core-line.js';
import {
  none,
  PendingQuestions,
  stopped,
  type PendingQuestion,
  type Settled,
} from './pending-questions.js';
import { RunningCore } from './running-core.js';
import { SilenceWatch } from './silence-watch.js';
import { RESTING, stoppedWords, type StopCause } from './stop-words.js';
import { StoppedModules } from './stopped-modules.js';

const MINUTE = 60_000;
/** How long the core may be silent over a question that is about no module. */
const SILENT_MILLISECONDS = 4_000;
/** How often a question that was not to blame is asked anew. */
const MOST_ATTEMPTS = 3;

/**
 * Asks a core, and starts another when it dies or is silent for too long: the text that was to blame
 * is left alone until it changes, everything else is asked once more.
 */
export class CoreSupervisor implements Core {
  #start: StartCore;
  readonly #host: CoreHost;
  readonly #limits: CoreLimits;
  readonly #stopped = new StoppedModules();
  readonly #pending = new PendingQuestions();
  readonly #silence: SilenceWatch;
  #core: RunningCore | null = null;
  /** A core of this kind was ready once: the kind works here. */
  #wasReady = false;
  #lastAsked = performance.now();
  #deaths: readonly number[] = [];
  #resting = false;

  constructor(start: StartCore, host: CoreHost, limits: CoreLimits = CORE_LIMITS) {
    this.#start = start;
    this.#host = host;
    this.#limits = limits;
    this.#silence = new SilenceWatch({
      limit: () => this.#silenceLimit(),
      clockFactor: () => this.#clockFactor(),
      isExcused: () => (this.#core?.filesUnderWay ?? 0) > 0,
      onSilent: (milliseconds) => {
        const seconds = Math.round(milliseconds / 1000);
        this.#died({ cause: 'slow', seconds }, `It was silent for ${String(seconds)} s.`);
      },
    });
  }

  /** Whether a core runs. */
  get isRunning(): boolean {
    return this.#core !== null;
  }

  /** For how long nothing has been asked. */
  get quietMilliseconds(): number {
    return this.#pending.size > 0 ? 0 : performance.now() - this.#lastAsked;
  }

  /** Starts a core ahead of the first question. */
  warm(): void {
    if (!this.#resting) this.#running();
  }

  ask<Q, A>(
    exchange: Exchange<Q, A>,
    question: Q,
    module: ModuleText | null,
    signal?: AbortSignal,
  ): Promise<Outcome<A>> {
    return new Promise((resolve) => {
      const settle = (settled: Settled): void => {
        signal?.removeEventListener('abort', abort);
        resolve(
          settled.kind === 'none' ? settled.outcome : this.#checked(exchange, settled.answer),
        );
      };
      const abort = (): void => this.#cancel(id);
      const pending = { name: exchange.name, question, module, settle, attempts: 0 };
      const id = this.#pending.add(pending);
      if (signal?.aborted === true) {
        this.#pending.settle(id, none('cancelled'));
        return;
      }
      signal?.addEventListener('abort', abort);
      this.#put(id, pending);
    });
  }

  forget(module: ModuleName): void {
    this.#core?.forget(module);
  }

  /** Why a version of a module is left alone; null where it is not. */
  whyStopped(module: ModuleName): Words | null {
    return this.#resting ? RESTING : this.#stopped.why(module);
  }

  /** Ends the core where nobody waits for it; the next question starts another. */
  end(): void {
    this.#clear();
    this.#pending.settleAll(none('cancelled'));
  }

  /** Begins anew, whatever happened before. */
  restart(): void {
    this.end();
    this.#resting = false;
    this.#deaths = [];
    this.#stopped.clear();
    this.warm();
  }

  #checked<Q, A>({ name, answer: schema }: Exchange<Q, A>, answer: unknown): Outcome<A> {
    const read = v.safeParse(schema, answer);
    if (read.success) return { ok: true, value: read.output };
    const [issue] = read.issues;
    const place = v.getDotPath(issue) ?? 'answer';
    this.#host.log('error', `The core’s answer to ${name} is none: ${place}: ${issue.message}`);
    return { ok: false, why: 'failed' };
  }

  #put(id: number, pending: PendingQuestion): void {
    const { name, question, module } = pending;
    const why = module === null ? (this.#resting ? RESTING : null) : this.whyStopped(module);
    if (why !== null) {
      this.#pending.settle(id, stopped(why));
      return;
    }
    pending.attempts += 1;
    this.#lastAsked = performance.now();
    const core = this.#running();
    if (module !== null) core.send(module);
    const about = module === null ? null : { key: module.key, version: module.version };
    if (this.#pending.size === 1) this.#silence.heard();
    core.post({ type: 'ask', id, name, module: about, question });
    this.#silence.start();
  }

  #running(): RunningCore {
    if (this.#core !== null) return this.#core;
    const core = new RunningCore(this.#start, this.#host.messages, {
      onMessage: (message) => {
        this.#silence.heard();
        this.#take(core, message);
      },
      onNonsense: (why) => {
        this.#silence.heard();
        this.#host.log('error', `The core sent what it should not: ${why}`);
      },
      onDeath: ({ cause, detail }) => this.#died({ cause, seconds: 0 }, detail),
      onProcessorTime: (milliseconds) => this.#silence.spent(milliseconds),
    });
    this.#core = core;
    this.#silence.heard();
    return core;
  }

  #take(core: RunningCore, message: FromCore): void {
    switch (message.type) {
      case 'ready':
        core.isReady = true;
        this.#wasReady = true;
        return;
      case 'working':
        core.workingOn = message.module;
        return;
      case 'answer':
        this.#pending.settle(message.id, { kind: 'answer', answer: message.answer });
        return;
      case 'noAnswer':
        this.#noAnswer(core, message);
        return;
      case 'readFile':
        void this.#readFile(core, message);
        return;
      case 'log':
        for (const line of message.lines) this.#host.log('debug', line);
        return;
      default:
        message satisfies never;
    }
  }

  #noAnswer(
    core: RunningCore,
    { id, why, detail }: Extract<FromCore, { readonly type: 'noAnswer' }>,
  ): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    if (why === 'unknownModule' && pending.attempts < MOST_ATTEMPTS) {
      core.lost(pending.module?.key ?? '');
      this.#put(id, pending);
      return;
    }
    if (why !== 'cancelled') {
      this.#host.log('error', `${pending.name} was not answered: ${detail || why}`);
    }
    this.#pending.settle(id, none(why === 'cancelled' ? 'cancelled' : 'failed'));
  }

  async #readFile(
    core: RunningCore,
    { id, module, path }: Extract<FromCore, { readonly type: 'readFile' }>,
  ): Promise<void> {
    core.filesUnderWay += 1;
    const text = await this.#host.readFile(module, path).catch((error: unknown) => {
      this.#host.log('error', `${path} could not be read: ${String(error)}`);
      return null;
    });
    core.filesUnderWay -= 1;
    if (this.#core === core) this.#silence.heard();
    core.post({ type: 'file', id, text });
  }

  #cancel(id: number): void {
    this.#core?.post({ type: 'cancel', id });
    this.#pending.settle(id, none('cancelled'));
  }

  /** For how long the core may be silent over what it was asked; null: it was asked nothing. */
  #silenceLimit(): number | null {
    if (this.#pending.size === 0 || this.#core === null) return null;
    if (!this.#core.isReady) return this.#limits.startMilliseconds;
    const longest = this.#pending
      .all()
      .map(([, { module }]) => module?.settings.budget.milliseconds ?? SILENT_MILLISECONDS);
    return Math.max(...longest) + this.#limits.graceMilliseconds;
  }

  /** How many times as long as it may compute, the core may be silent on the clock. */
  #clockFactor(): number {
    const tells = this.#core?.isReady === true && this.#core.tellsTime;
    return tells ? this.#limits.clockFactor : 1;
  }

  #died(cause: StopCause, detail: string): void {
    const blamed = this.#blamed();
    this.#clear();
    this.#host.log('error', `The core ended (${cause.cause}). ${detail}`);
    if (blamed !== null) this.#blame(blamed, cause);
    const now = performance.now();
    this.#deaths = [...this.#deaths.filter((time) => now - time < MINUTE), now];
    if (this.#deaths.length >= this.#limits.mostDeaths) this.#rest();
    else if (!this.#wasReady && this.#deaths.length > 1) this.#fallBack();
    for (const [id, pending] of this.#pending.all()) {
      if (pending.attempts < MOST_ATTEMPTS) this.#put(id, pending);
      else this.#pending.settle(id, none('failed'));
    }
  }

  /**
   * What the core said it works on, unless nothing is asked of it any more; else what was asked first;
   * null where it never was ready.
   */
  #blamed(): ModuleName | null {
    if (this.#core?.isReady !== true) return null;
    const { workingOn } = this.#core;
    const asked = this.#pending.all().map(([, { module }]) => module);
    const isAsked = asked.some((module) => module !== null && module.key === workingOn?.key);
    if (isAsked) return workingOn;
    return asked[0] ?? null;
  }

  #blame({ key, version }: ModuleName, cause: StopCause): void {
    const words = stoppedWords(cause);
    this.#stopped.add({ key, version }, words);
    this.#host.onStopped({ key, version });
    this.#pending.settleAbout({ key, version }, stopped(words));
  }

  /** Takes the other kind of core, where the usual one never starts. */
  #fallBack(): void {
    const { fallback = null } = this.#host;
    if (fallback === null || this.#start === fallback) return;
    this.#host.log('error', 'No core starts as it should; another kind is taken.');
    this.#start = fallback;
  }

  #rest(): void {
    this.#resting = true;
    this.#pending.settleAll(stopped(RESTING));
    this.#host.onRest();
  }

  #clear(): void {
    this.#silence.stop();
    this.#core?.end();
    this.#core = null;
  }
}
