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
 * Whether the text can hold layers of a network, pooling or not: it names a library that has them, or
 * a layer. As cheap, and as generous.
 */
export const mayHoldLayers = (text: string): boolean =>
  /\b(?:torch|keras|tensorflow|jax|flax|paddle|mxnet|gluon|equinox|haiku|mlx|d2l)\b|Conv[1-3]d/iu.test(
    text,
  );
