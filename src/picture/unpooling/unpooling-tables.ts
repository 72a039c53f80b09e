import type { Translate } from '../../engine/phrase.js';
import { plainText, type UnpoolingState } from '../../protocol/index.js';
import { csvBlock, markdownTable } from '../tables.js';
import { unpoolingWords } from './unpooling-words.js';

/** Values, indices and output of the plane in view as comma-separated values, one block each. */
export function unpoolingCsv({ picture }: UnpoolingState): string {
  const { input, output, indices } = picture;
  const blocks = [
    csvBlock('input', input),
    csvBlock('indices', { ...input, data: Float32Array.from(indices) }),
    csvBlock('output', output),
  ];
  return `${blocks.join('\r\n\r\n')}\r\n`;
}

/** The layer, its numbers and its facts as a Markdown page. */
export function unpoolingMarkdown(state: UnpoolingState, step: number, t: Translate): string {
  const { header, picture, inspector } = state;
  const location = header.location === null ? '' : `, ${header.location}`;
  const words = unpoolingWords(picture, step, t);
  const indices = { ...picture.input, data: Float32Array.from(picture.indices) };
  const lines = [
    `# \`${header.code.map((token) => token.text).join('')}\``,
    '',
    `${header.framework}${location}: \`${header.input}\` → \`${header.output}\`, ${header.values}.`,
    '',
    plainText(state.sentence),
    ...(state.error === null ? [] : ['', `\`${state.error}\``]),
    '',
    `## ${t('Input')}`,
    '',
    ...markdownTable(picture.input, t),
    '',
    `## ${t('Indices')}`,
    '',
    ...markdownTable(indices, t),
    '',
    `## ${t('Output')}`,
    '',
    ...markdownTable(picture.output, t),
    '',
    `\`${plainText(words.expression)}\``,
    '',
    ...inspector.outputSize.formulas.map(
      ({ axes, parts }) => `- ${axes}: \`${parts.map((part) => part.text).join('')}\``,
    ),
    ...inspector.notices.map((notice) => `- ${plainText(notice.text)}`),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
