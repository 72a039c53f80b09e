import { FileType, workspace, type Uri } from 'vscode';

/** The largest file read for an import, in bytes. */
const LARGEST_FILE = 1_000_000;
/** How long a text is trusted, in milliseconds, where no watcher tells of a change. */
const TRUSTED_MILLISECONDS = 60_000;

interface Known {
  readonly text: Promise<string | null>;
  readonly since: number;
  /** The text once it is there; undefined: still being read. */
  settled: string | null | undefined;
}

/**
 * The texts of files, read once: unsaved text where a file is open, else from its file system. What
 * is known is answered at once, so that an analysis need not begin again for it.
 */
export class KnownFiles {
  readonly #files = new Map<string, Known>();

  /** A file's text, at once where it is known; null: there is none, or it is too large. */
  read(uri: Uri): Promise<string | null> | string | null {
    const key = uri.toString();
    const known = this.#files.get(key);
    if (known !== undefined && Date.now() - known.since < TRUSTED_MILLISECONDS) {
      return known.settled === undefined ? known.text : known.settled;
    }
    const file: Known = { text: load(uri), since: Date.now(), settled: undefined };
    this.#files.set(key, file);
    file.text.then(
      (text) => (file.settled = text),
      () => {
        if (this.#files.get(key) === file) this.#files.delete(key);
      },
    );
    return file.text;
  }

  /** Reads a file anew the next time, as after a change. */
  forget(uri: string): void {
    this.#files.delete(uri);
  }
}

const load = async (uri: Uri): Promise<string | null> => {
  const open = workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString(),
  );
  if (open !== undefined) return open.getText();
  const size = await sizeOf(uri);
  if (size === null || size > LARGEST_FILE) return null;
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
};

/** The size of a file in bytes; null where there is none. A link that leads elsewhere is none. */
const sizeOf = async (uri: Uri): Promise<number | null> => {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    return type === FileType.File ? size : null;
  } catch {
    return null;
  }
};
