import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { moduleBorders } from './scripts/module-borders.mjs';

const unwanted = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Use a module.' },
  { selector: 'TSParameterProperty', message: 'Declare the field.' },
];

/** What makes as much as a number of foreign code says. */
const growth = [
  'CallExpression[callee.property.name=/^(repeat|padStart|padEnd)$/]',
  ':matches(CallExpression, NewExpression)[callee.name="Array"]',
  'CallExpression[callee.object.name="Array"][callee.property.name="from"] > ObjectExpression',
].map((selector) => ({
  selector,
  message: 'Ask the budget first, in a file that is known for it.',
}));

export default defineConfig(
  {
    ignores: [
      'dist/',
      '.cache/',
      'node_modules/',
      'test/models/',
      '**/assembly/',
      '**/generated/',
      'src/every-runtime.d.ts',
      'examples/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['{src,webview,test}/**/*.ts'],
    extends: [eslint.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          'tsconfig.json',
          'webview/tsconfig.json',
          'test/tsconfig.json',
          'test/webview/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { modules: { rules: { borders: moduleBorders } } },
    rules: {
      'modules/borders': 'error',
      eqeqeq: 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'no-restricted-syntax': ['error', ...unwanted],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Without noUncheckedIndexedAccess it takes honest guards of `array[0]` for needless.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/python/interpreter/**/*.ts'],
    // These spend budget on it, or a line of the code holds as much already.
    ignores: [
      'src/python/interpreter/{expressions/{format-value,uniform-rows},operators/operators}.ts',
      'src/python/interpreter/{modules/import-statements,sites/window-{box,pattern}}.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...unwanted, ...growth] },
  },
  {
    // An extension host in a browser has no other way to load a text of ours as code.
    files: ['src/host/platform/web.ts'],
    rules: { '@typescript-eslint/no-implied-eval': 'off' },
  },
  {
    files: ['webview/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/recommended']],
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  { files: ['*.ts'], extends: [tseslint.configs.strict] },
  {
    files: ['**/*.mjs', '*.js'],
    extends: [eslint.configs.recommended],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
);
