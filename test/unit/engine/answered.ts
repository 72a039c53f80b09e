import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import {
  bindCall,
  dataTypeError,
  dialectOf,
  dataTypes,
  frameworkIndices,
  gradient,
  isFramework,
  notices,
  plan,
  pool,
  specify,
  textOf,
  unpool,
  settingText,
  unpoolGeometry,
  type DataType,
  type Framework,
  type Plan,
  type PoolCall,
  type PoolError,
  type Result,
} from '../../../src/engine/index.js';
import { parseCall } from '../../conformance/call-expression.js';

/** On what the calls below a line `on 1×1×5×5 int64 version 1.13 at 0 7` are tried. */
interface Surroundings {
  readonly shape: readonly number[] | null;
  readonly dtype: DataType | null;
  readonly version: string | null;
  /** Indices, for unpooling. */
  readonly places: readonly number[];
}

/** The answers of a document, which is named after its framework, are as they stand in it. */
export const expectAnswers = async (place: URL, told: Told): Promise<void> => {
  const framework = /(\w+)\.txt$/u.exec(place.pathname)?.[1] ?? '';
  if (!isFramework(framework)) throw new Error(`no framework is called ${framework}`);
  const answers = answered(framework, readFileSync(place, 'utf8'), told);
  await expect(answers).toMatchFileSnapshot(place.pathname);
};

/** What is told of an accepted layer, a line each. */
export type Told = (layer: Plan, dtype: DataType | null) => readonly string[];

/**
 * A document of calls with its answers, which are indented, written anew: what is told of a layer,
 * or the refusal, its hint and what would help.
 */
const answered = (framework: Framework, document: string, told: Told): string => {
  let around: Surroundings = { shape: null, dtype: null, version: null, places: [] };
  const lines: string[] = [];
  for (const line of document.split('\n')) {
    if (line.startsWith('  ')) continue;
    lines.push(line);
    if (line.startsWith('on ')) around = surroundingsOf(line);
    else if (/^\w+\(/u.test(line))
      lines.push(...answer(framework, line, around, told).map(indented));
  }
  return lines.join('\n');
};

const indented = (text: string): string => `  ${text.replaceAll('\n', '\n  ')}`;

const surroundingsOf = (line: string): Surroundings => {
  const sizes = /^on ([\d×]+)/u.exec(line)?.[1];
  const places = / at ([-\d ]+)$/u.exec(line)?.[1];
  return {
    shape: sizes === undefined ? null : sizes.split('×').map(Number),
    dtype: dataTypes.find((dtype) => line.includes(` ${dtype}`)) ?? null,
    version: / version (\S+)/u.exec(line)?.[1] ?? null,
    places: places === undefined ? [] : places.split(' ').map(Number),
  };
};

const answer = (
  framework: Framework,
  line: string,
  around: Surroundings,
  told: Told,
): readonly string[] => {
  const called = callOf(framework, line, around);
  if (!called.ok) return refusal(called.error);
  const call = called.value;
  if (/unpool/iu.test(call.operation)) return unpooling(call, around);
  const { shape, dtype } = around;
  const spec = specify(call, shape ?? undefined);
  if (!spec.ok) return refusal(spec.error);
  if (shape === null) return ['is accepted'];
  const planned = plan(spec.value, shape);
  if (!planned.ok) return refusal(planned.error);
  const type = dtype === null ? null : dataTypeError(spec.value, dtype, planned.value.outputShape);
  return type === null ? told(planned.value, dtype) : refusal(type);
};

const callOf = (framework: Framework, line: string, around: Surroundings): Result<PoolCall> => {
  const { callee, positional, keywords } = parseCall(line);
  const bound = dialectOf(framework).signatures[callee] !== undefined;
  if (bound) return bindCall(framework, callee, positional, keywords, around.version);
  const call = { framework, operation: callee, arguments: keywords, version: around.version };
  return { ok: true, value: call };
};

/**
 * Shape and values of the output on an input of small numbers, indices, the gradient where every
 * output has that of its place (1, 2, 3 …), and the codes of notices.
 */
export const results: Told = (layer, dtype) => {
  const codes = notices(layer, dtype === null ? {} : { dtype }).map(({ code }) => code);
  const found = codes.length === 0 ? [] : [`notices ${codes.join(', ')}`];
  const shape = layer.outputShape.join('×');
  if (dtype !== null) return [shape, ...found];
  const input = scattered(layer.inputShape);
  const { output, indices } = pool(layer, input);
  const lines = [`${shape}: ${listed(output)}`.trim()];
  if (indices !== null) lines.push(`indices ${listed(frameworkIndices(layer, indices))}`);
  const sent = Float64Array.from(output, (_, at) => at + 1);
  if (hasGradient(layer) && output.length > 0)
    lines.push(`gradient ${listed(gradient(layer, input, sent))}`);
  return [...lines, ...found];
};

/** Where no framework has a gradient to compare with, none is written down. */
const hasGradient = ({ spec: { framework, reducer, initial } }: Plan): boolean =>
  !['numpy', 'skimage', 'webnn'].includes(framework) &&
  reducer.kind !== 'stochastic' &&
  initial === undefined;

const unpooling = (call: PoolCall, { shape, places }: Surroundings): readonly string[] => {
  const given = shape ?? [];
  const planned = unpoolGeometry(call, given);
  if (!planned.ok) return refusal(planned.error);
  const result = unpool(call, scattered(given), given, places);
  if (!result.ok) return refusal(result.error);
  return [`${result.value.shape.join('×')}: ${listed(result.value.output)}`];
};

const refusal = ({
  code,
  exception,
  message,
  hint,
  fixes,
  meant,
}: PoolError): readonly string[] => [
  `${exception}: ${message}`,
  `${code}: ${textOf(hint)}`,
  ...fixes.map((fix) => `helps: ${settingText(fix)}`),
  ...(meant === undefined ? [] : [`means: ${meant}`]),
];

const sizeOf = (shape: readonly number[]): number => shape.reduce((all, size) => all * size, 1);

/** Small numbers of both signs, in no order, some of them equal. */
export const scattered = (shape: readonly number[]): Float32Array =>
  Float32Array.from(
    { length: sizeOf(shape) },
    (_, at) => ((at * 7 + 3 * Math.floor(at / 5)) % 11) - 4,
  );

/** Numbers to four digits, so that a line can be read. */
const listed = (values: ArrayLike<number>): string =>
  Array.from(values, (value) => String(Number(value.toPrecision(4)))).join(' ');
