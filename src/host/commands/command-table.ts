import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import type { Panels } from '../panel/panels.js';
import type { LiveTensors } from '../live-tensors/live-tensors.js';
import type { Reports } from '../report/reports.js';
import { runExportLesson } from '../views/export-lesson.js';
import type { LabFollower } from '../views/lab-follower.js';
import type { LabView } from '../views/lab-view.js';
import { FixCommand } from '../problems/fix-command.js';
import { LabCommand } from '../views/lab-command.js';
import { COMMAND, PICTURE_COMMAND } from '../command-names.js';
import { PanelCommands } from './panel-commands.js';
import { showPage } from './show-page.js';

type Run = (argument: unknown) => Promise<void>;

/** What each command does. */
export class CommandTable {
  readonly #runs: ReadonlyMap<string, Run>;

  constructor(
    analyses: DocumentAnalyses,
    given: GivenShapes,
    panels: Panels,
    lab: LabView,
    follower: LabFollower,
    tensors: LiveTensors,
    reports: Reports,
    restart: () => void,
  ) {
    const panel = new PanelCommands(analyses, given, panels);
    const fix = new FixCommand(analyses);
    const openLab = new LabCommand(analyses, lab, follower);
    this.#runs = new Map<string, Run>([
      [COMMAND.visualize, (argument) => panel.open('windows', argument)],
      [COMMAND.visualizeModel, (argument) => panel.openModel(argument)],
      [COMMAND.visualizeTensor, (argument) => tensors.visualize(argument)],
      [COMMAND.exportLesson, () => runExportLesson(analyses)],
      [COMMAND.poolingReport, () => reports.run()],
      [COMMAND.compare, (argument) => panel.open('compare', argument)],
      [COMMAND.asConvolution, (argument) => panel.open('convolution', argument)],
      [COMMAND.gradient, (argument) => panel.open('gradient', argument)],
      [COMMAND.openLab, (argument) => openLab.run(argument)],
      [COMMAND.giveSize, (argument) => panel.giveSize(argument)],
      [COMMAND.forgetSizes, () => panel.forgetSizes()],
      [COMMAND.showExample, () => panel.showExample()],
      [COMMAND.revealCode, () => panel.reveal()],
      [COMMAND.copyAsCode, () => panel.copyAsCode()],
      [COMMAND.exportPicture, () => panel.exportPicture()],
      [COMMAND.keep, () => panel.keep()],
      [COMMAND.refresh, () => panel.refresh()],
      [COMMAND.showPage, (argument) => showPage(argument)],
      [COMMAND.applyFix, (argument) => fix.run(argument)],
      [
        COMMAND.restart,
        () => {
          restart();
          return Promise.resolve();
        },
      ],
      ...Object.entries(PICTURE_COMMAND).map(([name, message]): [string, Run] => [
        name,
        () => Promise.resolve(panels.current?.send(message)),
      ]),
    ]);
  }

  /**
   * Runs a command; of several values only the first matters.
   * @throws if there is no such command
   */
  async run(name: string, [argument]: readonly unknown[]): Promise<void> {
    const run = this.#runs.get(name);
    if (run === undefined) throw new Error(`There is no command ${name}.`);
    await run(argument);
  }
}
