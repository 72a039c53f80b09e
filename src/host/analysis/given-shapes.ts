import { EventEmitter, type Memento } from 'vscode';
import type { GivenSizes } from '../../core/contract/index.js';
import { DisposableOwner } from '../disposable-owner.js';

const KEY = 'givenShapes';
/** How many files are remembered; the oldest are forgotten first. */
const MOST_FILES = 200;

/** Sizes of one file by call, the last given one last. */
type FileShapes = Readonly<Partial<Record<string, string>>>;

/** Input sizes that the reader gave, by file and call, kept with the workspace. */
export class GivenShapes extends DisposableOwner {
  readonly #memento: Memento;
  readonly #changed = this.register(new EventEmitter<string>());
  /** Fires with the file's key. */
  readonly onDidChange = this.#changed.event;

  constructor(memento: Memento) {
    super();
    this.#memento = memento;
  }

  /** The size given for a call, such as `1, 3, 224, 224`; null where none was. */
  of(file: string, call: string): string | null {
    return this.#all()[file]?.[call] ?? null;
  }

  /** Every size given in a file, by call; the one given last is last. */
  inFile(file: string): GivenSizes {
    const given = this.#all()[file] ?? {};
    return Object.fromEntries(
      Object.entries(given).flatMap(([call, size]) => (size === undefined ? [] : [[call, size]])),
    );
  }

  /** Remembers the size of a call's input. */
  async give(file: string, call: string, shape: string): Promise<void> {
    const { [file]: shapes = {}, ...others } = this.#all();
    const { [call]: replaced, ...rest } = shapes;
    if (replaced === shape) return;
    const kept = Object.entries({ ...others, [file]: { ...rest, [call]: shape } });
    await this.#memento.update(KEY, Object.fromEntries(kept.slice(-MOST_FILES)));
    this.#changed.fire(file);
  }

  /** Forgets every size given in a file. */
  async forget(file: string): Promise<void> {
    const { [file]: forgotten, ...others } = this.#all();
    if (forgotten === undefined) return;
    await this.#memento.update(KEY, others);
    this.#changed.fire(file);
  }

  #all(): Readonly<Partial<Record<string, FileShapes>>> {
    return checked(this.#memento.get<unknown>(KEY));
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an older version, or another one, may have stored is taken only where it has our form. */
const checked = (stored: unknown): Readonly<Partial<Record<string, FileShapes>>> => {
  if (!isRecord(stored)) return {};
  const files: Record<string, FileShapes> = {};
  for (const [file, shapes] of Object.entries(stored)) {
    if (!isRecord(shapes)) continue;
    files[file] = Object.fromEntries(
      Object.entries(shapes).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    );
  }
  return files;
};
