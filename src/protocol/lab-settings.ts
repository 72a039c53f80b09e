import { product } from '../engine/row-major.js';
import * as v from 'valibot';

/** The libraries the Lab writes code for. */
export const labFrameworks = ['torch', 'keras', 'tensorflow', 'flax', 'onnx'] as const;
export type LabFramework = (typeof labFrameworks)[number];

/** Whether the Lab writes code for a framework. */
export const isLabFramework = (name: string): name is LabFramework =>
  labFrameworks.some((one) => one === name);

export const labOperations = ['max', 'avg', 'min', 'sum', 'lp', 'softmax'] as const;
export type LabOperation = (typeof labOperations)[number];

/** Whether the Lab has layers with a reducer of this kind. */
export const isLabOperation = (kind: string): kind is LabOperation =>
  labOperations.some((one) => one === kind);

export const labWindows = ['sliding', 'adaptive', 'global'] as const;
export type LabWindows = (typeof labWindows)[number];

/** How padding is asked for; `same` is the least that keeps ⌈n / stride⌉ outputs. */
export const labPaddingKinds = ['explicit', 'same'] as const;

export const labValueKinds = [
  'arange',
  'digits',
  'random',
  'checkerboard',
  'edge',
  'image',
  'typed',
] as const;
export type LabValueKind = (typeof labValueKinds)[number];

/** The largest input the Lab takes, in cells: enough to play with, small enough to draw at once. */
export const maximalLabCells = 4096;

const axisLimit = 3;
/** Kernel, stride … may be wrong (0, −1): the framework then says so. Only nonsense is refused. */
const argument = v.pipe(v.number(), v.integer(), v.minValue(-999), v.maxValue(999));
const perAxis = v.pipe(v.array(argument), v.minLength(1), v.maxLength(axisLimit), v.readonly());
const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(256));
const sizes = v.pipe(
  v.array(size),
  v.minLength(1),
  v.maxLength(axisLimit),
  v.check((axes) => product(axes) <= maximalLabCells),
  v.readonly(),
);
const axisPadding = v.pipe(v.object({ before: argument, after: argument }), v.readonly());
const finite = v.pipe(v.number(), v.finite());

export const labSettingsSchema = v.pipe(
  v.object({
    framework: v.picklist(labFrameworks),
    operation: v.picklist(labOperations),
    windows: v.picklist(labWindows),
    kernel: perAxis,
    stride: perAxis,
    dilation: perAxis,
    paddingKind: v.picklist(labPaddingKinds),
    padding: v.pipe(v.array(axisPadding), v.minLength(1), v.maxLength(axisLimit), v.readonly()),
    ceilMode: v.boolean(),
    countIncludePad: v.boolean(),
    divisor: v.nullable(argument),
    outputSize: perAxis,
    p: v.pipe(finite, v.minValue(-64), v.maxValue(1024)),
    temperature: v.pipe(finite, v.minValue(0.001), v.maxValue(1000)),
    inputSize: sizes,
    values: v.pipe(
      v.object({
        kind: v.picklist(labValueKinds),
        seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)),
        /** Row-major; used when the kind is `typed`, and then one number per input cell. */
        typed: v.pipe(v.array(finite), v.maxLength(maximalLabCells), v.readonly()),
      }),
      v.readonly(),
    ),
    /** Which pairs of boxes move together. */
    linked: v.pipe(
      v.object({
        kernel: v.boolean(),
        stride: v.boolean(),
        dilation: v.boolean(),
        padding: v.boolean(),
        inputSize: v.boolean(),
        outputSize: v.boolean(),
      }),
      v.readonly(),
    ),
  }),
  v.check(
    ({ inputSize, kernel, stride, dilation, padding, outputSize }) =>
      [kernel, stride, dilation, padding, outputSize].every(
        (axes) => axes.length === inputSize.length,
      ),
    'every list has one entry per axis',
  ),
  v.readonly(),
);

/** All that a person can set in the Lab; every list has one entry per spatial axis. */
export type LabSettings = v.InferOutput<typeof labSettingsSchema>;

/** The names of the pairs of boxes that a link button joins. */
export type LinkedControl = keyof LabSettings['linked'];

/** The d2l exercise: 4×4 counted up, 3×3 windows, stride 2, padding 1. */
export const defaultLabSettings: LabSettings = {
  framework: 'torch',
  operation: 'max',
  windows: 'sliding',
  kernel: [3, 3],
  stride: [2, 2],
  dilation: [1, 1],
  paddingKind: 'explicit',
  padding: [
    { before: 1, after: 1 },
    { before: 1, after: 1 },
  ],
  ceilMode: false,
  countIncludePad: true,
  divisor: null,
  outputSize: [2, 2],
  p: 2,
  temperature: 1,
  inputSize: [4, 4],
  values: { kind: 'arange', seed: 7, typed: [] },
  linked: {
    kernel: true,
    stride: true,
    dilation: true,
    padding: true,
    inputSize: true,
    outputSize: true,
  },
};

/** The settings in `data` (a message, a link, a stored state), or null where it holds none. */
export const parseLabSettings = (data: unknown): LabSettings | null => {
  const parsed = v.safeParse(labSettingsSchema, data);
  return parsed.success ? parsed.output : null;
};
