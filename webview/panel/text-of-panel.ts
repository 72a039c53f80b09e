import { markdownText } from '../../src/picture/export/text-tables.js';
import { stepCount } from '../../src/picture/pair/grid-pair.js';
import { pairOf } from '../../src/picture/pair/pair-of.js';
import {
  plainText,
  type MisfitRowState,
  type PanelState,
  type ReadyState,
  type UnpoolingState,
} from '../../src/protocol/index.js';
import { t } from '../shared/translate.js';
import { modelMarkdown } from './export/model-export-subject.js';

/** More steps than this are not told one by one. */
const MOST_STEPS = 100;

/** What a panel shows, to be read line by line: Markdown. */
export function textOfPanel(state: PanelState, step: number): string {
  switch (state.kind) {
    case 'ready':
    case 'unpooling':
      return `${markdownText(state, step, t)}\n${stepsText(state)}`;
    case 'model':
      return modelMarkdown(state);
    case 'invalid':
      return paragraphs(
        callOf(state),
        state.title,
        state.message,
        plainText(state.why),
        ...(state.misfit?.rows ?? []).map(rowText),
        state.fixes.map(({ link, result }) => `- ${link.label} ${result}`.trimEnd()).join('\n'),
      );
    case 'mended':
      return paragraphs(callOf(state), t('It fits now.'));
    case 'unreadable':
      return paragraphs(callOf(state), state.title, plainText(state.reason));
    case 'needsShape':
      return paragraphs(callOf(state), plainText(state.reason), state.hint);
    case 'loading':
    case 'noModel':
      return paragraphs(callOf(state));
    case 'empty':
    case 'report':
      return paragraphs(t('No pooling layer is shown.'));
    default:
      return state satisfies never;
  }
}

/** Each step in words, the first ones where there are many. */
function stepsText({ picture }: ReadyState | UnpoolingState): string {
  const pair = pairOf(picture);
  const count = stepCount(pair);
  const shown = Math.min(count, MOST_STEPS);
  const lines = Array.from({ length: shown }, (_, step) => `- ${pair.readout(step, t).spoken}`);
  const left = count - shown;
  return paragraphs(
    `## ${t('Step by step')}`,
    lines.join('\n'),
    left === 0 ? '' : t('{count} more are not listed.', { count: left }),
  );
}

const rowText = ({ name, text, arithmetic, place }: MisfitRowState): string =>
  [name === '' ? '' : `${name}:`, plainText(text), place === null ? '' : `(${place})`, arithmetic]
    .filter((part) => part !== '')
    .join(' ');

const callOf = ({ header }: Pick<ReadyState, 'header'>): string =>
  `# \`${header.code.map(({ text }) => text).join('')}\``;

const paragraphs = (...parts: readonly string[]): string =>
  `${parts.filter((part) => part !== '').join('\n\n')}\n`;
