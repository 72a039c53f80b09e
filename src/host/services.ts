import { EventEmitter, l10n, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { AgentTools } from './agents/agent-tools.js';
import { DocumentAnalyses } from './analysis/document-analyses.js';
import { GivenShapes } from './analysis/given-shapes.js';
import { CommandTable } from './commands/command-table.js';
import { CoreSupervisor } from './core/supervisor.js';
import { CoreLife, offerRestart } from './core/core-life.js';
import { LiveTensors } from './live-tensors/live-tensors.js';
import { DisposableOwner } from './disposable-owner.js';
import { Hints } from './hover/hints.js';
import { Hovers } from './hover/hovers.js';
import { readHoversAhead } from './hover/hovers-ahead.js';
import { CursorFollower } from './panel/cursor-follower.js';
import { registerPictureText } from './panel/picture-text.js';
import { WebviewScript } from './panel/webview-script.js';
import { Panels } from './panel/panels.js';
import type { Platform } from './platform/platform.js';
import { Diagnostics } from './problems/diagnostics.js';
import { Fixes } from './problems/fixes.js';
import { keepSettings } from './read-settings.js';
import { Reports } from './report/reports.js';
import { LanguageStatus } from './language-status.js';
import { LabActions } from './views/lab-actions.js';
import { registerLabDocuments } from './views/lab-document.js';
import { LabFollower } from './views/lab-follower.js';
import { LabView } from './views/lab-view.js';

/** Everything that works, wired together; loaded on first use. */
export class Services extends DisposableOwner {
  readonly hovers: Hovers;
  readonly hints: Hints;
  readonly fixes: Fixes;
  readonly panels: Panels;
  readonly lab: LabView;
  readonly agents: AgentTools;
  readonly #core: CoreSupervisor;
  readonly #analyses: DocumentAnalyses;
  readonly #commands: CommandTable;
  readonly #answersChanged = this.register(new EventEmitter<void>());
  /** Fires when hints given before are no longer right. */
  readonly onDidChangeAnswers = this.#answersChanged.event;

  constructor(context: ExtensionContext, log: LogOutputChannel, platform: Platform) {
    super();
    // First, so that whoever hears of a change reads it.
    this.register(keepSettings());
    const { start, fallback } = platform.core(context);
    const core = new CoreSupervisor(start, {
      messages: l10n.bundle ?? {},
      readFile: (module, path) => analyses.readFile(module, path),
      log: (level, line) => log[level](line),
      fallback,
      onStopped: (module) => analyses.wasStopped(module),
      onRest: () => {
        analyses.forgetAll();
        offerRestart(() => this.#restart()).catch((error: unknown) => {
          log.error('A restart could not be offered.', error);
        });
      },
    });
    this.#core = core;
    this.register(new CoreLife(core, log));
    const analyses: DocumentAnalyses = this.register(
      new DocumentAnalyses(core, platform.packagesOf, log),
    );
    this.#analyses = analyses;
    const given = this.register(new GivenShapes(context.workspaceState));
    this.hovers = new Hovers(analyses, given);
    this.register(readHoversAhead(analyses, this.hovers, log));
    this.hints = new Hints(analyses, given);
    this.agents = new AgentTools(analyses);
    this.fixes = new Fixes(analyses, given);
    const script = new WebviewScript(context.extensionUri);
    script.prepare();
    this.panels = this.register(new Panels(context, script, analyses, given, log));
    const actions = new LabActions(context.extension.id, analyses, this.panels, log);
    this.lab = this.register(new LabView(context, script, analyses, actions, log));
    const follower = this.register(new LabFollower(analyses, this.lab, log));
    const tensors = this.register(new LiveTensors(analyses, this.panels));
    const reports = this.register(new Reports(script, analyses, given, this.panels, log));
    this.#commands = new CommandTable(
      analyses,
      given,
      this.panels,
      this.lab,
      follower,
      tensors,
      reports,
      () => this.#restart(),
    );
    this.register(registerLabDocuments());
    this.register(registerPictureText());
    this.register(new Diagnostics(analyses, log));
    this.register(new LanguageStatus(analyses, log));
    this.register(new CursorFollower(analyses, this.panels, log));
    this.register(analyses.onDidChange(() => this.#answersChanged.fire()));
    this.register(given.onDidChange(() => this.#answersChanged.fire()));
  }

  /** Starts another core, which reads everything anew. */
  #restart(): void {
    this.#core.restart();
    this.#analyses.forgetAll();
  }

  /** Runs a command by its name. */
  run(name: string, values: readonly unknown[]): Promise<void> {
    return this.#commands.run(name, values);
  }
}
