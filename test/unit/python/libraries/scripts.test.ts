import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileSources } from '../../../../src/cli/file-sources.js';
import { dimensionText } from '../../../../src/python/dimension.js';
import type { LayerSite, Shape } from '../../../../src/python/site.js';
import { reader } from '../support/parser.js';

const models = path.resolve(import.meta.dirname, '../../../models');
const scripts = path.join(models, 'scripts');

interface TruthScript {
  readonly file: string;
  /** What the framework saw pass each pooling call, by file and line; a batch of any size is N. */
  readonly flows: Readonly<Record<string, readonly string[]>>;
}

const truth: { readonly scripts: readonly TruthScript[] } = JSON.parse(
  await readFile(path.join(models, 'script-truth.json'), 'utf8'),
);

const text = (shape: Shape | null): string => (shape ?? []).map(dimensionText).join('×');

/**
 * Calls of pooling that the frameworks saw too: no function of the script itself, no call of a whole
 * Keras model, and reductions in PyTorch only.
 */
const isCall = ({ role, isPooling, through, kind, framework }: LayerSite): boolean =>
  role === 'call' &&
  isPooling &&
  through !== 'Model' &&
  kind !== 'pool2d' &&
  (framework === 'torch' || !kind.startsWith('global-'));

describe('scripts give the shapes that the frameworks saw when they ran them', () => {
  it.each(truth.scripts.map((script) => [script.file, script] as const))(
    '%s',
    async (file, { flows }) => {
      const source = await readFile(path.join(scripts, file), 'utf8');
      const analysis = await (
        await reader()
      ).analyse(file, source, fileSources(scripts), { limits: { milliseconds: 60_000 } });
      const seen = new Map<string, Set<string>>();
      for (const site of analysis.sites.filter(isCall)) {
        const place = `${site.range.file}:${String(site.range.start.line + 1)}`;
        const known = seen.get(place) ?? new Set<string>();
        // What reading doesn’t get to has no flows, and a run doesn’t get there either.
        if (site.pooling === null && site.flows.length === 0) continue;
        for (const { input, output } of site.flows) known.add(`${text(input)} → ${text(output)}`);
        seen.set(place, known);
      }
      const found = Object.fromEntries(
        [...seen].map(([place, known]) => [place, [...known].sort()]),
      );
      expect(found).toEqual(flows);
      expect(analysis.problems.map(({ message }) => message)).toEqual([]);
    },
  );
});
