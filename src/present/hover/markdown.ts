import type { RichText } from '../../protocol/index.js';

/** Text that shows as it is: no Markdown, no HTML, no icons, no table columns. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/[\\`*_{}[\]()#+\-.!|~^$]/gu, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', ' ');

/** Text as a code span, whatever it holds; line breaks become spaces. */
export const code = (text: string): string => {
  const line = text.replaceAll(/\s*\n\s*/gu, ' ').replaceAll('|', '∣');
  const longest = Math.max(0, ...[...line.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
};

/** A sentence of ours with its bold words and code. */
export const rich = (text: RichText): string =>
  text
    .map((span) => {
      switch (span.style) {
        case 'strong':
        case 'window':
          return `**${escaped(span.text)}**`;
        case 'code':
          return code(span.text);
        case 'plain':
        case 'quiet':
          return escaped(span.text);
        default:
          return span.style satisfies never;
      }
    })
    .join('');
