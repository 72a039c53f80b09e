import * as v from 'valibot';
import { list, record } from './schema.js';

/** A stretch of text with one meaning; how it looks is the reader's business. */
export const richSpan = record({
  text: v.string(),
  style: v.picklist(['plain', 'strong', 'code', 'quiet', 'window']),
});

/** A sentence with its key words. */
export const richText = list(richSpan);

export type RichSpan = v.InferOutput<typeof richSpan>;
export type RichText = v.InferOutput<typeof richText>;

/** The text without its styles, for labels and live regions. */
export const plainText = (text: RichText): string => text.map((span) => span.text).join('');

/** Reads `**strong**` and `` `code` ``, the two marks that our own sentences use. */
export function richTextOf(marked: string): RichText {
  return marked
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/u)
    .filter((part) => part !== '')
    .map((part): RichSpan => {
      if (part.startsWith('**') && part.length > 4) {
        return { text: part.slice(2, -2), style: 'strong' };
      }
      if (part.startsWith('`') && part.length > 2)
        return { text: part.slice(1, -1), style: 'code' };
      return { text: part, style: 'plain' };
    });
}
