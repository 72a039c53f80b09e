import { textOf, type Plan, type PoolError, type Translate } from '../../engine/index.js';
import type { Action } from '../../protocol/index.js';
import type { LabError, LabField, LabIntention, LabState } from '../../protocol/lab.js';
import { settle } from '../../protocol/lab-controls.js';
import { defaultLabSettings, type LabSettings } from '../../protocol/lab-settings.js';
import { LessonProgress, type KeptProgress } from '../../lessons/progress.js';
import type { LessonLive } from '../../lessons/lesson.js';
import { application } from './apply.js';
import { codeNotice } from './code-notice.js';
import { layerCode } from './code/code-writers.js';
import type { LayerCode } from './code/layer-code.js';
import type { Draw, Drawing } from './drawing.js';
import type { LabCall } from './lab-target.js';
import { planOf } from './layer.js';
import type { LabLink } from './link.js';
import { settingsOfCall } from './call-settings.js';

/** What only the editor can do; the session says what, the host does it. */
export type LabAction =
  | { readonly kind: 'insert'; readonly code: LayerCode }
  | { readonly kind: 'apply'; readonly action: Action; readonly call: LabCall }
  | { readonly kind: 'openPanel'; readonly code: LayerCode; readonly settings: LabSettings }
  | { readonly kind: 'copyLink'; readonly link: LabLink }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'log'; readonly message: string };

/** What the Lab remembers in a workspace; plain data, validated when it comes back. */
export interface LabMemento {
  readonly settings: LabSettings;
  readonly lesson: string | null;
  readonly follow: boolean;
}

/** Everything that a session holds but the call at the cursor: another can go on from it. */
export interface LabKept extends LabMemento {
  /** The newest settings that were valid: those of the picture; null until there were any. */
  readonly drawn: LabSettings | null;
  readonly progress: KeptProgress;
  readonly sequence: number;
}

/**
 * The Lab without its view: settings, the layer they give, the lesson that is open and the call at
 * the cursor. Intentions go in, complete snapshots come out.
 */
export class LabSession {
  readonly #draw: Draw;
  readonly #t: Translate;
  readonly #progress: LessonProgress;
  #settings: LabSettings = defaultLabSettings;
  #follow = false;
  #call: LabCall | null = null;
  #plan: Plan | null = null;
  #drawing: Drawing | null = null;
  #drawn: LabSettings | null = null;
  #error: PoolError | null = null;
  #sequence = 0;

  constructor(draw: Draw, t: Translate, memento: LabMemento | null) {
    this.#draw = draw;
    this.#t = t;
    this.#progress = new LessonProgress(t);
    if (memento !== null) {
      this.#settings = memento.settings;
      this.#follow = memento.follow;
      this.#progress.open(memento.lesson);
    }
    this.#compute();
  }

  /** A session that goes on where another was. */
  static from(draw: Draw, t: Translate, kept: LabKept): LabSession {
    const session = new LabSession(draw, t, null);
    session.#settings = kept.settings;
    session.#follow = kept.follow;
    session.#sequence = kept.sequence;
    session.#progress.resume(kept.lesson, kept.progress);
    if (kept.drawn !== null) session.#draws(kept.drawn);
    session.#compute();
    return session;
  }

  /** What another session needs to go on. */
  get kept(): LabKept {
    return {
      ...this.memento,
      drawn: this.#drawn,
      progress: this.#progress.kept,
      sequence: this.#sequence,
    };
  }

  get memento(): LabMemento {
    return {
      settings: this.#settings,
      lesson: this.#progress.lesson?.id ?? null,
      follow: this.#follow,
    };
  }

  /** The number of the newest edit in the state. */
  get sequence(): number {
    return this.#sequence;
  }

  get settings(): LabSettings {
    return this.#settings;
  }

  /** The code of the layer; null while the settings are not valid. */
  get code(): LayerCode | null {
    return this.#plan && layerCode(this.#plan, this.#settings.framework);
  }

  /** Opens the state that a link holds. */
  open(link: LabLink): void {
    this.#progress.open(link.lesson);
    this.#set(link.settings);
  }

  /** Takes the settings of a call, as “Open in Lab” asks; false where the Lab has no such layer. */
  take(call: LabCall): boolean {
    const settings = settingsOfCall(call.site, this.#settings);
    if (settings !== null) {
      this.#set(settings);
    }
    return settings !== null;
  }

  /** Knows the call at the cursor, which is the same as before. */
  hold(call: LabCall | null): void {
    this.#call = call;
  }

  /** Says which call is at the cursor; null: none. */
  select(call: LabCall | null): void {
    this.#call = call;
    if (call !== null && this.#follow && this.#progress.lesson === null) {
      this.take(call);
    }
  }

  /** Takes what a reader wants; gives what remains to be done in the editor. */
  receive(intention: LabIntention): LabAction | null {
    switch (intention.type) {
      case 'ready':
        return null;
      case 'edit':
        this.#sequence = intention.sequence;
        this.#set(intention.settings);
        return null;
      case 'follow':
        this.#follow = intention.follow;
        this.select(this.#call);
        return null;
      case 'reset':
        this.#progress.open(null);
        this.#set(defaultLabSettings);
        return null;
      case 'chooseLesson': {
        const start = this.#progress.open(intention.lesson);
        this.#set(start === null ? this.#settings : { ...defaultLabSettings, ...start });
        return null;
      }
      case 'goToStep':
        this.#progress.goTo(intention.step);
        return null;
      case 'answer':
        this.#progress.answer(intention.answer);
        return null;
      case 'apply':
        return this.#application();
      case 'insertCode':
        return this.code && { kind: 'insert', code: this.code };
      case 'openPanel':
        return this.code && { kind: 'openPanel', code: this.code, settings: this.#settings };
      case 'copyLink': {
        const { settings, lesson } = this.memento;
        return { kind: 'copyLink', link: { settings, lesson } };
      }
      case 'copy':
        return { kind: 'copy', text: intention.text };
      case 'failed':
        return { kind: 'log', message: `${intention.message}\n${intention.stack}` };
      default:
        return intention satisfies never;
    }
  }

  /** Everything that the Lab shows now. */
  get state(): LabState {
    const { code } = this;
    const drawing = this.#drawing;
    const shape = drawing?.picture;
    return {
      settings: this.#settings,
      picture: drawing?.picture ?? null,
      between: drawing?.between ?? null,
      sentence: drawing?.sentence ?? [],
      input: shape ? sizes(shape.input.shape) : sizes(this.#settings.inputSize),
      output: this.#error !== null || !shape ? this.#t('error') : sizes(shape.output.shape),
      error: this.#error && labError(this.#error, this.#t),
      notices: this.#error === null ? (drawing?.notices ?? []) : [],
      codeNotice: this.#error === null ? codeNotice(this.#settings, code, this.#t) : [],
      code: code === null ? '' : [...code.imports, '', code.body].join('\n'),
      target: this.#target(),
      follow: this.#follow,
      lessons: this.#progress.titles,
      lesson: this.#progress.state(this.#live()),
    };
  }

  #set(settings: LabSettings): void {
    this.#settings = settle(settings);
    this.#compute();
  }

  #compute(): void {
    const planned = planOf(this.#settings);
    this.#error = planned.ok ? null : planned.error;
    this.#plan = planned.ok ? planned.value : null;
    this.#draws(this.#settings);
  }

  /** Draws settings if they are valid; the picture of the newest valid ones stays otherwise. */
  #draws(settings: LabSettings): void {
    if (settings === this.#drawn) return;
    const planned = planOf(settings);
    if (!planned.ok) return;
    this.#drawn = settings;
    this.#drawing = this.#draw(planned.value, settings.values, this.#t);
  }

  #live(): LessonLive {
    return {
      settings: this.#settings,
      plan: this.#plan,
      input: this.#drawing?.input ?? new Float64Array(),
      output: this.#drawing?.output ?? new Float64Array(),
      counts: this.#drawing?.picture.counts ?? null,
      code: this.code,
    };
  }

  #target(): LabState['target'] {
    if (this.#call === null) {
      return null;
    }
    const applied = application(this.#settings, this.#plan, this.#call, this.#t);
    return {
      label: `${this.#call.location}, ${this.#call.site.callee}`,
      obstacle: applied.kind === 'impossible' ? applied.reason : null,
    };
  }

  #application(): LabAction | null {
    if (this.#call === null) {
      return null;
    }
    const applied = application(this.#settings, this.#plan, this.#call, this.#t);
    return applied.kind === 'possible'
      ? { kind: 'apply', action: applied.action, call: this.#call }
      : null;
  }
}

const sizes = (shape: readonly number[]): string => shape.join('×');

const fieldOf: Readonly<Record<string, LabField>> = {
  kernel_size: 'kernel',
  pool_size: 'kernel',
  ksize: 'kernel',
  window_shape: 'kernel',
  kernel_shape: 'kernel',
  stride: 'stride',
  strides: 'stride',
  padding: 'padding',
  pads: 'padding',
  dilation: 'dilation',
  dilations: 'dilation',
  divisor_override: 'divisor',
  output_size: 'outputSize',
  norm_type: 'p',
  input: 'inputSize',
};

const labError = ({ parameter, exception, message, hint }: PoolError, t: Translate): LabError => ({
  field: parameter === null ? null : (fieldOf[parameter] ?? null),
  message: `${exception}: ${message}`,
  hint: textOf(hint, t),
});
