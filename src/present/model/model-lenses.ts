import type { Translate } from '../../engine/index.js';
import type { SourceRange } from '../../python/site.js';
import type { ModelRun } from '../../python/trace.js';
import { shapeText } from '../../python/shape-text.js';

/** What stands above a model in the code. */
export interface ModelLens {
  readonly range: SourceRange;
  readonly title: string;
}

/** A line above each class or function of a file that runs as a model, with its sizes where it has one. */
export function lensesOf(runs: readonly ModelRun[], file: string, t: Translate): ModelLens[] {
  const lenses = new Map<string, ModelLens>();
  for (const { kind, definition, inputs, steps, outputs } of runs) {
    if (kind === 'module' || definition === null || definition.file !== file) continue;
    const key = `${definition.start.line}:${definition.start.column}`;
    if (lenses.has(key)) continue;
    const [input = null] = inputs;
    const output = steps[outputs[0] ?? -1]?.output ?? null;
    const title =
      input === null || output === null
        ? t('Visualize model')
        : t('Visualize model: {input} → {output}', {
            input: shapeText(input),
            output: shapeText(output),
          });
    lenses.set(key, { range: definition, title });
  }
  return [...lenses.values()];
}
