import type { CountingTool } from '../dialects/framework-record.js';
import { frameworkOf } from '../dialects/index.js';
import { say, type Phrase } from '../phrase.js';
import type { Plan } from '../plan/plan.js';
import { traitsOf } from '../reducer-traits.js';
import { product } from '../row-major.js';
import type { PoolSpec } from '../spec.js';

/** What a counting tool prints for a layer. */
export interface ToolCount {
  readonly tool: string;
  /** The number the tool adds to its total. */
  readonly value: number;
  /** False: the tool does not know this operation, and its total leaves it out. */
  readonly counted: boolean;
  /** Why it is this number, in one line. */
  readonly reason: Phrase;
}

/**
 * One forward pass of a layer as counted by the tools of its framework; an empty list where the
 * framework has none. A layer without a call is taken for a module (`nn.MaxPool2d`). Tools that
 * always run a batch of one (torchinfo aside) are given one: ptflops counts one sample.
 * Sources: the tools' own operator tables (torchinfo 1.8, fvcore 0.1.5, ptflops 0.7, thop 0.1,
 * calflops 0.3, torchlens 2, PyTorch 2, TensorFlow 2).
 */
export const countedBy = (plan: Plan): readonly ToolCount[] => {
  const { counters } = frameworkOf(plan.spec.framework);
  return counters.map((counter) => tools[counter](factsOf(plan)));
};

/** What the tools look at. */
interface Facts {
  readonly spec: PoolSpec;
  readonly form: Form;
  /** Input and output elements, whole batch. */
  readonly inputs: number;
  readonly outputs: number;
  /** Input and output elements of one sample. */
  readonly sampleInputs: number;
  readonly sampleOutputs: number;
  readonly kernel: number;
  readonly inputSizes: readonly number[];
  readonly outputSizes: readonly number[];
  readonly batch: number;
}

/** How the layer is written, as far as tools tell it apart. */
interface Form {
  /** A module with hooks, or a function call. */
  readonly written: 'module' | 'function';
  readonly kind:
    'max' | 'avg' | 'adaptive-max' | 'adaptive-avg' | 'lp' | 'reduction' | 'convolution' | 'other';
}

type Tool = (facts: Facts) => ToolCount;

const factsOf = (plan: Plan): Facts => {
  const { spec, axes, batch } = plan;
  const inputs = product(plan.inputShape);
  const outputs = product(plan.outputShape);
  const kernel = product(
    axes.map(({ windows }) => (windows.kind === 'regular' ? windows.kernel : 1)),
  );
  return {
    spec,
    form: formOf(spec),
    inputs,
    outputs,
    sampleInputs: batch === 0 ? 0 : inputs / batch,
    sampleOutputs: batch === 0 ? 0 : outputs / batch,
    kernel,
    inputSizes: axes.map((axis) => axis.inputSize),
    outputSizes: axes.map((axis) => axis.outputSize),
    batch,
  };
};

const formOf = (spec: PoolSpec): Form => {
  const first = spec.call?.operation.charAt(0) ?? 'M';
  const written = first === first.toUpperCase() ? 'module' : 'function';
  return { written, kind: kindOf(spec) };
};

const kindOf = ({ source, reducer, fill, call }: PoolSpec): Form['kind'] => {
  if (reducer.kind === 'weighted' && source.kind === 'sliding') return 'convolution';
  if (fill !== undefined) return 'other';
  if (source.kind === 'global') {
    const combines = reducer.kind === 'avg' || reducer.kind === 'max';
    return call !== null && /^[a-z]/.test(call.operation) && combines ? 'reduction' : 'other';
  }
  if (source.kind !== 'sliding' && source.kind !== 'adaptive') return 'other';
  const { countedAs } = traitsOf(reducer);
  if (countedAs === null) return 'other';
  if (source.kind === 'sliding') return countedAs;
  return countedAs === 'lp' ? 'other' : `adaptive-${countedAs}`;
};

const counts = (tool: string, value: number, reason: Phrase): ToolCount => ({
  tool,
  value,
  counted: true,
  reason,
});

const leavesOut = (tool: string, reason: Phrase): ToolCount => ({
  tool,
  value: 0,
  counted: false,
  reason,
});

const torchinfo: Tool = () => leavesOut('torchinfo', say('no parameters'));

const fvcore: Tool = ({ form, spec, inputs, kernel, outputs }) => {
  if (form.kind === 'convolution') return counts('fvcore', kernel * outputs, perTap);
  return form.kind === 'adaptive-avg' && spec.rank === 2
    ? counts('fvcore', inputs, say('one per input value'))
    : leavesOut('fvcore', say('unsupported op'));
};

const perTap = say('a convolution: one per multiplication and addition');

const perTapTwice = say('a convolution: multiplications and additions apart');

const ptflops: Tool = ({ form, sampleInputs, sampleOutputs }) => {
  switch (form.kind) {
    case 'max':
    case 'avg':
    case 'adaptive-max':
    case 'adaptive-avg':
      return form.written === 'module'
        ? counts(
            'ptflops',
            2 * sampleInputs,
            say('input size ×2: module and its function both count'),
          )
        : counts('ptflops', sampleInputs, say('input size'));
    case 'lp':
      return counts('ptflops', sampleInputs + 2 * sampleOutputs, say('its avg_pool, relu and mul'));
    case 'reduction':
    case 'convolution':
    case 'other':
      return leavesOut('ptflops', say('no hook for this op'));
    default:
      return form.kind satisfies never;
  }
};

const ptflopsAten: Tool = ({ form, kernel, outputs }) =>
  form.kind === 'convolution'
    ? counts('ptflops (aten)', kernel * outputs, perTap)
    : leavesOut('ptflops (aten)', say('only convolutions and matmuls'));

const thop: Tool = ({ form, outputs, inputSizes, outputSizes }) => {
  if (form.written === 'function') return leavesOut('thop', say('hooks modules only'));
  switch (form.kind) {
    case 'max':
    case 'adaptive-max':
      return counts('thop', 0, say('max is free by convention'));
    case 'avg':
      return counts('thop', outputs, say('one per output'));
    case 'adaptive-avg': {
      if (outputs === 0) return leavesOut('thop', say('it fails where nothing comes out'));
      const mean = inputSizes.reduce((all, size, i) => all * (size / (outputSizes[i] ?? 1)), 1);
      return counts('thop', Math.trunc((mean + 1) * outputs), say('(mean bin + 1) × outputs'));
    }
    case 'lp':
    case 'reduction':
    case 'convolution':
    case 'other':
      return leavesOut('thop', say('no rule for this op'));
    default:
      return form.kind satisfies never;
  }
};

const calflops: Tool = ({ form, inputs, outputs, kernel }) => {
  switch (form.kind) {
    case 'max':
    case 'avg':
    case 'adaptive-max':
    case 'adaptive-avg':
      return counts('calflops', inputs, say('input size, as FLOPs; 0 MACs'));
    case 'lp':
      return counts('calflops', inputs + 2 * outputs, say('its avg_pool, relu and mul; 0 MACs'));
    case 'convolution':
      return counts('calflops', 2 * kernel * outputs, perTapTwice);
    case 'reduction':
    case 'other':
      return leavesOut('calflops', say('no hook for this op'));
    default:
      return form.kind satisfies never;
  }
};

const torchlens: Tool = ({ form, inputs, outputs }) => {
  switch (form.kind) {
    case 'max':
    case 'avg':
      return counts('torchlens', outputs, say('output size'));
    case 'adaptive-max':
    case 'adaptive-avg':
    case 'reduction':
      return counts('torchlens', inputs, say('input size'));
    case 'lp':
    case 'convolution':
      return leavesOut('torchlens', say('counts the parts, not the layer'));
    case 'other':
      return leavesOut('torchlens', say('no rule for this layer'));
    default:
      return form.kind satisfies never;
  }
};

const flopCounterMode: Tool = ({ form, kernel, outputs }) =>
  form.kind === 'convolution'
    ? counts('FlopCounterMode', 2 * kernel * outputs, perTapTwice)
    : leavesOut('FlopCounterMode', say('only convolutions, matmuls and attention'));

const tfProfiler: Tool = ({ spec, form, kernel, inputs, outputs }) => {
  const name = 'TF profiler';
  const { source, reducer } = spec;
  if (source.kind === 'global') {
    return reducer.kind === 'avg'
      ? counts(name, inputs, say('Mean: additions and one division per output'))
      : leavesOut(name, say('Max has no registered count'));
  }
  if (spec.rank === 3) return leavesOut(name, say('3D pooling has no registered count'));
  if (reducer.kind === 'max' && reducer.returnIndices) {
    return leavesOut(name, say('MaxPoolWithArgmax has no registered count'));
  }
  if (form.kind !== 'max' && form.kind !== 'avg')
    return leavesOut(name, say('no registered count'));
  if (spec.layout === 'channels-first') return leavesOut(name, say('counts NHWC only'));
  return counts(name, kernel * outputs, say('kernel × outputs'));
};

const tools: Readonly<Record<CountingTool, Tool>> = {
  fvcore,
  ptflops,
  'ptflops-aten': ptflopsAten,
  thop,
  calflops,
  torchinfo,
  torchlens,
  'flop-counter-mode': flopCounterMode,
  'tf-profiler': tfProfiler,
};
