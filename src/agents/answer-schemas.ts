import type { TOOL_NAMES } from './names.js';

const TEXT = { type: 'string' };
const LINE = { type: 'integer', minimum: 1 };
const NUMBER = { type: 'number' };

const orNull = (schema: object): object => ({ anyOf: [schema, { type: 'null' }] });
const listOf = (items: object): object => ({ type: 'array', items });
const objectOf = (properties: Readonly<Record<string, object>>): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

const SHAPE = {
  ...listOf({ anyOf: [NUMBER, TEXT] }),
  description: 'Sizes, each a number or an expression in symbols.',
};
const PLACE = { line: LINE, column: LINE, endLine: LINE, endColumn: LINE };
const NOTICE = { code: TEXT, text: TEXT };
const COVERAGE = {
  ...objectOf({ exact: NUMBER, symbolic: NUMBER, of: NUMBER }),
  description: 'How many passages through pooling layers are known, and how well.',
};

const LAYER = {
  line: LINE,
  call: TEXT,
  kind: TEXT,
  framework: TEXT,
  version: { ...orNull(TEXT), description: 'The version of the framework whose rules were taken.' },
  path: { ...TEXT, description: 'The way through the model, such as `layer1.0.pool`.' },
  certainty: { enum: ['exact', 'symbolic', 'unknown'] },
  reason: { ...orNull(TEXT), description: 'Why nothing is known.' },
  input: orNull(SHAPE),
  output: orNull(SHAPE),
  origin: { ...orNull(TEXT), description: 'Where the input’s size comes from.' },
};

const COST = objectOf({
  times: { ...orNull(TEXT), description: 'Symbols by which all counts are to be multiplied.' },
  operations: NUMBER,
  bytesRead: NUMBER,
  bytesWritten: NUMBER,
  intensity: orNull(NUMBER),
});

const EXPLANATION = {
  ...LAYER,
  settings: { type: 'object' },
  formulas: listOf(TEXT),
  cost: orNull(COST),
  notices: listOf(objectOf(NOTICE)),
};

/** A place; where something is said of the whole file there is no line. */
const placed = (properties: Readonly<Record<string, object>>): object => ({
  anyOf: [
    objectOf({ ...properties, ...PLACE }),
    objectOf({ ...properties, line: { type: 'null' } }),
  ],
});

const FIX = objectOf({
  title: TEXT,
  edits: listOf(placed({ file: TEXT, newText: TEXT })),
});

/** What each tool answers, as JSON Schema: what a client may rely on. */
export const ANSWER_SCHEMAS: Readonly<Record<(typeof TOOL_NAMES)[number], object>> = {
  poolscope_shapes: objectOf({
    file: TEXT,
    coverage: COVERAGE,
    layers: listOf(objectOf(LAYER)),
  }),
  poolscope_explain: objectOf({ file: TEXT, layers: listOf(objectOf(EXPLANATION)) }),
  poolscope_check: objectOf({
    file: TEXT,
    coverage: COVERAGE,
    problems: listOf(
      placed({
        severity: { enum: ['error', 'warning', 'info'] },
        code: TEXT,
        message: TEXT,
        fixes: listOf(FIX),
      }),
    ),
    notices: listOf(placed(NOTICE)),
  }),
};
