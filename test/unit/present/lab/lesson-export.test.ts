import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/engine/phrase.js';
import { lessons } from '../../../../src/lessons/index.js';
import { markdownFiles, notebookFile } from '../../../../src/present/lab/lesson-files.js';
import { lessonPage } from '../../../../src/present/lab/lesson-page.js';

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
  'the lesson %s',
  (_, lesson) => {
    const page = lessonPage(lesson, english);

    it('becomes a page with every step, its pictures beside it, and its licence', () => {
      const [markdown, ...pictures] = markdownFiles(page, 'lesson');
      const text = markdown?.text ?? '';
      expect(text.match(/^## Step /gmu)).toHaveLength(lesson.steps.length);
      expect(text).toContain('CC0 1.0');
      expect(pictures.length).toBeGreaterThan(0);
      for (const { name, text: svg } of pictures) {
        expect(text).toContain(`(${name})`);
        expect(svg).toMatch(/^<svg /u);
      }
    });

    it('becomes a notebook with code to run', () => {
      const notebook: unknown = JSON.parse(notebookFile(page, 'lesson').text);
      expect(notebook).toMatchObject({ nbformat: 4, nbformat_minor: 5 });
      expect(JSON.stringify(notebook)).toContain('"cell_type":"code"');
    });
  },
);
