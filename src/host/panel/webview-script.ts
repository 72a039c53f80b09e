import { Uri, workspace } from 'vscode';
import { embeddable } from '../../protocol/index.js';

/** The script that every webview runs. It is read once. */
export class WebviewScript {
  /** Where it lies. */
  readonly folder: Uri;
  #text: Promise<string> | null = null;

  constructor(extension: Uri) {
    this.folder = Uri.joinPath(extension, 'dist', 'webview');
  }

  /** Reads the script before it is needed. What goes wrong is told to whoever needs it. */
  prepare(): void {
    this.text().catch(() => undefined);
  }

  /**
   * The script, such that it can't end the element that holds it.
   * @throws if the extension's own file is missing
   */
  text(): Promise<string> {
    this.#text ??= this.#read();
    return this.#text;
  }

  async #read(): Promise<string> {
    const bytes = await workspace.fs.readFile(Uri.joinPath(this.folder, 'webview.js'));
    return embeddable(new TextDecoder().decode(bytes));
  }
}
