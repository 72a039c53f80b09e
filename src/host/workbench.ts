import { EventEmitter, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { CodeReader } from './analysis/code-reader.js';
import { DocumentAnalyses } from './analysis/document-analyses.js';
import { GivenShapes } from './analysis/given-shapes.js';
import { CommandTable } from './commands/command-table.js';
import { DisposableOwner } from './disposable-owner.js';
import { Hints } from './hover/hints.js';
import { Hovers } from './hover/hovers.js';
import { readHoversAhead } from './hover/hovers-ahead.js';
import { CursorFollower } from './panel/cursor-follower.js';
import { PageScripts } from './panel/page-scripts.js';
import { Panels } from './panel/panels.js';
import { Diagnostics } from './problems/diagnostics.js';
import { Fixes } from './problems/fixes.js';
import { LabDeeds } from './views/lab-deeds.js';
import { registerLabDocuments } from './views/lab-document.js';
import { LabFollower } from './views/lab-follower.js';
import { LabView } from './views/lab-view.js';

/** Everything that works, wired together; loaded on first use. */
export class Workbench extends DisposableOwner {
  readonly hovers: Hovers;
  readonly hints: Hints;
  readonly fixes: Fixes;
  readonly panels: Panels;
  readonly lab: LabView;
  readonly #commands: CommandTable;
  readonly #answersChanged = this.register(new EventEmitter<void>());
  /** Fires when hints given before are no longer right. */
  readonly onDidChangeAnswers = this.#answersChanged.event;

  constructor(context: ExtensionContext, log: LogOutputChannel) {
    super();
    const analyses = this.register(new DocumentAnalyses(new CodeReader(), log));
    const given = this.register(new GivenShapes(context.workspaceState));
    this.hovers = new Hovers(analyses, given);
    this.register(readHoversAhead(analyses, this.hovers, log));
    this.hints = new Hints(analyses, given);
    this.fixes = new Fixes(analyses, given);
    const pages = new PageScripts(context.extensionUri);
    pages.prepare('panel');
    this.panels = this.register(new Panels(context, pages, analyses, given, log));
    const deeds = new LabDeeds(context.extension.id, analyses, this.panels, log);
    this.lab = this.register(new LabView(context, pages, deeds, log));
    const follower = this.register(new LabFollower(analyses, this.lab, deeds, log));
    this.#commands = new CommandTable(analyses, given, this.panels, this.lab, deeds, follower);
    this.register(registerLabDocuments());
    this.register(new Diagnostics(analyses, log));
    this.register(new CursorFollower(analyses, this.panels, log));
    this.register(analyses.onDidChange(() => this.#answersChanged.fire()));
    this.register(given.onDidChange(() => this.#answersChanged.fire()));
  }

  /** Runs a command by its name. */
  run(name: string, values: readonly unknown[]): Promise<void> {
    return this.#commands.run(name, values);
  }
}
