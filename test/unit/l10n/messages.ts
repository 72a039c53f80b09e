import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '../../..');

/** The texts of a JSON file of messages by their key. */
export const readTexts = (file: string): Readonly<Record<string, string>> => {
  const texts: unknown = JSON.parse(readFileSync(path.join(root, file), 'utf8'));
  const entries = typeof texts === 'object' && texts !== null ? Object.entries(texts) : [];
  return Object.fromEntries(entries.map(([key, text]) => [key, String(text)]));
};

/** The Chinese of every message. */
export const chinese = readTexts('l10n/bundle.l10n.zh-cn.json');

/** A message where code asks for it; its text is null where it is no literal. */
export interface AskedMessage {
  readonly text: string | null;
  /** `src/engine/phrase.ts:42`. */
  readonly place: string;
}

/** Calls of translators and of `say`, by the name that is called. */
const SPEAKERS: readonly string[] = ['t', '#t', 'say'];

/** Every message that the code of a folder gives to a translator or makes a phrase of. */
export const messagesIn = (folder: string): readonly AskedMessage[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name))
    .flatMap(messagesOf);

const messagesOf = (file: string): readonly AskedMessage[] => {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: AskedMessage[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && SPEAKERS.includes(nameOf(node.expression))) {
      const [first] = node.arguments;
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const text = first !== undefined && ts.isStringLiteralLike(first) ? first.text : null;
      found.push({ text, place: `${file}:${String(line + 1)}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const nameOf = (callee: ts.Expression): string => {
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
};
