import type { Interpreter } from '../interpreter/interpreter.js';
import { NeedsSource } from '../interpreter/signals.js';
import type { Analysis, Position, SourceRange } from '../site.js';
import { rangeOf, type SourceFile } from '../tree/source-file.js';
import { noteEnding } from './ending.js';
import type { Reading } from './reading.js';
import { unreadPools } from './unread-pools.js';
import { Sections, type Section } from './sections.js';
import { withSources, type Sources } from './sources.js';
import { ignoredLines, withoutIgnored } from './ignored-codes.js';
import { inReadingOrder, wholeAnalysis } from './whole-analysis.js';

interface Started {
  readonly interpreter: Interpreter;
  readonly reading: Reading;
}

/** How a module's reading is begun. */
export interface Beginning {
  readonly sources: () => Promise<Sources>;
  /** Nothing is read yet. A reading that had to wait for a file begins again. */
  readonly begin: (sources: Sources, sections: Sections) => Started;
}

/** Awaited between the steps of reading: other work has its turn. */
export type Rest = () => Promise<void>;

/**
 * One version of a module, read as far as somebody asks: what a place in it has to do with is read
 * first, the rest in steps, between which other work gets its turn.
 */
export class OpenModule {
  readonly #file: SourceFile;
  readonly #beginning: Beginning;
  readonly #sections: Sections;
  readonly #given = new Map<Section, Analysis>();
  #sources: Promise<Sources> | null = null;
  #started: Started | null = null;
  /** Reading was stopped: nothing more is read. */
  #hasEnded = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(file: SourceFile, beginning: Beginning) {
    this.#file = file;
    this.#beginning = beginning;
    this.#sections = new Sections(file);
  }

  /**
   * What is seen at a place and at all that has to do with it: those sites only, with the problems
   * met so far. Null where nothing stands that could have sites. The same places give the same object.
   */
  async at({ line, column }: Position, rest: Rest): Promise<Analysis | null> {
    const { lineStarts, text } = this.#file;
    const section = this.#sections.at((lineStarts[line] ?? text.length) + column);
    if (section === null) return null;
    return this.#inTurn(async () => {
      let read = await this.#step(section);
      for (; read.goesOn; read = await this.#step(section)) await rest();
      const known = this.#given.get(section);
      if (known !== undefined) return known;
      const analysis = this.#analysisOf(section, read.started);
      this.#given.set(section, analysis);
      return analysis;
    });
  }

  /** All that is seen in the module. */
  async whole(rest: Rest): Promise<Analysis> {
    for (const section of this.#sections.all()) {
      // A position that is asked for meanwhile has its turn between the steps.
      while ((await this.#inTurn(() => this.#step(section))).goesOn) await rest();
      await rest();
    }
    return this.#inTurn(async () => {
      const { interpreter } = await this.#attempt(({ reading }) => reading.finish());
      return wholeAnalysis(this.#file, interpreter);
    });
  }

  /** A step of reading a section; when it doesn't go on, the section is read. */
  async #step(section: Section): Promise<{ readonly started: Started; readonly goesOn: boolean }> {
    let goesOn = false;
    const started = await this.#attempt(({ reading }) => {
      goesOn = reading.step(section);
    });
    return { started, goesOn };
  }

  #analysisOf({ parts }: Section, { interpreter }: Started): Analysis {
    const { sites } = interpreter;
    const file = this.#file;
    const ranges = parts.map(({ part: { base, text } }) =>
      rangeOf(file, { start: base, end: base + text.length }),
    );
    // Most of a large module is above or below: that is told without a look at each part.
    const first = Math.min(...ranges.map(({ start }) => start.line));
    const last = Math.max(...ranges.map(({ end }) => end.line));
    const isHere = (range: SourceRange): boolean =>
      range.start.line >= first &&
      range.end.line <= last &&
      range.file === file.path &&
      ranges.some(({ start, end }) => start.line <= range.start.line && range.end.line <= end.line);
    const read = sites.all(({ range }) => isHere(range));
    const unread = unreadPools(
      file,
      parts.map(({ part }) => part),
      read,
      interpreter,
    );
    return {
      file: file.path,
      sites: inReadingOrder([...read, ...unread]),
      problems: withoutIgnored(sites.findings.problems, file),
      notes: [...sites.findings.notes],
      statements: file.statements,
      ignored: ignoredLines(file),
    };
  }

  /** Reads on. A file that has to be waited for makes reading begin again with this step. */
  async #attempt(read: (started: Started) => void): Promise<Started> {
    const sources = await (this.#sources ??= this.#beginning.sources());
    return withSources(sources, () => {
      const started = (this.#started ??= this.#beginning.begin(sources, this.#sections));
      if (this.#hasEnded) return started;
      const { interpreter } = started;
      interpreter.budget.resume();
      try {
        read(started);
      } catch (error) {
        if (error instanceof NeedsSource) {
          this.#started = null;
          throw error;
        }
        noteEnding(error, interpreter);
        this.#hasEnded = true;
      } finally {
        interpreter.budget.pause();
      }
      return started;
    });
  }

  /** One step after the other: a reading is in one place at a time. */
  #inTurn<T>(action: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(action);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}
