import path from 'node:path';
import { reportFile, reportModels, type ModuleText } from '../core/contract/index.js';
import { fail, ok, type Result } from '../engine/result.js';
import { textOf } from '../engine/phrase.js';
import { diskReader, PackageFiles } from '../installed/package-files.js';
import { sitePackagesOf, withSlashes } from '../installed/site-packages.js';
import { DEFAULT_SETTINGS } from '../present/settings.js';
import type { ModelState } from '../protocol/model-state.js';
import type { FileReport } from '../protocol/report.js';
import { joinCells, type JoinedCells } from '../python/notebook/joined-cells.js';
import { readNotebook } from '../python/notebook/read-notebook.js';
import type { Position } from '../python/site.js';
import type { ReadCommand } from './command.js';
import { drawnPicture } from './drawn-picture.js';
import { fileSources, isWithin } from './file-sources.js';
import { readText } from './read-text.js';
import { TerminalCore } from './terminal-core.js';

/** What to read, and how. */
export type Opening = Pick<
  ReadCommand,
  | 'file'
  | 'root'
  | 'entry'
  | 'inputs'
  | 'keywordArguments'
  | 'attribute'
  | 'train'
  | 'sitePackages'
  | 'python'
>;

/** A file that the core has, and what can be asked about it. */
export interface OpenedFile {
  /** The cells of a notebook; null for another file. */
  readonly cells: JoinedCells | null;
  /** Everything that it says. Fails with a message where it has no such entry. */
  readonly report: (detailed?: boolean) => Promise<Result<FileReport, string>>;
  /** The same, with every model that it runs. */
  readonly reportModels: () => Promise<Result<ReportedModels, string>>;
  /** The picture of the pooling call at a place, as the panel begins with it; null where there is none. */
  readonly picture: (at: Position) => Promise<string | null>;
}

/** What a file says, and the models that it runs. */
export interface ReportedModels {
  readonly report: FileReport;
  readonly models: readonly ModelState[];
}

/** A person waits for the answer, and other programs run beside this one. */
const BUDGET = { ...DEFAULT_SETTINGS.budget, steps: 60_000_000, milliseconds: 8000 };

let loading: Promise<TerminalCore> | null = null;

/** Opens a file. Fails with a message where there is none, or not what it is to be read with. */
export async function openFile(opening: Opening): Promise<Result<OpenedFile, string>> {
  const file = path.resolve(opening.file);
  const root = path.resolve(opening.root ?? path.dirname(file));
  if (!isWithin(root, file)) return fail(`${opening.file} is not below the root ${root}.`);
  const read = readText(file);
  if (!read.ok) return fail(`${shown(opening.file)} can't be read: ${read.error}.`);
  const source = sourceOf(file, read.value);
  if (!source.ok) return fail(`${shown(opening.file)} can't be read: ${source.error}`);
  const packages = packagesOf(opening);
  const missingFolder = packages.folders.find((folder) => diskReader.names(folder).length === 0);
  if (missingFolder !== undefined) return fail(`There are no packages in ${missingFolder}.`);
  if (opening.python !== null && packages.folders.length === opening.sitePackages.length) {
    return fail(`No installed packages were found for ${opening.python}.`);
  }
  const { text, cells } = source.value;
  const files = fileSources(root);
  loading ??= TerminalCore.load();
  const core = await loading;
  const module = core.open(
    { ...factsOf(opening), file: path.relative(root, file).split(path.sep).join('/'), text },
    packages.folders,
    (name) => (packages.holds(name) ? packages.read(name) : files.read(name)),
  );
  return ok({
    cells,
    report: async (detailed = false) =>
      checked(await core.ask(reportFile, { detailed }, module), packages),
    reportModels: async () => {
      const { report, models } = await core.ask(reportModels, {}, module);
      const found = checked(report, packages);
      return found.ok ? ok({ report: found.value, models }) : found;
    },
    picture: (at) => drawnPicture(core, module, at),
  });
}

function checked(report: FileReport, packages: PackageFiles): Result<FileReport, string> {
  const missing = report.problems.find(({ code }) => code === 'unknown-entry');
  return missing === undefined ? ok(named(report, packages)) : fail(missing.message);
}

const factsOf = ({ entry, keywordArguments, attribute, inputs, train }: Opening) => ({
  settings: { ...DEFAULT_SETTINGS, budget: BUDGET },
  run: {
    train,
    entry:
      entry === null ? null : { name: entry, kwargs: keywordArguments, attr: attribute, inputs },
  } satisfies ModuleText['run'],
});

/** Installed files are called as their package calls them: `torchvision/models/resnet.py`. */
function named(report: FileReport, packages: PackageFiles): FileReport {
  const rename = <T extends { readonly file: string } | null>(range: T): T =>
    range === null ? range : { ...range, file: packages.within(range.file) };
  return {
    ...report,
    layers: report.layers.map((layer) => ({ ...layer, range: rename(layer.range) })),
    problems: report.problems.map((problem) => ({ ...problem, range: rename(problem.range) })),
  };
}

function packagesOf({ sitePackages, python }: Opening): PackageFiles {
  const given = sitePackages.map((folder) => withSlashes(path.resolve(folder)));
  const found = python === null ? [] : sitePackagesOf(path.resolve(python), diskReader);
  return new PackageFiles([...given, ...found]);
}

/** Longer names than this are cut: no screen holds them. */
const LONGEST_NAME = 200;

function shown(file: string): string {
  return file.length > LONGEST_NAME ? `${file.slice(0, LONGEST_NAME)}…` : file;
}

/** The module to read: the file itself, or a notebook's code cells. */
function sourceOf(
  file: string,
  text: string,
): Result<{ readonly text: string; readonly cells: JoinedCells | null }, string> {
  if (!file.endsWith('.ipynb')) return ok({ text, cells: null });
  const notebook = readNotebook(text);
  if (!notebook.ok) return fail(textOf(notebook.error));
  const cells = joinCells(notebook.value.map((cell, index) => ({ id: String(index), text: cell })));
  return ok({ text: cells.text, cells });
}
