import { frameworkOf, say } from '../../engine/index.js';
import type { Flow } from '../../python/site.js';
import { positionAt } from '../../python/tree/source-file.js';
import { workedOutOf } from '../../python/worked-out.js';
import type { CodeEdit } from '../edit/argument-edit.js';
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
 * given: what was worked out, else an attempt, of which only one fits after which the sizes are known.
 */
export function inputSizeComments({ file, site }: CallToChange): readonly Refactoring[] {
  if (site.flows.some(({ input }) => input.every((size) => typeof size === 'number'))) return [];
  const workedOut = site.flows.flatMap((flow) => modelInput(flow, null) ?? []);
  const tried = workedOut.length > 0 ? workedOut.slice(0, 1) : USUAL[rankByName(site) ?? 2];
  return tried.flatMap((sizes) => {
    const comment = inputSizeComment({ file, site }, sizes);
    if (comment === null) return [];
    return {
      title: say('Add an input-size comment to {model}', { model: `\`${comment.model}\`` }),
      kind: 'rewrite',
      edits: [comment.edit],
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
    };
  });
}

/** The comment that says the size of the input of the class or function around a call; null: it is in none. */
export function inputSizeComment(
  { file, site }: CallToChange,
  sizes: string,
): { readonly model: string; readonly edit: CodeEdit } | null {
  const { source } = file;
  const lineOf = (offset: number): number =>
    positionAt(source.lineStarts, source.placeOf(offset)).line;
  const holder = source.body.findLast(({ start }) => lineOf(start) <= site.range.start.line);
  if (holder?.kind !== 'class' && holder?.kind !== 'function') return null;
  const at = { line: lineOf(holder.start), column: 0 };
  const range = { file: file.file, start: at, end: at };
  return { model: holder.name, edit: { range, text: `# poolscope: input=(${sizes})\n` } };
}

/**
 * The model's input of which a flow came, one sample of it, where its sides were worked out: with
 * these sides, or with those that were taken. `1, 3, 28, 28`; null: it wasn't worked out.
 */
export function modelInput(flow: Flow, sides: readonly number[] | null): string | null {
  const workedOut = workedOutOf(flow);
  if (workedOut === null) return null;
  const [first] = flow.chain;
  const input = first?.passage?.input ?? flow.input;
  const isChannelsLast =
    frameworkOf(first?.passage?.framework ?? 'torch').layout === 'channels-last';
  const from = input.length - workedOut.sides.length - (isChannelsLast ? 1 : 0);
  const chosen = sides ?? workedOut.shown;
  return input
    .map((size, axis) => chosen[axis - from] ?? (typeof size === 'number' ? size : 1))
    .join(', ');
}
