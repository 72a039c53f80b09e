import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { english, textOf } from '../../../src/engine/phrase.js';
import { Budget, DEFAULT_LIMITS } from '../../../src/python/interpreter/budget.js';
import { Interpreter } from '../../../src/python/interpreter/interpreter.js';
import { indexLibraries } from '../../../src/python/interpreter/modules/library-index.js';
import { libraries } from '../../../src/python/libraries/index.js';
import { parseFile } from '../../../src/python/parse/parse-file.js';
import { standardLibrary } from '../../../src/python/standard/index.js';
import type { Value } from '../../../src/python/values/value.js';
import { shapeText } from '../python/support/read.js';

const folder = path.resolve(import.meta.dirname, '../../shapes');
const index = indexLibraries([...standardLibrary, ...libraries]);

/** A line of a block that says what its name holds. */
interface Statement {
  readonly line: string;
  readonly name: string;
  readonly kind: string;
  readonly text: string;
}

const STATEMENT = /^(\w+) = .*?# (shape|unknown|error): (.+)$/u;

function statementsIn(code: string): readonly Statement[] {
  return code.split('\n').flatMap((line) => {
    const [, name = '', kind = '', text = ''] = STATEMENT.exec(line) ?? [];
    return kind === '' ? [] : [{ line, name, kind, text }];
  });
}

/** What reading a block tells of a name, in the words of the comments. */
function readBlock(code: string): (statement: Statement) => string {
  const interpreter = new Interpreter({
    budget: new Budget(DEFAULT_LIMITS, null, Date.now),
    training: false,
    libraries: index,
    sources: {
      load: () => null,
      roots: [''],
      installed: [],
      main: 'main.py',
      mainName: '__main__',
    },
  });
  const module = interpreter.modules.main(parseFile('main.py', code, null));
  module.run();
  const problems = interpreter.sites.findings.problems.map(({ message }) =>
    textOf(message, english),
  );
  return ({ name, kind }) =>
    kind === 'error' ? problems.join('\n') : told(module.value.lookup(name), problems);
}

function told(value: Value | undefined, problems: readonly string[]): string {
  if (value?.kind === 'unknown') return textOf(value.reason, english);
  if (value?.kind !== 'tensor') return problems.join('\n') || `no tensor: ${value?.kind ?? ''}`;
  if (value.shape !== null) return shapeText(value.shape);
  return value.shapeUnknown === null ? '' : textOf(value.shapeUnknown.reason, english);
}

const blocks = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) =>
    [...readFileSync(path.join(folder, name), 'utf8').matchAll(/^```python\n(.*?)^```/gmsu)].map(
      ([, code = '']) => ({ name, code, statements: statementsIn(code) }),
    ),
  );

describe('a document of shapes', () => {
  it('says something in each of its blocks', () => {
    expect(blocks.length).toBeGreaterThan(0);
    for (const { code, statements } of blocks) {
      expect(statements.length, code).toBeGreaterThan(0);
    }
  });
});

describe('reading gives what the documents of shapes say', () => {
  it.each(
    blocks.flatMap(({ name, code, statements }) =>
      statements.map((one) => ({ ...one, name, code, variable: one.name })),
    ),
  )('$name: $line', ({ code, variable, line, kind, text }) => {
    const found = readBlock(code)({ name: variable, line, kind, text });
    if (kind === 'error') expect(found).toContain(text);
    else expect(found).toBe(text);
  });
});

const python = ['python3', '/usr/bin/python3'].find((one) => {
  try {
    execFileSync(one, ['-c', 'import torch'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

/** Runs blocks; each gives, by name, the sizes of its tensors, and its exception under ``. */
const RUN = `
import json, sys
def run(code):
    names = {}
    try:
        exec(code, names)
        error = ''
    except Exception as exception:
        error = f'{type(exception).__name__}: {exception}'
    shapes = {k: '×'.join(map(str, v.shape)) for k, v in names.items() if hasattr(v, 'shape')}
    return {**shapes, '': error}
json.dump([run(code) for code in json.load(sys.stdin)], sys.stdout)
`;

describe.skipIf(python === undefined)('PyTorch gives what the documents of shapes say', () => {
  it('in every block of its own', () => {
    const ofTorch = blocks.filter(({ code }) => code.includes('import torch'));
    const input = JSON.stringify(ofTorch.map(({ code }) => code));
    const output = execFileSync(python ?? '', ['-W', 'ignore', '-c', RUN], { input });
    const runs: readonly Readonly<Record<string, string>>[] = JSON.parse(output.toString());
    for (const [at, { statements }] of ofTorch.entries()) {
      for (const { name, kind, text, line } of statements) {
        if (kind === 'shape') expect(runs[at]?.[name], line).toBe(text);
        if (kind === 'error') expect(runs[at]?.[''], line).toContain(text);
      }
    }
  });
});
