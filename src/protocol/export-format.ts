import * as v from 'valibot';

/** Formats that a picture can be saved in. */
export const pictureFormats = ['svg', 'png', 'gif', 'apng', 'tikz', 'markdown', 'csv'] as const;

/** Those of a model's picture, over which no window moves. */
export const modelFormats = ['svg', 'png', 'tikz', 'markdown', 'csv'] as const;

export const exportFormat = v.picklist(pictureFormats);

export type ExportFormat = v.InferOutput<typeof exportFormat>;

/** How a format's files end. */
export const fileEnding: Readonly<Record<ExportFormat, string>> = {
  svg: 'svg',
  png: 'png',
  gif: 'gif',
  apng: 'png',
  tikz: 'tex',
  markdown: 'md',
  csv: 'csv',
};
