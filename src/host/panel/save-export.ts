import { ProgressLocation, Uri, commands, window, workspace, type Progress, l10n } from 'vscode';
import { fileEnding, type ExportFormat } from '../../protocol/export-format.js';
import type { Intention } from '../../protocol/index.js';
import { DisposableOwner } from '../disposable-owner.js';

type Save = Extract<Intention, { readonly type: 'save' }>;
type ExportProgress = Extract<Intention, { readonly type: 'exportProgress' }>;

/** What a save dialog calls each format. */
export const formatName = (format: ExportFormat): string => {
  switch (format) {
    case 'svg':
      return l10n.t('SVG picture');
    case 'png':
      return l10n.t('PNG picture');
    case 'gif':
      return l10n.t('Animated GIF, one frame per window');
    case 'apng':
      return l10n.t('Animated PNG, one frame per window');
    case 'tikz':
      return l10n.t('TikZ for LaTeX');
    case 'markdown':
      return 'Markdown';
    case 'csv':
      return l10n.t('CSV of the values');
    default:
      return format satisfies never;
  }
};

/** Asks where to save a finished export and writes it; nothing happens where that is cancelled. */
export const saveExport = async (
  { format, name, data }: Save,
  beside: Uri | null,
): Promise<void> => {
  const safe = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_');
  const folder =
    beside === null ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(beside, '..');
  const target = await window.showSaveDialog({
    ...(folder !== undefined && folder.scheme !== 'untitled'
      ? { defaultUri: Uri.joinPath(folder, safe) }
      : {}),
    filters: { [formatName(format)]: [fileEnding[format]] },
    title: l10n.t('Save the Picture'),
  });
  if (target === undefined) return;
  await workspace.fs.writeFile(
    target,
    typeof data === 'string' ? new TextEncoder().encode(data) : data,
  );
  const [open, reveal] = [l10n.t('Open'), l10n.t('Reveal')];
  const file = target.path.slice(target.path.lastIndexOf('/') + 1);
  const choice = await window.showInformationMessage(
    l10n.t('Saved {file}.', { file }),
    open,
    reveal,
  );
  if (choice === open) await commands.executeCommand('vscode.open', target);
  if (choice === reveal) await revealFile(target);
};

/** Shows a file where its folder is looked at: in the explorer's tree, else in the system's own. */
const revealFile = async (file: Uri): Promise<void> => {
  const isOpen = workspace.getWorkspaceFolder(file) !== undefined;
  await commands.executeCommand(isOpen ? 'revealInExplorer' : 'revealFileInOS', file);
};

/** The progress notification of one long export, with a button that cancels it. */
export class ExportProgressNotice extends DisposableOwner {
  readonly #cancel: () => void;
  #end: (() => void) | null = null;
  #progress: Progress<{ readonly increment: number }> | null = null;
  #share = 0;

  constructor(cancel: () => void) {
    super();
    this.#cancel = cancel;
    this.register({ dispose: () => this.#end?.() });
  }

  /** Shows how far the export is; begins with its first report and ends with its last. */
  report({ share, cancelled }: ExportProgress): void {
    if (cancelled || share >= 1) {
      this.#end?.();
      return;
    }
    if (this.#end === null) this.#begin();
    this.#progress?.report({ increment: Math.max(0, share - this.#share) * 100 });
    this.#share = share;
  }

  #begin(): void {
    this.#share = 0;
    void window.withProgress(
      {
        location: ProgressLocation.Notification,
        title: l10n.t('Exporting the picture'),
        cancellable: true,
      },
      (progress, token) =>
        new Promise<void>((resolve) => {
          this.#progress = progress;
          const listening = token.onCancellationRequested(() => this.#cancel());
          this.#end = () => {
            this.#end = null;
            this.#progress = null;
            listening.dispose();
            resolve();
          };
        }),
    );
  }
}
