import type { LabFramework, LabOperation, LabSettings, LabWindows } from './lab-settings.js';

/** The Lab's controls that come and go; what is always there isn't listed. */
export type LabControl =
  | 'kernel'
  | 'stride'
  | 'padding'
  | 'paddingKind'
  | 'dilation'
  | 'ceilMode'
  | 'countIncludePad'
  | 'divisor'
  | 'outputSize'
  | 'p'
  | 'temperature';

interface FrameworkControls {
  readonly operations: readonly LabOperation[];
  /** Operations whose call takes a dilation. */
  readonly dilation: readonly LabOperation[];
  readonly ceilMode: readonly LabOperation[];
  readonly divisor: boolean;
  /** Whether `SAME` padding has a spelling. */
  readonly same: boolean;
  /** Whether padding can be counted where it is asked for as `SAME`. */
  readonly sameCounts: boolean;
  readonly adaptive: boolean;
}

/** What the Lab asks for with one operation. */
interface OperationControls {
  /** The number that it has besides its windows. */
  readonly own: LabControl | null;
  /** Whether it takes padding. */
  readonly padded: boolean;
  /** Whether its windows may be adaptive or global. */
  readonly anyWindows: boolean;
  /** Whether it divides, and can be told by what. */
  readonly divides: boolean;
}

const extreme: OperationControls = { own: null, padded: true, anyWindows: true, divides: false };

const ofOperation: Readonly<Record<LabOperation, OperationControls>> = {
  max: extreme,
  min: extreme,
  avg: { ...extreme, divides: true },
  sum: { ...extreme, anyWindows: false },
  lp: { own: 'p', padded: false, anyWindows: false, divides: false },
  softmax: { own: 'temperature', padded: true, anyWindows: false, divides: false },
};

const controlsOf: Readonly<Record<LabFramework, FrameworkControls>> = {
  torch: {
    operations: ['max', 'avg', 'min', 'sum', 'lp', 'softmax'],
    dilation: ['max', 'min'],
    ceilMode: ['max', 'min', 'avg'],
    divisor: true,
    same: false,
    sameCounts: false,
    adaptive: true,
  },
  keras: {
    operations: ['max', 'avg', 'min', 'sum', 'softmax'],
    dilation: [],
    ceilMode: [],
    divisor: false,
    same: true,
    sameCounts: false,
    adaptive: false,
  },
  tensorflow: {
    operations: ['max', 'avg', 'min', 'sum', 'softmax'],
    dilation: [],
    ceilMode: [],
    divisor: false,
    same: true,
    sameCounts: false,
    adaptive: false,
  },
  flax: {
    operations: ['max', 'avg', 'min', 'sum', 'softmax'],
    dilation: [],
    ceilMode: [],
    divisor: false,
    same: true,
    sameCounts: true,
    adaptive: false,
  },
  onnx: {
    operations: ['max', 'avg'],
    dilation: ['max'],
    ceilMode: ['max', 'avg'],
    divisor: false,
    same: true,
    sameCounts: true,
    adaptive: false,
  },
};

/** The operations that the framework's code can be written for, in menu order. */
export const operationsOf = (framework: LabFramework): readonly LabOperation[] =>
  controlsOf[framework].operations;

/** The kinds of window on offer for an operation, in menu order. */
export const windowsOf = (
  framework: LabFramework,
  operation: LabOperation,
): readonly LabWindows[] => {
  if (!ofOperation[operation].anyWindows) return ['sliding'];
  return controlsOf[framework].adaptive ? ['sliding', 'adaptive', 'global'] : ['sliding', 'global'];
};

const slidingControls = (settings: LabSettings): readonly LabControl[] => {
  const { framework, operation, paddingKind } = settings;
  const rules = controlsOf[framework];
  const controls: LabControl[] = ['kernel', 'stride'];
  if (rules.same) {
    controls.push('paddingKind');
  }
  if (ofOperation[operation].padded && paddingKind === 'explicit') {
    controls.push('padding');
  }
  if (rules.dilation.includes(operation)) {
    controls.push('dilation');
  }
  if (rules.ceilMode.includes(operation) && paddingKind === 'explicit') {
    controls.push('ceilMode');
  }
  const { divides } = ofOperation[operation];
  if (divides && countIncludePadApplies(settings)) {
    controls.push('countIncludePad');
  }
  if (divides && rules.divisor && settings.inputSize.length > 1) {
    controls.push('divisor');
  }
  return controls;
};

const countIncludePadApplies = ({ framework, paddingKind }: LabSettings): boolean =>
  paddingKind === 'explicit' || controlsOf[framework].sameCounts;

const windowControls = (settings: LabSettings): readonly LabControl[] => {
  switch (settings.windows) {
    case 'sliding':
      return slidingControls(settings);
    case 'adaptive':
      return ['outputSize'];
    case 'global':
      return [];
    default:
      return settings.windows satisfies never;
  }
};

/** The controls that apply to these settings; the others are hidden and have no effect. */
export const controlsFor = (settings: LabSettings): ReadonlySet<LabControl> => {
  const { own } = ofOperation[settings.operation];
  return new Set([...windowControls(settings), ...(own === null ? [] : [own])]);
};

/**
 * Settings that the framework can be asked for: an operation, kind of window or padding that it
 * does not have gives way to the nearest that it has. Numbers are left as they are.
 */
export const settle = (settings: LabSettings): LabSettings => {
  const { framework } = settings;
  const operations = operationsOf(framework);
  const operation = operations.includes(settings.operation) ? settings.operation : 'max';
  const windows = windowsOf(framework, operation).includes(settings.windows)
    ? settings.windows
    : 'sliding';
  const paddingKind = controlsOf[framework].same ? settings.paddingKind : 'explicit';
  return { ...settings, operation, windows, paddingKind };
};
