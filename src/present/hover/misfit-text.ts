import { shapeText } from '../../python/shape-text.js';
import { textOf, type Translate, type Words } from '../../engine/phrase.js';
import type { Misfit } from '../../python/misfit.js';
import type { Problem, Shape, SourceRange } from '../../python/site.js';
import { causeChains, firstShape, type CauseStep } from '../misfit/cause-chain.js';
import type { CodeText } from '../misfit/code-text.js';
import { openArrival } from '../misfit/no-size.js';
import { misfitRows } from '../misfit/misfit-rows.js';
import { code, escaped, rich } from './markdown.js';
import { wayTexts, type OfferedWay } from './offered-ways.js';

/** What a hover says of sizes that don't fit, beyond the problem itself. */
export interface MisfitFacts {
  readonly code: CodeText;
  readonly ways: readonly OfferedWay[];
  /** Opens the Model view at the failure; null: it is part of no model. */
  readonly chain: string | null;
  /** An address that leads to a place; null: a place in no file that can be opened. */
  readonly placeLink: (range: SourceRange) => string | null;
  /** `data:image/svg+xml;…`; null where there is none. */
  readonly thumbnail: string | null;
  readonly t: Translate;
}

/** Steps of a chain that are listed; the first and the last ones count. */
const MOST_STEPS = 24;

/**
 * The Markdown of a hover on sizes that don't fit: what arrives with its factors, what was told, who
 * made the size, the framework's words, ways out with their results, and the chain of causes, folded.
 */
export function misfitText(problem: Problem & { misfit: Misfit }, facts: MisfitFacts): string {
  const { t, thumbnail } = facts;
  const inWords = (words: Words): string => textOf(words, t);
  return [
    titleLine(problem, facts),
    rowsText(problem, facts),
    `$(error) ${code(inWords(problem.message))}`,
    linksText(facts),
    thumbnail === null ? '' : `![${escaped(t('Maps on the way'))}](${thumbnail})`,
    chainText(problem.misfit, facts),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** `Linear 1×400 → error at line 18, input 1×3×32×32`. */
function titleLine({ misfit, range }: Problem & { misfit: Misfit }, facts: MisfitFacts): string {
  const { t } = facts;
  const isOpen = misfit.open !== undefined;
  const shapes = isOpen
    ? code(openArrival(misfit))
    : misfit.arrived.map(({ shape }) => code(arrivedText(shape))).join(' + ');
  const [first] = misfit.arrived;
  const input = first === undefined ? null : firstShape(first);
  const where = range === null ? '' : placeText(range, facts);
  const from =
    input === null || input === first?.shape
      ? ''
      : escaped(t('input {shape}', { shape: shapeText(input) }));
  return [
    `**${escaped(misfit.layer.kind)}** ${shapes} → $(error) ${isOpen ? t('no size fits') : t('error')}`,
    [where, from].filter((part) => part !== '').join(t(', ')),
  ].join(' &nbsp; ');
}

function placeText(range: SourceRange, { placeLink, t }: MisfitFacts): string {
  const text = t('line {line}', { line: range.start.line + 1 });
  const link = placeLink(range);
  return link === null ? escaped(text) : `[${escaped(text)}](${link})`;
}

function rowsText(problem: Problem & { misfit: Misfit }, facts: MisfitFacts): string {
  const rows = misfitRows(problem, facts.code, facts.t).map(({ name, text, place, arithmetic }) => {
    const where = place === null ? '' : ` (${placeText(place, facts)})`;
    const why = arithmetic === '' ? '' : `: ${code(arithmetic)}`;
    return { name, text: `${rich(text)}${where}${why}` };
  });
  if (rows.every(({ name }) => name === '')) return rows.map(({ text }) => text).join('\n\n');
  return [
    '| | |',
    '|:--|:--|',
    ...rows.map(({ name, text }) => `| ${escaped(name)} | ${text} |`),
  ].join('\n');
}

function linksText({ ways, chain, t }: MisfitFacts): string {
  const show = chain === null ? [] : [`[$(type-hierarchy) ${t('Show the chain')}](${chain})`];
  return [...wayTexts(ways), ...show].join(' &nbsp; ');
}

/** The layers from the input to the failure with their shapes, to be folded out. */
function chainText(misfit: Misfit, facts: MisfitFacts): string {
  const { t } = facts;
  const chains = causeChains(misfit).filter((steps) => steps.length > 0);
  if (chains.length === 0) return '';
  const tables = chains.map((steps, at) => {
    const title = chains.length === 1 ? '' : `${t('Input {number}', { number: at + 1 })}\n\n`;
    return `${title}${chainTable(steps, facts)}`;
  });
  const count = layers(chains);
  const summary = escaped(
    count === 1
      ? t('From the input to here, one layer')
      : t('From the input to here, {count} layers', { count }),
  );
  return [`<details><summary>${summary}</summary>`, ...tables, '</details>'].join('\n\n');
}

const layers = (chains: readonly (readonly CauseStep[])[]): number =>
  Math.max(...chains.map(({ length }) => length));

function chainTable(steps: readonly CauseStep[], facts: MisfitFacts): string {
  const left = Math.max(0, steps.length - MOST_STEPS);
  const shown = left === 0 ? steps : [...steps.slice(0, 4), ...steps.slice(4 + left)];
  const rows = shown.map((step) => {
    const name = step.name === step.kind ? '' : ` ${escaped(step.name)}`;
    const kind = step.isPooling ? `**${escaped(step.kind)}**` : escaped(step.kind);
    const place = step.place === null ? '' : placeText(step.place, facts);
    return `| ${kind}${name} | ${code(`${arrivedText(step.input)} → ${arrivedText(step.output)}`)} | ${place} |`;
  });
  if (left > 0) rows.splice(4, 0, `| … | ${facts.t('{count} more', { count: left })} | |`);
  return ['| | | |', '|:--|:--|:--|', ...rows].join('\n');
}

function arrivedText(shape: Shape | null): string {
  return shape === null ? '?' : shapeText(shape);
}
