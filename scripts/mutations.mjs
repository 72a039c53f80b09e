import ts from 'typescript';

/** What an operator becomes. */
const OPERATORS = new Map([
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
  [ts.SyntaxKind.AsteriskToken, '/'],
  [ts.SyntaxKind.SlashToken, '*'],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
]);

/**
 * Every single change that can be made to a source: another operator, a negated condition, a number
 * one larger, the other truth. Left alone is a number that TypeScript asks for beside an index,
 * `sizes[axis] ?? 0` or `const [first = 0] = sizes`: where the index is always there, nothing tells.
 * @param {string} text
 * @returns {{ from: number, to: number, by: string, within: { from: number, to: number } }[]} what
 *   stands from where to where, what instead, and the expression that it is part of
 */
export function mutationsOf(text) {
  const found = [];
  const source = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
  const range = (node) => ({ from: node.getStart(), to: node.getEnd() });
  const change = (node, by, within = node) =>
    found.push({ ...range(node), by, within: range(within) });
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const by = OPERATORS.get(node.operatorToken.kind);
      if (by !== undefined && !isOfTexts(node)) change(node.operatorToken, by, node);
    }
    if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
      const condition = node.expression ?? node.condition;
      change(condition, `!(${condition.getText()})`);
    }
    if (
      ts.isNumericLiteral(node) &&
      !ts.isPropertyAssignment(node.parent) &&
      !standsInForAnEntry(node)
    ) {
      change(node, String(Number(node.text) + 1));
    }
    if (node.kind === ts.SyntaxKind.TrueKeyword) change(node, 'false');
    if (node.kind === ts.SyntaxKind.FalseKeyword) change(node, 'true');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A sum of texts has no other operator. */
const isOfTexts = ({ left, right }) =>
  [left, right].some((side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side));

/** Whether a number is taken where a list has no entry at an index. */
const standsInForAnEntry = (node) => {
  const { parent } = node;
  if (ts.isBindingElement(parent)) return ts.isArrayBindingPattern(parent.parent);
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
    parent.right === node &&
    isEntry(parent.left)
  );
};

/** `list[index]` or `list.at(index)`. */
const isEntry = (node) =>
  ts.isElementAccessExpression(node)
    ? !ts.isStringLiteralLike(node.argumentExpression)
    : ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === 'at';
