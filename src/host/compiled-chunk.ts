import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';

const EXTENSION = '.v8';
const DIGEST_BYTES = 32;

/**
 * A CommonJS chunk that is run from what V8 compiled of it the last time, which takes a fraction of
 * the time. What is kept belongs to one text and one V8, and is never trusted beyond its digest: V8
 * itself checks neither. Without it the chunk is compiled as any other.
 */
export class CompiledChunk {
  readonly #file: string;
  readonly #folder: string;
  #script: { readonly compiled: Script; readonly name: string } | null = null;

  /** `folder` is where compiled code is kept; it need not be there yet. */
  constructor(file: string, folder: string) {
    this.#file = file;
    this.#folder = folder;
  }

  /**
   * Puts the chunk among the modules that `require` finds; true if it was compiled before. Rejects
   * if it can't be read, and with what it throws itself.
   */
  async load(): Promise<boolean> {
    const file = createRequire(this.#file).resolve(this.#file);
    const require = createRequire(file);
    if (require.cache[file] !== undefined) return false;
    const bytes = await readFile(file);
    const name = `${path.basename(file)}-${digestOf(bytes).toString('hex', 0, 8)}-${process.arch}-${process.versions.v8}${EXTENSION}`;
    const cachedData = await this.#kept(name);
    const compiled = new Script(Module.wrap(bytes.toString('utf8')), {
      filename: file,
      ...(cachedData === null ? {} : { cachedData }),
    });
    const module = new Module(file);
    module.filename = file;
    const run: unknown = compiled.runInThisContext();
    if (typeof run !== 'function') throw new TypeError(`${file} is no module.`);
    require.cache[file] = module;
    try {
      const given = [module.exports, require, module, file, path.dirname(file)];
      Reflect.apply(run, module.exports, given);
    } catch (error) {
      Reflect.deleteProperty(require.cache, file);
      throw error;
    }
    module.loaded = true;
    const isKept = cachedData !== null && compiled.cachedDataRejected !== true;
    if (!isKept) this.#script = { compiled, name };
    return isKept;
  }

  /**
   * Keeps what is compiled by now, so best after some use; nothing where that is kept already.
   * Rejects if it can't be written.
   */
  async keep(): Promise<void> {
    const script = this.#script;
    if (script === null) return;
    this.#script = null;
    const data = script.compiled.createCachedData();
    await mkdir(this.#folder, { recursive: true });
    const others = (await readdir(this.#folder)).filter((each) => each.endsWith(EXTENSION));
    const file = path.join(this.#folder, script.name);
    // Whole or not at all: another window may read it meanwhile.
    const part = `${file}.${String(process.pid)}`;
    await writeFile(part, Buffer.concat([digestOf(data), data]));
    await rename(part, file);
    await Promise.all(
      others
        .filter((other) => other !== script.name)
        .map((other) => rm(path.join(this.#folder, other), { force: true })),
    );
  }

  async #kept(name: string): Promise<Buffer | null> {
    const bytes = await readFile(path.join(this.#folder, name)).catch(() => null);
    if (bytes === null) return null;
    const data = bytes.subarray(DIGEST_BYTES);
    return digestOf(data).equals(bytes.subarray(0, DIGEST_BYTES)) ? data : null;
  }
}

const digestOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
