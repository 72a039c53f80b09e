import { describe, expect, it, vi } from 'vitest';
import type { CancellationToken, Position, TextDocument, Uri, Webview } from 'vscode';
import { HOVER_COMMAND } from '../../../src/core/hover-commands.js';
import type { DocumentAnalyses } from '../../../src/host/analysis/document-analyses.js';
import type { GivenShapes } from '../../../src/host/analysis/given-shapes.js';
import type { KnownFiles } from '../../../src/host/analysis/known-files.js';

vi.mock('vscode', () => ({
  ColorThemeKind: { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 },
  Hover: class {
    readonly contents: unknown;
    constructor(contents: unknown) {
      this.contents = contents;
    }
  },
  MarkdownString: class {
    isTrusted: unknown = undefined;
  },
  Uri: { joinPath: (root: string, path: string) => `${root}/${path}` },
  commands: { executeCommand: () => Promise.resolve() },
  env: { language: 'en' },
  l10n: { bundle: { Close: '</script><script>alert(1)</script>' } },
  window: { activeColorTheme: { kind: 2 } },
  workspace: { getConfiguration: () => ({ get: () => undefined }) },
}));

const { webviewHtml, webviewOptions } = await import('../../../src/host/panel/webview-html.js');
const { WorkspaceSource } = await import('../../../src/host/analysis/workspace-source.js');
const { Hovers } = await import('../../../src/host/hover/hovers.js');

/** A stand-in with the members that a test needs. */
const stub = <T>(value: Partial<Record<keyof T, unknown>> | string): T => value as T;
const webview = stub<Webview>({ cspSource: 'vscode-resource:' });
const html = () => webviewHtml(webview, { page: 'panel', script: 'start()', first: null });

describe('what a webview may do', () => {
  it('is exactly what its policy names, with another nonce for each page', () => {
    const policies = [html(), html()].map((page) => /Policy" content="([^"]*)"/u.exec(page)?.[1]);
    const [nonce = '', other = ''] = policies.map(
      (policy) => /'nonce-([\da-f]{32})'/u.exec(policy ?? '')?.[1],
    );
    expect(nonce).not.toBe(other);
    expect(policies[0]?.split('; ')).toEqual([
      "default-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      `script-src 'nonce-${nonce}'`,
      `style-src vscode-resource: 'nonce-${nonce}'`,
      'img-src vscode-resource: data: blob:',
    ]);
  });

  it('is to run one script: what a page holds as data ends no element', () => {
    expect(html().match(/<script\b/gu)).toHaveLength(2);
    expect(html()).not.toContain('alert(1)</script>');
  });

  it('is to load from the folder of the extension, and to run no command by a link', () => {
    const folder = stub<Uri>('dist');
    expect(webviewOptions(folder)).toEqual({
      enableScripts: true,
      enableForms: false,
      enableCommandUris: false,
      localResourceRoots: [folder],
    });
  });
});

describe('a hover', () => {
  it('may run the commands of its own links and no others', async () => {
    const range = { start: { line: 0, column: 0 }, end: { line: 0, column: 1 } };
    const source = { key: 'a', placeOf: () => ({ line: 0, column: 0 }), locate: () => ({ range }) };
    const analyses = stub<DocumentAnalyses>({
      source: () => source,
      outcome: () => Promise.resolve({ ok: true, value: { range, text: 'text' } }),
      stopped: () => null,
    });
    const given = stub<GivenShapes>({ inFile: () => ({}) });
    const document = stub<TextDocument>({ uri: 'file:///a.py' });
    const hover = await new Hovers(analyses, given).at(
      document,
      stub<Position>({}),
      stub<CancellationToken>({}),
    );
    expect(hover?.contents).toMatchObject({
      isTrusted: { enabledCommands: Object.values(HOVER_COMMAND) },
    });
  });
});

describe('the files of a workspace that an analysis may read', () => {
  const asked: string[] = [];
  const files = stub<KnownFiles>({
    read: (uri: string) => {
      asked.push(uri);
      return 'text';
    },
  });
  const source = new WorkspaceSource(stub<Uri>('file:///work'), files, null);

  it.each([
    '../secret.py',
    'a/../../secret.py',
    'a\\..\\..\\secret.py',
    '/etc/passwd',
    'a//b.py',
    '',
  ])('are none outside its folder: %j', (path) => {
    expect(source.read(path)).toBeNull();
    expect(asked).toEqual([]);
  });

  it('are those below it', () => {
    expect(source.read('a/b.py')).toBe('text');
    expect(asked).toEqual(['file:///work/a/b.py']);
  });
});
