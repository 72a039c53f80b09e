import type { JoinedCells } from '../python/notebook/joined-cells.js';
import type { Position, SourceRange } from '../python/site.js';

/** Where something stands in a file: its line from 0, in a notebook that of a cell. */
interface Place extends Position {
  /** Index among the code cells, from 0; null in a file that is no notebook. */
  readonly cell: number | null;
}

/** Says where the sites and problems of one reading stand. */
export class Places {
  readonly #file: string;
  readonly #cells: JoinedCells | null;

  /** `cells` are those of `file`, where that is a notebook. */
  constructor(file: string, cells: JoinedCells | null) {
    this.#file = file;
    this.#cells = cells;
  }

  /** A position of a file as people count it there. */
  of(file: string, position: Position): Place {
    const found = file === this.#file ? (this.#cells?.toCell(position) ?? null) : null;
    if (found === null) return { cell: null, ...position };
    return { cell: Number(found.cell), ...found.position };
  }

  /** For a table of the file that is read: `12`; with the file where it is another, or a notebook. */
  inTable(range: SourceRange): string {
    const isPlain = range.file === this.#file && this.#cells === null;
    return isPlain ? String(range.start.line + 1) : this.inText(range);
  }

  /** With the file: `model.py:12`, `notebook.ipynb#3:12`. */
  inText({ file, start }: SourceRange): string {
    const { cell, line } = this.of(file, start);
    return cell === null ? `${file}:${line + 1}` : `${file}#${cell}:${line + 1}`;
  }
}
