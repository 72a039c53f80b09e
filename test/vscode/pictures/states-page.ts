import type { PanelChapter } from './panel-states.js';

/** The page of the documentation that shows every state of the panel with one line about each. */
export const statesPage = (chapters: readonly PanelChapter[]): string =>
  [
    '# Every state of the panel',
    '',
    'Taken from the running product by `npm run screenshots`, in VS Code’s own themes.',
    ...chapters.flatMap(({ title, pictures }) => [
      '',
      `## ${title}`,
      ...pictures.flatMap(({ name, says }) => [
        '',
        says,
        '',
        `![${says}](images/states/${name}.png)`,
      ]),
    ]),
    '',
  ].join('\n');
