/** Lint rules of this project, for what no linter knows. */
import { moduleBorders } from './module-borders.mjs';

/** What makes as much as a number of foreign code says. */
const growing = [
  'CallExpression[callee.property.name=/^(repeat|padStart|padEnd)$/]',
  ':matches(CallExpression, NewExpression)[callee.name="Array"]',
  'CallExpression[callee.object.name="Array"][callee.property.name="from"] > ObjectExpression',
];

const growth = {
  meta: {
    type: 'problem',
    docs: { description: 'nothing grows before the budget was asked' },
    messages: { unasked: 'Ask the budget first, in a file that is known for it.' },
    schema: [],
  },
  create(context) {
    const report = (node) => context.report({ node, messageId: 'unasked' });
    return Object.fromEntries(growing.map((selector) => [selector, report]));
  },
};

export default {
  meta: { name: 'poolscope' },
  rules: { borders: moduleBorders, growth },
};
