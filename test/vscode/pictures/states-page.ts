/** Pictures of states with one line about each. */
export interface Chapter {
  readonly title: string;
  readonly pictures: readonly { readonly name: string; readonly says: string }[];
}

/** The page of the documentation that shows every state with one line about each. */
export const statesPage = (chapters: readonly Chapter[]): string =>
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
