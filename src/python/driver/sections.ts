import type { PlacedPart, SourceFile } from '../tree/source-file.js';
import { isWordAt, namesOf, wordsIn } from './part-names.js';

/** Statements of a module that share names with each other and with no other statement. */
export interface Section {
  readonly parts: readonly PlacedPart[];
  /** The names of the module that they may set; null: any. */
  readonly names: ReadonlySet<string> | null;
}

/** A module of more statements or names is one section: finding more would take longer than it saves. */
const MOST_PARTS = 1500;
const MOST_NAMES = 3000;

/** Reaches into a module's names past what its text says. */
const REACHES_NAMES =
  /^[ \t]*global\s|(?<![.\w])(?:globals|locals|vars|exec|eval|setattr|__import__)\s*\(|\bsys\.modules\b|\bimportlib\b/m;

/**
 * A module cut into what can be carried out one without the other, each found when it is asked for.
 * Told from names alone and on the safe side: statements that can affect each other are together.
 * Imports and constants stand before all of them.
 */
export class Sections {
  /** What every section needs. */
  readonly shared: readonly PlacedPart[];
  readonly #file: SourceFile;
  readonly #others: readonly PlacedPart[];
  /** The statements that set a name. */
  readonly #binders = new Map<string, PlacedPart[]>();
  readonly #sections = new Map<PlacedPart, Section>();
  readonly #isWhole: boolean;

  constructor(file: SourceFile) {
    this.#file = file;
    const counts = countedBinders(file);
    const shared = file.parts.filter(({ part }) => {
      const { kind, binds } = namesOf(part);
      if (kind !== 'import' && kind !== 'constant') return false;
      return binds.every((name) => counts.get(name) === 1);
    });
    const free = new Set(shared.flatMap(({ part }) => namesOf(part).binds));
    this.#isWhole =
      file.parts.length > MOST_PARTS ||
      counts.size > MOST_NAMES ||
      REACHES_NAMES.test(file.text) ||
      changesImported(file) ||
      isSetAbove(file, shared);
    this.shared = this.#isWhole ? [] : shared;
    const isShared = new Set(this.shared);
    this.#others = file.parts.filter((placed) => !isShared.has(placed));
    for (const placed of this.#others) {
      for (const name of namesOf(placed.part).binds) {
        if (free.has(name)) continue;
        const binders = this.#binders.get(name);
        if (binders === undefined) this.#binders.set(name, [placed]);
        else binders.push(placed);
      }
    }
  }

  /** The section around a place in the text; null: nothing stands there but what all need. */
  at(place: number): Section | null {
    const placed = this.#others.findLast(({ start }) => start <= place);
    const isThere = placed !== undefined && place <= placed.start + placed.part.text.length;
    return isThere ? this.#of(placed) : null;
  }

  /** All sections, by the statements that they begin with. */
  *all(): Generator<Section> {
    const given = new Set<Section>();
    for (const placed of this.#others) {
      const section = this.#of(placed);
      if (given.has(section)) continue;
      given.add(section);
      yield section;
    }
  }

  #of(placed: PlacedPart): Section {
    const known = this.#sections.get(placed);
    if (known !== undefined) return known;
    const found = this.#isWhole ? null : this.#connected(placed);
    const parts = found === null ? this.#others : this.#others.filter((one) => found.has(one));
    const names = found === null ? null : new Set(parts.flatMap(({ part }) => namesOf(part).binds));
    const section = { parts, names };
    for (const one of parts) this.#sections.set(one, section);
    return section;
  }

  /** What a statement's names lead to: those that set them, those that say them, and so on. */
  #connected(first: PlacedPart): ReadonlySet<PlacedPart> {
    const found = new Set([first]);
    const seen = new Set<string>();
    // A set goes on to what is added to it meanwhile.
    for (const placed of found) {
      for (const word of wordsIn(placed.part.text)) {
        if (seen.has(word)) continue;
        seen.add(word);
        const binders = this.#binders.get(word);
        if (binders === undefined) continue;
        for (const one of binders) found.add(one);
        for (const one of this.#saying(word)) found.add(one);
      }
    }
    return found;
  }

  /** The statements whose text says a word. */
  #saying(word: string): PlacedPart[] {
    const { text } = this.#file;
    const saying: PlacedPart[] = [];
    let part = 0;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (!isWordAt(text, at, word)) continue;
      while ((this.#others[part + 1]?.start ?? Number.POSITIVE_INFINITY) <= at) part += 1;
      const placed = this.#others[part];
      if (placed === undefined || placed.start > at) continue;
      if (at < placed.start + placed.part.text.length) saying.push(placed);
    }
    return saying;
  }
}

function countedBinders(file: SourceFile): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { part } of file.parts) {
    for (const name of namesOf(part).binds) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** Whether code sets an attribute of something imported, which everything else then sees. */
function changesImported(file: SourceFile): boolean {
  const imported = file.parts.flatMap(({ part }) => {
    const { kind, binds } = namesOf(part);
    return kind === 'import' ? binds : [];
  });
  if (imported.length === 0) return false;
  const names = [...new Set(imported)].join('|');
  return new RegExp(`^[ \\t]*(?:${names})(?:\\.\\w+)+\\s*=(?!=)`, 'm').test(file.text);
}

/** Whether a name that all need is said above the statement that sets it, where it isn't there yet. */
function isSetAbove(file: SourceFile, shared: readonly PlacedPart[]): boolean {
  const isShared = new Set(shared);
  const above = new Set<string>();
  let words = 0;
  const others = file.parts.filter((placed) => !isShared.has(placed));
  return shared.some(({ part, start }) => {
    for (let next = others[words]; next !== undefined && next.start < start; next = others[words]) {
      for (const word of wordsIn(next.part.text)) above.add(word);
      words += 1;
    }
    return namesOf(part).binds.some((name) => above.has(name));
  });
}
