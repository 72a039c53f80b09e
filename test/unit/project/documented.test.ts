import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

/** Sources of a folder; the kernels' AssemblyScript is another language. */
const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .filter((name) => !name.includes('kernels/simd/assembly'))
    .map((name) => path.join(folder, name));

/** What a statement exports that can be called: a function, or a class. */
const callableIn = (statement: ts.Statement): string | null => {
  const exported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  if (!exported) return null;
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    return statement.name?.text ?? 'default';
  }
  if (!ts.isVariableStatement(statement)) return null;
  const [declaration] = statement.declarationList.declarations;
  const made = declaration?.initializer;
  return made !== undefined && (ts.isArrowFunction(made) || ts.isFunctionExpression(made))
    ? declaration.name.getText()
    : null;
};

const undocumentedIn = (file: string): readonly string[] => {
  const text = readFileSync(path.join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    const name = callableIn(statement);
    return name === null || ts.getJSDocCommentsAndTags(statement).length > 0
      ? []
      : [`${file}: ${name}`];
  });
};

describe('the doc comments', () => {
  it.each(['src', 'webview'])(
    'are there for every function and class that %s exports',
    (folder) => {
      const files = sourcesIn(folder);
      expect(files.length).toBeGreaterThan(50);
      expect(files.flatMap(undocumentedIn)).toEqual([]);
    },
    30_000,
  );
});
