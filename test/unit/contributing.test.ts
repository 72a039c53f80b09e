import { build } from 'esbuild';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const page = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');

/** One change that the page asks for. */
interface Step {
  readonly file: string;
  /** Null: the file is new. */
  readonly at: { readonly how: string; readonly line: string } | null;
  readonly text: string;
}

const STEP =
  /(?:New file `(?<created>[^`]+)`|In \[`(?<changed>[^`]+)`\]\([^)]+\), (?<how>before|instead of) `(?<line>[^`]+)`):\n\n```\w+\n(?<text>.*?)```/gsu;

/** The steps of a worked example, in the page's order. */
const stepsOf = (title: string): readonly Step[] => {
  const section = page.split(/^### /mu).find((one) => one.startsWith(title)) ?? '';
  const own = section.split(/^## /mu)[0] ?? '';
  return [...own.matchAll(STEP)].map(({ groups = {} }) => {
    const { created, changed = '', how = '', line = '', text = '' } = groups;
    return { file: created ?? changed, at: created === undefined ? { how, line } : null, text };
  });
};

const TITLES = ['A framework', 'A reducer', 'A notice', 'A library’s shape rule', 'A tab'].map(
  (title) => title.replace('’', "'"),
);

let copy = '';

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'contributing-'));
  for (const part of ['src', 'webview', 'l10n', 'package.json', 'tsconfig.base.json']) {
    cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  for (const title of TITLES) for (const step of stepsOf(title)) take(step);
});

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

function take({ file, at, text }: Step): void {
  const target = path.join(copy, file);
  if (at === null) {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text, { flag: 'wx' });
    return;
  }
  const lines = readFileSync(target, 'utf8').split('\n');
  const found = lines.flatMap((line, index) => (line.startsWith(at.line) ? [index] : []));
  expect(found, `${file} has one line that begins with ${at.line}`).toHaveLength(1);
  lines.splice(found[0] ?? 0, at.how === 'before' ? 0 : 1, text.replace(/\n$/u, ''));
  writeFileSync(target, lines.join('\n'));
}

/** What a module of the changed sources gives. */
async function tried(code: string): Promise<unknown> {
  const outfile = path.join(copy, 'tried.mjs');
  await build({
    stdin: { contents: code, resolveDir: path.join(copy, 'src'), loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  const url = `${pathToFileURL(outfile).href}?${String(code.length)}`;
  const { result }: { readonly result: unknown } = await import(/* @vite-ignore */ url);
  return result;
}

/** The compiler's complaints about files of the copy, by the settings of their runtime. */
function complaints(config: string, files: readonly string[]): ReadonlyMap<string, string> {
  const settings = path.join(copy, config);
  const read = ts.readConfigFile(settings, (name) => readFileSync(name, 'utf8'));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, path.dirname(settings));
  const paths = files.map((file) => path.join(copy, file));
  const program = ts.createProgram(paths, { ...options, noEmit: true });
  return new Map(
    files.flatMap((file) => {
      const source = program.getSourceFile(path.join(copy, file));
      const found = source === undefined ? [] : program.getSemanticDiagnostics(source);
      const text = found.map(({ messageText }) =>
        ts.flattenDiagnosticMessageText(messageText, ' '),
      );
      return text.length === 0 ? [] : [[file, text.join('; ')] as const];
    }),
  );
}

/** The files in a folder that the examples change or make. */
const changedIn = (folder: string): readonly string[] => [
  ...new Set(
    TITLES.flatMap(stepsOf)
      .map(({ file }) => file)
      .filter((file) => file.startsWith(folder) && file.endsWith('.ts')),
  ),
];

describe('the worked examples of CONTRIBUTING.md', () => {
  it.each(TITLES)('%s: has steps', (title) => {
    expect(stepsOf(title)).not.toHaveLength(0);
  });

  it('compile', () => {
    expect([...complaints('tsconfig.base.json', changedIn('src/'))]).toEqual([]);
    expect([...complaints('webview/tsconfig.json', changedIn('webview/'))]).toEqual([]);
  });

  it('a framework is a record, a library file and their registration', () => {
    const files = new Set(stepsOf('A framework').map(({ file }) => file));
    expect(files.size).toBe(4);
  });

  it('a framework pools in Python', async () => {
    const python =
      'import poolkit\npool = poolkit.MaxPool2d(2)\ny = pool(poolkit.zeros((1, 8, 6, 3)))\n';
    const code = `
      import { PythonReader } from './python/analyse.js';
      const text = ${JSON.stringify(python)};
      const provider = { read: (path: string) => (path === 'main.py' ? text : null) };
      const analysis = await new PythonReader().analyse('main.py', text, provider);
      export const result = analysis.sites.map(({ kind, framework, flows }) =>
        [framework, kind, ...flows.map(({ output }) => output.join('×'))].join(' '));
    `;
    expect(await tried(code)).toContain('poolkit MaxPool2d 1×4×3×3');
  });

  it('a reducer computes, has words and a cost', async () => {
    const code = `
      import { cost, plan, pool, textOf, traitsOf } from './engine/index.js';
      const source = { kind: 'sliding', kernel: [3], stride: [3], dilation: [1],
        padding: { kind: 'valid' }, rounding: 'floor' } as const;
      const reducer = { kind: 'midrange' } as const;
      const planned = plan({ framework: 'numpy', rank: 1, layout: 'channels-first', source, reducer,
        call: null }, [1, 1, 6]);
      if (!planned.ok) throw new Error(planned.error.message);
      const priced = cost(planned.value);
      export const result = [
        ...pool(planned.value, Float64Array.of(1, 9, 2, 4, 4, 6)).output,
        textOf(traitsOf(reducer).pooling),
        priced.ok ? priced.value.operations.comparisons : null,
      ];
    `;
    expect(await tried(code)).toEqual([5, 5, 'midrange pooling', 8]);
  });

  it('a notice is given for a layer that has the fact, and not for another', async () => {
    const code = `
      import { notices, plan, specify } from './engine/index.js';
      const codes = (kernel: number) => {
        const call = { framework: 'torch', operation: 'MaxPool2d', version: null,
          arguments: { kernel_size: kernel, stride: 1 } } as const;
        const spec = specify(call);
        const planned = spec.ok ? plan(spec.value, [1, 1, 4, 4]) : spec;
        return planned.ok ? notices(planned.value).map((notice) => notice.code) : [];
      };
      export const result = [codes(1).includes('single-cells'), codes(2).includes('single-cells')];
    `;
    expect(await tried(code)).toEqual([true, false]);
  });

  it('a shape rule is followed', async () => {
    const python =
      'import torch\nx = torch.native_channel_shuffle(torch.zeros(1, 4, 6, 6), 2)\ny = torch.nn.MaxPool2d(2)(x)\n';
    const code = `
      import { PythonReader } from './python/analyse.js';
      const text = ${JSON.stringify(python)};
      const provider = { read: (path: string) => (path === 'main.py' ? text : null) };
      const analysis = await new PythonReader().analyse('main.py', text, provider);
      export const result = analysis.sites.flatMap(({ flows }) => flows.map(({ output }) => output.join('×')));
    `;
    expect(await tried(code)).toContain('1×4×3×3');
  });

  it('a tab has a state that the protocol lets through', async () => {
    const code = `
      import * as v from 'valibot';
      import { tabName, tabState } from './protocol/tab-state.js';
      import { plan, specify } from './engine/index.js';
      import { sizesTab } from './present/tabs/sizes/sizes-tab.js';
      const spec = specify({ framework: 'torch', operation: 'MaxPool2d', version: null,
        arguments: { kernel_size: 2 } });
      const planned = spec.ok ? plan(spec.value, [1, 1, 4, 6]) : spec;
      if (!planned.ok) throw new Error(planned.error.message);
      const state = sizesTab(planned.value);
      export const result = [v.parse(tabState, state), v.is(tabName, 'sizes')];
    `;
    expect(await tried(code)).toEqual([{ kind: 'sizes', sizes: [2, 3] }, true]);
  });

  it('say nothing that has no Chinese', () => {
    const chinese = readFileSync(path.join(copy, 'l10n/bundle.l10n.zh-cn.json'), 'utf8');
    const known: unknown = JSON.parse(chinese);
    const said = TITLES.flatMap(stepsOf).flatMap(({ text }) =>
      [...text.matchAll(/\b(?:say|t)\('(?<words>[^']+)'/gu)].map(({ groups }) => groups?.['words']),
    );
    expect(said).not.toHaveLength(0);
    for (const words of said) expect(known).toHaveProperty([words ?? '']);
  });
});

describe('what the compiler asks of whoever forgets a part', () => {
  it('is the list of libraries, each table of reducers, and what shows a tab', () => {
    const asked = [
      'src/python/libraries/index.ts',
      'src/engine/reducers/index.ts',
      'src/engine/reducer-traits.ts',
      'src/engine/cost/operations.ts',
      'src/present/tabs/tab-state.ts',
    ];
    const shown = ['webview/panel/tab-content.ts', 'webview/panel/header/ps-tabs.ts'];
    for (const file of [...asked, ...shown]) cpSync(path.join(root, file), path.join(copy, file));
    expect([...complaints('tsconfig.base.json', asked).keys()]).toEqual(asked);
    expect([...complaints('webview/tsconfig.json', shown).keys()]).toEqual(shown);
  });
});

describe('CONTRIBUTING.md', () => {
  it('names scripts and files that there are', () => {
    const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
    const { scripts }: { readonly scripts: Record<string, string> } = JSON.parse(manifest);
    for (const [, name = ''] of page.matchAll(/npm run ([\w:-]+)/gu)) {
      expect(scripts).toHaveProperty([name]);
    }
    for (const [, file = ''] of page.matchAll(/\]\(([^):]+)\)/gu)) {
      expect(existsSync(path.join(root, file)), file).toBe(true);
    }
  });
});
