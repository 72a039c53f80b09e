import type { Translate } from '../../engine/index.js';
import type { ModelRun } from '../../python/trace.js';
import type { ComparedModel, ModelRow } from '../../protocol/model-state.js';
import { richTextOf } from '../../protocol/rich-text.js';
import { shapeText } from '../../python/shape-text.js';
import { modelFacts } from './model-facts.js';
import { modelRows } from './model-rows.js';
import { modelSentence } from './sentence.js';
import { stairMaps } from './stair-maps.js';

/** At most so many rows that differ are listed. */
const MOST_ROWS = 40;

/** A model on another input beside the one in view: its maps, and the calls whose outputs differ. */
export function comparedModel(
  run: ModelRun,
  rows: readonly ModelRow[],
  t: Translate,
): ComparedModel {
  const facts = modelFacts(run);
  const others = modelRows(facts, t);
  const [input = null] = run.inputs;
  const differing = rows.flatMap((row, at) => {
    const other = others[at];
    const isOfInterest = row.isPooling || row.changesSize || other?.mark === 'error';
    if (other === undefined || !isOfInterest || row.output === other.output) return [];
    return [
      {
        row: row.id,
        title: [row.title, row.detail].filter((one) => one !== '').join(' '),
        path: row.path,
        here: row.output,
        there: other.output,
        isBroken: other.mark === 'error',
      },
    ];
  });
  const operations = (list: readonly ModelRow[]): number =>
    list.reduce((all, { costs }) => all + (costs.operations ?? 0), 0);
  return {
    input: input === null ? '?' : shapeText(input),
    sentence: richTextOf(modelSentence(facts, t)),
    isBroken: facts.broken !== null,
    maps: stairMaps(facts, t),
    rows: differing.slice(0, MOST_ROWS),
    unlisted: Math.max(0, differing.length - MOST_ROWS),
    operations: { here: operations(rows), there: operations(others) },
  };
}
