import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { Uri } from 'vscode';

/** The pages that webviews show. */
export type WebviewPage = 'panel' | 'lab';

/** The scripts that each page holds, by name and in their order, as the build writes it. */
const pageList = v.object({ panel: v.array(v.string()), lab: v.array(v.string()) });

/** The scripts of the webviews' pages. Each is read once. */
export class PageScripts {
  /** Where they are; pages fetch there what their first picture does without. */
  readonly folder: Uri;
  readonly #scripts = new Map<string, Promise<string>>();
  #list: Promise<v.InferOutput<typeof pageList>> | null = null;

  constructor(extension: Uri) {
    this.folder = Uri.joinPath(extension, 'dist', 'webview');
  }

  /** Reads a page's scripts before they are needed. What goes wrong is told to whoever needs them. */
  prepare(page: WebviewPage): void {
    this.of(page).catch(() => undefined);
  }

  /**
   * A page's scripts, in the order in which they run.
   * @throws if the extension's own files are missing
   */
  async of(page: WebviewPage): Promise<readonly string[]> {
    this.#list ??= this.#text('pages.json').then((text) => v.parse(pageList, JSON.parse(text)));
    const names = (await this.#list)[page];
    return Promise.all(names.map((name) => this.#script(name)));
  }

  #script(name: string): Promise<string> {
    const known = this.#scripts.get(name);
    if (known !== undefined) return known;
    const read = this.#text(`${name}.js`);
    this.#scripts.set(name, read);
    return read;
  }

  #text(name: string): Promise<string> {
    return readFile(Uri.joinPath(this.folder, name).fsPath, 'utf8');
  }
}
