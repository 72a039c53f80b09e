/** A script such that it can't end the element of a page that holds it. */
export const embeddable = (script: string): string =>
  script.replaceAll(/<(?=!--|\/?script)/giu, String.raw`\x3C`);

/** Where the result of a tool has the picture of a layer: a message, as `written` writes it. */
export const PICTURE_KEY = 'poolscope/picture';
