import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** What a workspace folder holds at first: a copy of a folder of the repository, own files, or both. */
export interface WorkspaceContents {
  /** A folder of the repository, such as `examples`. */
  readonly copyOf?: string;
  /** Files by their path in the workspace. */
  readonly files?: Readonly<Record<string, string>>;
  /** The workspace's own settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A temporary workspace folder, which a test may change as it likes. */
export class Workspace {
  readonly folder: string;
  readonly #scratch: string;

  private constructor(folder: string, scratch: string) {
    this.folder = folder;
    this.#scratch = scratch;
  }

  static async make(contents: WorkspaceContents, repository: string): Promise<Workspace> {
    const scratch = await mkdtemp(path.join(os.tmpdir(), 'poolscope-'));
    const folder = path.join(scratch, 'workspace');
    await mkdir(folder);
    const workspace = new Workspace(folder, scratch);
    if (contents.copyOf !== undefined) {
      await cp(path.join(repository, contents.copyOf), folder, { recursive: true });
    }
    for (const [file, text] of Object.entries(contents.files ?? {})) {
      await workspace.write(file, text);
    }
    if (contents.settings !== undefined) await workspace.writeSettings(contents.settings);
    return workspace;
  }

  /** The text of a file as it is on disk. */
  read(file: string): Promise<string> {
    return readFile(path.join(this.folder, file), 'utf8');
  }

  /** When a file was last written, in nanoseconds. */
  async writtenAt(file: string): Promise<bigint> {
    return (await stat(path.join(this.folder, file), { bigint: true })).mtimeNs;
  }

  async write(file: string, text: string): Promise<void> {
    const target = path.join(this.folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }

  /** Replaces the workspace's settings; VS Code notices by itself. */
  writeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    return this.write('.vscode/settings.json', JSON.stringify(settings, null, 2));
  }

  async settings(): Promise<Readonly<Record<string, unknown>>> {
    const text = await this.read('.vscode/settings.json').catch(() => '{}');
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  }

  /**
   * Where `text` begins in a file, counted from 1 as VS Code shows it.
   * @throws if it isn't there
   */
  async find(
    file: string,
    text: string,
    occurrence = 1,
  ): Promise<{ line: number; column: number }> {
    const whole = await this.read(file);
    let at = -1;
    for (let seen = 0; seen < occurrence; seen += 1) {
      at = whole.indexOf(text, at + 1);
      if (at < 0) throw new Error(`${file} holds '${text}' fewer than ${occurrence} times.`);
    }
    const before = whole.slice(0, at).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  }

  remove(): Promise<void> {
    return rm(this.#scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}
