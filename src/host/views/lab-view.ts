import {
  Disposable,
  EventEmitter,
  commands,
  type ExtensionContext,
  type LogOutputChannel,
  type Uri,
  type WebviewView,
} from 'vscode';
import { readLabIntention, type LabMessage } from '../../protocol/lab.js';
import { DisposableOwner } from '../disposable-owner.js';
import { draw } from '../lab/draw.js';
import type { LabCall } from '../lab/lab-target.js';
import { decodeLabLink, labPath } from '../lab/link.js';
import { LabSession } from '../lab/session.js';
import type { PageScripts } from '../panel/page-scripts.js';
import { webviewHtml, webviewOptions } from '../panel/webview-html.js';
import type { LabDeeds } from './lab-deeds.js';
import { readLabMemento } from './lab-memento.js';
import { translate } from '../translate.js';
import { VIEW } from './names.js';

const MEMENTO = 'lab';

/** The Lab in the side bar: hosts its view, keeps its state with the workspace, does its deeds. */
export class LabView extends DisposableOwner {
  readonly #context: ExtensionContext;
  readonly #scripts: PageScripts;
  readonly #deeds: LabDeeds;
  readonly #log: LogOutputChannel;
  readonly #session: LabSession;
  readonly #shown = this.register(new EventEmitter<void>());
  /** Fires when the Lab comes into view. */
  readonly onDidShow = this.#shown.event;
  #view: WebviewView | null = null;
  #listening: Disposable | null = null;
  #ready = false;
  #revision = 0;

  constructor(
    context: ExtensionContext,
    scripts: PageScripts,
    deeds: LabDeeds,
    log: LogOutputChannel,
  ) {
    super();
    this.#context = context;
    this.#scripts = scripts;
    this.#deeds = deeds;
    this.#log = log;
    const kept = context.workspaceState.get<unknown>(MEMENTO);
    this.#session = new LabSession(draw, translate, readLabMemento(kept));
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
    const { folder } = this.#scripts;
    view.webview.options = webviewOptions(folder);
    const scripts = await this.#scripts.of('lab');
    if (this.#view !== view) return;
    view.webview.html = webviewHtml(view.webview, { page: 'lab', scripts, folder, first: null });
    this.#shown.fire();
  }

  /** Whether the Lab is in view. */
  get visible(): boolean {
    return this.#view?.visible ?? false;
  }

  /** Brings the Lab to the front, with the settings of a call where one is given. */
  async open(call: LabCall | null): Promise<void> {
    await commands.executeCommand(`${VIEW.lab}.focus`);
    if (call !== null) {
      this.#session.select(call);
      this.#session.take(call);
    }
    this.#send();
  }

  /** Opens the state that a link such as `vscode://poolscope.poolscope/lab?kernel=2` holds. */
  async openLink(uri: Uri): Promise<void> {
    const link = uri.path === labPath ? decodeLabLink(uri.query) : null;
    if (link === null) {
      this.#deeds.refuseLink(uri);
      return;
    }
    this.#session.open(link);
    await this.open(null);
    await this.#keep();
  }

  /** Says which call is at the cursor; null: none. */
  select(call: LabCall | null): void {
    this.#session.select(call);
    this.#send();
  }

  #receive(received: unknown): void {
    const read = readLabIntention(received);
    if (!read.ok) {
      this.#log.warn(`The Lab sent a message of an unknown form: ${read.error}`);
      return;
    }
    if (read.value.type === 'ready') this.#ready = true;
    const deed = this.#session.receive(read.value);
    this.#send();
    const work = deed === null ? this.#keep() : this.#deeds.perform(deed, this.#session);
    work.catch((error: unknown) => {
      this.#log.error(`“${read.value.type}” failed in the Lab.`, error);
    });
  }

  #send(): void {
    if (this.#view === null || !this.#ready) return;
    this.#revision += 1;
    const message: LabMessage = {
      type: 'showLab',
      revision: this.#revision,
      sequence: this.#session.sequence,
      state: this.#session.state,
    };
    void this.#view.webview.postMessage(message);
  }

  async #keep(): Promise<void> {
    await this.#context.workspaceState.update(MEMENTO, this.#session.memento);
  }

  #leave(): void {
    this.#listening?.dispose();
    this.#listening = null;
    this.#view = null;
    this.#ready = false;
  }
}
