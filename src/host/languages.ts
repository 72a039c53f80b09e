import type { DocumentFilter, TextDocument } from 'vscode';

/** The languages whose files Poolscope reads. */
export const READABLE_LANGUAGES: ReadonlySet<string> = new Set(['python']);

/** Every document that Poolscope reads, notebook cells and virtual files included. */
export const READABLE: readonly DocumentFilter[] = [...READABLE_LANGUAGES].map((language) => ({
  language,
}));

/** Whether Poolscope reads this document. */
export const isReadable = (document: TextDocument): boolean =>
  READABLE_LANGUAGES.has(document.languageId);

/**
 * Whether the text can hold a pooling layer at all: a cheap look, so that files which have nothing
 * to do with networks never load the analysis. It may say yes too often, never no wrongly for a
 * spelling that a library offers.
 */
export const mayPool = (text: string): boolean =>
  /pool|reduce_window|reduce_mean|reduce_max|\.(?:a?mean|a?max|min)\b|\breduce\(|Reduce\(|GeM|unfold/iu.test(
    text,
  );

/**
 * Whether the text can say of a convolution what it does not do, with no pooling layer in it: weights
 * that are all one number, or a setting that is passed as another one. As cheap, and as generous.
 */
export const mayClaim = (text: string): boolean =>
  /Conv[1-3]d/iu.test(text) &&
  /constant_|ones_|fill_|ones\(|\bstrides?\s*=\s*(?:self\.)?pad|\bpad(?:ding)?\s*=\s*(?:self\.)?stride/iu.test(
    text,
  );
