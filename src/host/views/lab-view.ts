import {
  Disposable,
  EventEmitter,
  commands,
  type ExtensionContext,
  type LogOutputChannel,
  type Uri,
  type WebviewView,
} from 'vscode';
import { readLabIntention } from '../../protocol/lab.js';
import { lab, type LabEvent, type LabKept } from '../../core/contract/index.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { DisposableOwner } from '../disposable-owner.js';
import { decodeLabLink, labPath } from '../../present/lab/link.js';
import { unpacked } from '../../protocol/packed.js';
import type { WebviewScript } from '../panel/webview-script.js';
import { webviewHtml, webviewOptions } from '../panel/webview-html.js';
import type { LabActions } from './lab-actions.js';
import type { LabCall } from './lab-call.js';
import type { LabMemento } from '../../present/lab/session.js';
import { readLabMemento } from '../../present/lab/stored-lab.js';
import { VIEW } from '../view-names.js';

const MEMENTO = 'lab';

/** The Lab in the side bar: hosts its view, keeps its state with the workspace, does its actions. */
export class LabView extends DisposableOwner {
  readonly #context: ExtensionContext;
  readonly #script: WebviewScript;
  readonly #actions: LabActions;
  readonly #log: LogOutputChannel;
  readonly #analyses: DocumentAnalyses;
  readonly #shown = this.register(new EventEmitter<void>());
  /** Fires when the Lab comes into view. */
  readonly onDidShow = this.#shown.event;
  /** All that the Lab holds; the core takes it on from there. */
  #kept: LabKept | null;
  #call: LabCall | null = null;
  #state: unknown = null;
  /** What happened and was not told to the core yet. */
  #events: readonly LabEvent[] = [];
  #turn: Promise<void> = Promise.resolve();
  #view: WebviewView | null = null;
  #listening: Disposable | null = null;
  #ready = false;
  #revision = 0;

  constructor(
    context: ExtensionContext,
    script: WebviewScript,
    analyses: DocumentAnalyses,
    actions: LabActions,
    log: LogOutputChannel,
  ) {
    super();
    this.#context = context;
    this.#script = script;
    this.#analyses = analyses;
    this.#actions = actions;
    this.#log = log;
    const memento = readLabMemento(context.workspaceState.get<unknown>(MEMENTO));
    this.#kept = memento === null ? null : labBegun(memento);
    this.register({ dispose: () => this.#leave() });
  }

  /** Fills the view that VS Code made; called again whenever it makes a new one. */
  async resolve(view: WebviewView): Promise<void> {
    this.#leave();
    this.#view = view;
    this.#listening = Disposable.from(
      view.webview.onDidReceiveMessage((received) => this.#receive(received)),
      view.onDidDispose(() => this.#leave()),
      view.onDidChangeVisibility(() => {
        if (!view.visible) return;
        this.#send();
        this.#shown.fire();
      }),
    );
    view.webview.options = webviewOptions(this.#script.folder);
    const script = await this.#script.text();
    if (this.#view !== view) return;
    view.webview.html = webviewHtml(view.webview, { page: 'lab', script, first: null });
    this.#shown.fire();
  }

  /** Whether the Lab is in view. */
  get visible(): boolean {
    return this.#view?.visible ?? false;
  }

  /** Brings the Lab to the front, with the settings of a call where one is given. */
  async open(call: LabCall | null): Promise<void> {
    // Before all that coming into view makes happen: the call and its settings are seen together.
    const taken = call === null ? Promise.resolve() : this.#take(call);
    await commands.executeCommand(`${VIEW.lab}.focus`);
    await taken;
    await this.#happen();
  }

  #take(call: LabCall): Promise<void> {
    this.#call = call;
    return this.#happen({ kind: 'select' }, { kind: 'take' });
  }

  /** Opens the state that a link such as `vscode://poolscope.poolscope/lab?kernel=2` holds. */
  async openLink(uri: Uri): Promise<void> {
    const link = uri.path === labPath ? decodeLabLink(uri.query) : null;
    if (link === null) {
      this.#actions.refuseLink(uri);
      return;
    }
    await this.#happen({ kind: 'open', link });
    await this.open(null);
  }

  /** Says which call is at the cursor; null: none. */
  select(call: LabCall | null): void {
    this.#call = call;
    this.#happen({ kind: 'select' }).catch((error: unknown) => {
      this.#log.error('The Lab could not follow the cursor.', error);
    });
  }

  #receive(received: unknown): void {
    const read = readLabIntention(received);
    if (!read.ok) {
      this.#log.warn(`The Lab sent a message of an unknown form: ${read.error}`);
      return;
    }
    const intention = read.value;
    if (intention.type === 'ready') this.#ready = true;
    this.#happen({ kind: 'intention', intention }).catch((error: unknown) => {
      this.#log.error(`“${intention.type}” failed in the Lab.`, error);
    });
  }

  /** Takes the Lab on by what happened, in order; what happens meanwhile is taken together. */
  #happen(...events: readonly LabEvent[]): Promise<void> {
    this.#events = [...this.#events, ...events];
    const done = this.#turn.then(() => this.#handleEvents());
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #handleEvents(): Promise<void> {
    const events = this.#events;
    this.#events = [];
    if (events.length === 0 && this.#state !== null) {
      this.#send();
      return;
    }
    const call = this.#call;
    const kept = this.#kept;
    const about = call === null ? null : { id: call.id, location: call.location };
    const answer =
      (call === null
        ? null
        : await this.#analyses.ask(call.document, lab, { kept, call: about, events })) ??
      (await this.#analyses.askAbout(null, lab, { kept, call: null, events }));
    if (answer === null || this.disposed) return;
    this.#kept = answer.kept;
    this.#state = unpacked(answer.state);
    this.#send();
    await this.#keep(answer.kept);
    for (const action of answer.actions) await this.#actions.perform(action, call);
  }

  #send(): void {
    if (this.#view === null || !this.#ready || this.#state === null) return;
    this.#revision += 1;
    void this.#view.webview.postMessage({
      type: 'showLab',
      revision: this.#revision,
      sequence: this.#kept?.sequence ?? 0,
      state: this.#state,
    });
  }

  async #keep({ settings, lesson, follow }: LabKept): Promise<void> {
    await this.#context.workspaceState.update(MEMENTO, { settings, lesson, follow });
  }

  #leave(): void {
    this.#listening?.dispose();
    this.#listening = null;
    this.#view = null;
    this.#ready = false;
  }
}

/** The Lab as a workspace kept it, at the beginning of its lesson. */
const labBegun = (memento: LabMemento): LabKept => ({
  ...memento,
  drawn: null,
  progress: { step: 0, answers: [], completed: [] },
  sequence: 0,
});
