import { say } from '../../engine/index.js';
import { positionAt } from '../../python/tree/source-file.js';
import { rankByName } from '../layer/proposals.js';
import type { CallToChange, Refactoring } from './refactoring.js';

/** Usual inputs of models by spatial rank, tried in this order. */
const USUAL: Readonly<Record<1 | 2 | 3, readonly string[]>> = {
  1: ['1, 1, 128', '1, 3, 64', '1, 16, 128'],
  2: ['1, 3, 224, 224', '1, 1, 28, 28', '1, 3, 32, 32', '1, 224, 224, 3', '1, 28, 28, 1'],
  3: ['1, 3, 16, 112, 112', '1, 1, 32, 32, 32'],
};

/**
 * A comment above the class that holds a call whose sizes aren't known, saying what the model is
 * given. Each is an attempt: only one after which the sizes are known fits.
 */
export function inputSizeComments({ file, site }: CallToChange): readonly Refactoring[] {
  if (site.flows.some(({ input }) => input.every((size) => typeof size === 'number'))) return [];
  const { source } = file;
  const lineOf = (offset: number): number =>
    positionAt(source.lineStarts, source.placeOf(offset)).line;
  const line = site.range.start.line;
  const holder = source.body.findLast(({ start }) => lineOf(start) <= line);
  if (holder?.kind !== 'class') return [];
  const at = { line: lineOf(holder.start), column: 0 };
  return USUAL[rankByName(site) ?? 2].map((sizes) => ({
    title: say('Add an input-size comment to {model}', { model: `\`${holder.name}\`` }),
    kind: 'rewrite',
    edits: [
      {
        range: { file: file.file, start: at, end: at },
        text: `# poolscope: input=(${sizes})\n`,
      },
    ],
    brings: 'nothing',
    trial: null,
    fits: ({ sites }) =>
      sites.some(
        ({ text, role, flows }) =>
          text === site.text &&
          role === site.role &&
          flows.some(
            ({ output }) => output.length > 0 && output.every((size) => typeof size === 'number'),
          ),
      ),
  }));
}
