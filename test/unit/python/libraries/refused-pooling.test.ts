import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/phrase.js';
import { valuesFile } from '../../../conformance/stored.js';
import { read } from '../support/read.js';

const stored = ['dev', 'rand'].flatMap((set) => {
  const path = new URL(`../../../conformance/data/torch-values-${set}.json`, import.meta.url);
  return v.parse(valuesFile, JSON.parse(readFileSync(path, 'utf8'))).invalid;
});

const SETUP = 'import torch\nimport math\nimport torch.nn as nn\nimport torch.nn.functional as F\n';

/** Every call that PyTorch refused, as code: read, it says what PyTorch said. */
describe('refused pooling calls of PyTorch, read as code', () => {
  it.each(stored.map((one) => [`${one.expr} on [${one.input.join(', ')}]`, one] as const))(
    '%s',
    async (_, { expr, input, error, message }) => {
      const isLayer = /^(?:torch\.)?nn\.[A-Z]/u.test(expr);
      const line = isLayer ? `${expr}(x)` : expr;
      const code = `${SETUP}x = torch.zeros(${input.length === 0 ? '()' : input.join(', ')})\n${line}\n`;
      const { problems } = await read(code);
      expect(problems.map((problem) => textOf(problem.message))).toEqual([`${error}: ${message}`]);
    },
  );
});
