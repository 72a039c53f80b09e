import { type Plan, pool } from '../../src/engine/index.js';
import { layerCode } from '../../src/present/lab/code/code-writers.js';
import { planOf } from '../../src/present/lab/layer.js';
import { inputShapeOf } from '../../src/present/lab/settings-spec.js';
import { english } from '../../src/engine/phrase.js';
import { lessons } from '../../src/lessons/index.js';
import { settle } from '../../src/protocol/lab-controls.js';
import {
  defaultLabSettings,
  type LabFramework,
  labFrameworks,
  labOperations,
  type LabSettings,
  labWindows,
} from '../../src/protocol/lab-settings.js';

/** Code that defines `pool`, and what the engine says `pool(x)` gives. */
export interface PoolCase {
  readonly kind: 'pool';
  readonly framework: LabFramework;
  readonly name: string;
  readonly code: string;
  readonly input: { readonly shape: readonly number[]; readonly data: readonly number[] };
  readonly expected: { readonly shape: readonly number[]; readonly data: readonly number[] };
  readonly tolerance: number;
  /** What both compute in; float64 where missing. */
  readonly precision?: 'float32';
}

type Sides = LabSettings['padding'];

const perAxis = <T>(rank: number, value: T): readonly T[] =>
  Array.from({ length: rank }, () => value);

const paddings = (rank: number): readonly Sides[] => [
  perAxis(rank, { before: 0, after: 0 }),
  perAxis(rank, { before: 1, after: 1 }),
  perAxis(rank, { before: 1, after: 0 }),
  perAxis(rank, { before: 0, after: 1 }).map((side, axis) =>
    axis === 0 ? side : { before: 1, after: 1 },
  ),
];

const inputs: readonly (readonly number[])[] = [[9], [6, 7], [4, 5, 4]];

/** Every combination of what the Lab lets a person set for a framework, within reason. */
export const settings = (framework: LabFramework): readonly LabSettings[] =>
  inputs.flatMap((inputSize) => {
    const rank = inputSize.length;
    const base: LabSettings = {
      ...defaultLabSettings,
      framework,
      inputSize,
      outputSize: perAxis(rank, 3),
      dilation: perAxis(rank, 1),
    };
    const shaped = [
      { kernel: perAxis(rank, 2), stride: perAxis(rank, 2) },
      { kernel: perAxis(rank, 3), stride: perAxis(rank, 2) },
      { kernel: perAxis(rank, 3), stride: perAxis(rank, 1) },
    ];
    return labOperations.flatMap((operation) =>
      labWindows.flatMap((windows) =>
        shaped.flatMap((shape) =>
          paddings(rank).flatMap((padding) =>
            roundings.flatMap(({ ceilMode, paddingKind }) =>
              variants(operation).map((variant) => ({
                ...base,
                operation,
                windows,
                ...shape,
                padding,
                ceilMode,
                paddingKind,
                ...variant,
                ...(variant.dilation === undefined ? {} : { dilation: perAxis(rank, 2) }),
              })),
            ),
          ),
        ),
      ),
    );
  });

const roundings = [
  { ceilMode: false, paddingKind: 'explicit' },
  { ceilMode: true, paddingKind: 'explicit' },
  { ceilMode: false, paddingKind: 'same' },
] as const;

const variants = (operation: LabSettings['operation']): readonly Partial<LabSettings>[] => {
  switch (operation) {
    case 'avg':
      return [{}, { countIncludePad: false }, { divisor: 3 }];
    case 'max':
    case 'min':
      return [{}, { dilation: [2] }];
    case 'softmax':
      return [{ temperature: 0.5 }];
    case 'lp':
      return [{ p: 2 }];
    case 'sum':
      return [{}];
    default:
      return operation satisfies never;
  }
};

const valueAt = (index: number): number => Math.round(Math.sin(index * 2.3 + 1) * 900) / 100;

const caseOf = (given: LabSettings, plan: Plan): PoolCase | null => {
  const { framework } = given;
  const code = layerCode(plan, framework);
  if (code === null) {
    return null;
  }
  const shape = inputShapeOf(given);
  const data = Array.from({ length: shape.reduce((all, size) => all * size, 1) }, (_, i) =>
    valueAt(i),
  );
  const positive = given.operation === 'lp' ? data.map(Math.abs) : data;
  const { output } = pool(plan, Float64Array.from(positive));
  if (output.length === 0 || !output.every(Number.isFinite)) {
    return null;
  }
  return {
    kind: 'pool',
    framework,
    name: `${code.body.split('\n').slice(-6).join(' ').trim()} on ${shape.join('×')}`,
    code: [...code.imports, code.body].join('\n'),
    input: { shape, data: positive },
    expected: { shape: plan.outputShape, data: [...output] },
    tolerance: 1e-12,
  };
};

/** The code of “Insert code” in every framework, each text once. */
export const labCases = (): readonly PoolCase[] => {
  const cases = new Map<string, PoolCase>();
  for (const given of labFrameworks.flatMap(settings).map(settle)) {
    const planned = planOf(given);
    const found = planned.ok ? caseOf(given, planned.value) : null;
    if (found !== null) {
      cases.set(`${found.code} ${found.input.shape.join()}`, found);
    }
  }
  return [...cases.values(), ...lessonCases()];
};

/** Code that a lesson hands out, by its lesson and step, and the function in it. */
const taught: readonly {
  readonly lesson: string;
  readonly step: number;
  readonly function: string;
  readonly settings: Partial<LabSettings>;
}[] = [
  {
    lesson: 'average-as-convolution',
    step: 3,
    function: 'average_pool',
    settings: { operation: 'avg', countIncludePad: false },
  },
  {
    lesson: 'max-with-convolution',
    step: 4,
    function: 'max_pool',
    settings: { padding: perAxis(2, { before: 0, after: 0 }) },
  },
  {
    lesson: 'min-from-max',
    step: 3,
    function: 'lambda x: min_pool2d(x, 3, stride=2, padding=1)',
    settings: { operation: 'min' },
  },
];

const lessonCases = (): readonly PoolCase[] =>
  taught.map(({ lesson, step, function: pool, settings: part }) => {
    const given = settle({ ...defaultLabSettings, inputSize: [6, 7], ...part });
    const planned = planOf(given);
    const own = planned.ok ? caseOf(given, planned.value) : null;
    const code = lessons.find(({ id }) => id === lesson)?.steps[step]?.code;
    if (!planned.ok || own === null || code === undefined) {
      throw new Error(`${lesson} has no code in step ${step}`);
    }
    const text = code({
      settings: given,
      plan: planned.value,
      input: new Float64Array(),
      output: new Float64Array(),
      counts: null,
      code: null,
      answer: null,
      t: english,
    });
    return { ...own, name: `the code of ${lesson}`, code: `${text}\n\npool = ${pool}` };
  });
