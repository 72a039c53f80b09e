import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareModel } from '../../../../scripts/shapes-truth/compare.mjs';
import { fileSources } from '../../../../src/cli/file-sources.js';
import { shapesJson } from '../../../../src/cli/shapes-json.js';
import { fileReport } from '../../../../src/present/report/file-report.js';
import type { PlainData } from '../../../../src/python/driver/entry.js';
import { reader } from '../support/parser.js';

const models = path.resolve(import.meta.dirname, '../../../models');
const sources = path.join(models, 'sources');

interface TruthModel {
  readonly id: string;
  readonly entry: {
    readonly file: string;
    readonly function: string;
    readonly kwargs: Readonly<Record<string, PlainData>>;
  };
  readonly input: readonly number[];
}

const truth: { readonly models: readonly TruthModel[] } = JSON.parse(
  await readFile(path.join(models, 'zoo-truth.json'), 'utf8'),
);

describe('a package with registry, factories and configurations gives the sites PyTorch saw', () => {
  it.each(truth.models.map((model) => [model.id, model] as const))('%s', async (_, model) => {
    const { file, kwargs, function: name } = model.entry;
    const source = await readFile(path.join(sources, file), 'utf8');
    const analysis = await (
      await reader()
    ).analyse(file, source, fileSources(sources), {
      entry: { name, kwargs, inputs: [model.input] },
      limits: { milliseconds: 60_000 },
    });
    const shown = analysis.sites.filter((site) => site.isPooling);
    const report = fileReport({ ...analysis, sites: shown });
    expect(compareModel(model, shapesJson(report, report.layers, undefined, 1))).toEqual([]);
  });
});
