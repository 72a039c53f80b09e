import * as v from 'valibot';
import { fail, ok, type Result } from '../engine/result.js';
import type { FileReport } from '../protocol/report.js';
import { ANSWER_SCHEMAS } from './answer-schemas.js';
import { coverageOf, explanations, layerAnswers, problemAnswers } from './layer-answers.js';
import type { TOOL_NAMES } from './names.js';
import { readShape } from './shape-text.js';

/** What an agent may ask, as its client is told. None of it changes anything. */
export interface Tool {
  readonly name: (typeof TOOL_NAMES)[number];
  readonly title: string;
  readonly description: string;
  readonly inputSchema: object;
  readonly outputSchema: object;
  readonly annotations: { readonly readOnlyHint: true; readonly openWorldHint: false };
}

/** A file to read for a tool, checked as far as that goes without looking. */
export interface AskedFile {
  readonly file: string;
  readonly entry: { readonly name: string; readonly inputs: readonly (readonly number[])[] } | null;
  /** Whether formulas and changes of the code are wanted. */
  readonly detailed: boolean;
  /** The line that is asked about, from 1; null: the whole file. */
  readonly line: number | null;
}

/** Reads a file. Fails with what the caller should change. */
export type ReadForAgent = (asked: AskedFile) => Promise<Result<FileReport, string>>;

const ANNOTATIONS = { readOnlyHint: true, openWorldHint: false } as const;

const FILE = {
  type: 'string',
  description: 'Python file or notebook, relative to the workspace folder.',
};
const LINE = { type: 'integer', description: 'Line of the call, from 1.' };
const ENTRY = {
  type: 'string',
  description: 'Function or class of the file to call; without it the file is read as it stands.',
};
const INPUTS = {
  type: 'array',
  items: { type: 'string' },
  description: 'Shapes of the entry’s inputs, such as ["1x3x224x224"]. Needs `entry`.',
};

const schema = (properties: object, required: readonly string[]): object => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** The tools, in the order in which they are listed. */
export const TOOLS: readonly Tool[] = [
  {
    name: 'poolscope_shapes',
    title: 'Shapes through pooling layers',
    description:
      'Reads neural-network code without running it and tells the shape before and after every pooling layer: exact, symbolic, or unknown with the reason.',
    inputSchema: schema({ file: FILE, entry: ENTRY, inputs: INPUTS }, ['file']),
    outputSchema: ANSWER_SCHEMAS.poolscope_shapes,
    annotations: ANNOTATIONS,
  },
  {
    name: 'poolscope_explain',
    title: 'One pooling layer in depth',
    description:
      'Explains the pooling layer on a line of a file: settings, shapes, formula, cost, and what happens at its edges.',
    inputSchema: schema({ file: FILE, line: LINE, entry: ENTRY, inputs: INPUTS }, ['file', 'line']),
    outputSchema: ANSWER_SCHEMAS.poolscope_explain,
    annotations: ANNOTATIONS,
  },
  {
    name: 'poolscope_check',
    title: 'Problems in a file',
    description:
      'Finds arguments and shapes that the framework will refuse, with its own words and edits that mend them, and what pooling layers silently drop or pad.',
    inputSchema: schema({ file: FILE, entry: ENTRY, inputs: INPUTS }, ['file']),
    outputSchema: ANSWER_SCHEMAS.poolscope_check,
    annotations: ANNOTATIONS,
  },
];

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const given = v.strictObject({
  file: text(1000),
  line: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  entry: v.optional(text(200)),
  inputs: v.optional(v.pipe(v.array(text(200)), v.maxLength(20)), []),
});

/**
 * Answers a call of a tool with small JSON. Fails, in words for the agent, with what to change.
 * @throws {RangeError} for a tool that isn't in {@link TOOLS}
 */
export const answerTool = async (
  name: string,
  input: unknown,
  read: ReadForAgent,
): Promise<Result<object, string>> => {
  const checked = v.safeParse(given, input);
  if (!checked.success) {
    const [issue] = checked.issues;
    return fail(`${v.getDotPath(issue) ?? 'arguments'}: ${issue.message}`);
  }
  const { file, line } = checked.output;
  if (name === 'poolscope_explain' && line === undefined) {
    return fail('line: say on which line the call stands; poolscope_shapes tells the lines.');
  }
  const entry = entryOf(checked.output);
  if (!entry.ok) return entry;
  const detailed = name !== 'poolscope_shapes';
  const asked = { file, entry: entry.value, detailed, line: line ?? null };
  const report = await read(asked);
  return report.ok ? answerOf(name, report.value, file, line ?? 0) : report;
};

const entryOf = ({
  entry,
  inputs,
}: v.InferOutput<typeof given>): Result<AskedFile['entry'], string> => {
  const shapes: (readonly number[])[] = [];
  for (const input of inputs) {
    const sizes = readShape(input);
    if (!sizes.ok) return fail(`inputs: ${sizes.error}`);
    shapes.push(sizes.value);
  }
  if (entry !== undefined) return ok({ name: entry, inputs: shapes });
  return inputs.length === 0
    ? ok(null)
    : fail('`inputs` needs `entry`, the function or class to call.');
};

const answerOf = (
  name: string,
  report: FileReport,
  file: string,
  line: number,
): Result<object, string> => {
  switch (name) {
    case 'poolscope_shapes': {
      const layers = layerAnswers(report);
      return ok({ file, coverage: coverageOf(layers), layers });
    }
    case 'poolscope_explain': {
      const layers = explanations(report, line);
      return layers.length > 0
        ? ok({ file, layers })
        : fail(
            `No pooling layer stands on line ${String(line)} of ${file}. Ask poolscope_shapes for the lines.`,
          );
    }
    case 'poolscope_check':
      return ok({ file, coverage: coverageOf(layerAnswers(report)), ...problemAnswers(report) });
    default:
      throw new RangeError(`There is no tool ${name}.`);
  }
};
