import { english } from '../../src/engine/phrase.js';
import { lessons } from '../../src/lessons/index.js';
import { lessonPage } from '../../src/present/lab/lesson-page.js';
import { notebookFile } from '../../src/present/lab/lesson-files.js';
import type { CodeCase } from './cases.js';

interface Cell {
  readonly cell_type: string;
  readonly source: readonly string[];
}

const isNotebook = (value: unknown): value is { readonly cells: readonly Cell[] } =>
  typeof value === 'object' && value !== null && 'cells' in value && Array.isArray(value.cells);

/** The code cells of each lesson's notebook, to be run in order. */
export const lessonCases = (): readonly CodeCase[] =>
  lessons.map((lesson) => {
    const notebook: unknown = JSON.parse(notebookFile(lessonPage(lesson, english), 'x').text);
    if (!isNotebook(notebook)) throw new Error(`The lesson ${lesson.id} has no notebook.`);
    const code = notebook.cells
      .filter(({ cell_type: type }) => type === 'code')
      .map(({ source }) => source.join(''))
      .join('\n\n');
    return {
      kind: 'torch',
      name: `notebook of the lesson ${lesson.id}`,
      code,
      call: 'torch.zeros(1)',
      reference: 'torch.zeros(1)',
      shapes: [[1, 1, 4, 4]],
      tolerance: 0,
    };
  });
