import type { ArgumentValue } from '../result.js';
import type { Framework } from '../spec.js';
import type { NoticeFix } from './notice.js';
import { setArgument } from './set-argument.js';

/** The argument by which a framework rounds the output size up or down. */
interface RoundingArgument {
  readonly parameter: string;
  readonly up: ArgumentValue;
  readonly down: ArgumentValue;
  /** How the code says it. */
  readonly upText: string;
  readonly downText: string;
}

/** How a layer rounds down, as a piece of code; null where the framework always rounds up. */
export const roundingDown = (framework: Framework): string | null =>
  roundingArguments[framework]?.downText ?? null;

/** The edit that makes a layer round the other way; none where there is no such argument. */
export const roundingFix = (framework: Framework, to: 'up' | 'down'): readonly NoticeFix[] => {
  const argument = roundingArguments[framework];
  if (argument === undefined) return [];
  const { parameter, up, down, upText, downText } = argument;
  const [value, text] = to === 'up' ? [up, upText] : [down, downText];
  return [setArgument(parameter, value, text)];
};

const ceilMode: RoundingArgument = {
  parameter: 'ceil_mode',
  up: true,
  down: false,
  upText: 'ceil_mode=True',
  downText: 'ceil_mode=False',
};

const roundingArguments: Readonly<Partial<Record<Framework, RoundingArgument>>> = {
  torch: ceilMode,
  paddle: ceilMode,
  mxnet: ceilMode,
  onnx: { parameter: 'ceil_mode', up: 1, down: 0, upText: 'ceil_mode=1', downText: 'ceil_mode=0' },
  webnn: {
    parameter: 'outputShapeRounding',
    up: 'ceil',
    down: 'floor',
    upText: 'outputShapeRounding: "ceil"',
    downText: 'outputShapeRounding: "floor"',
  },
  caffe: {
    parameter: 'round_mode',
    up: 'CEIL',
    down: 'FLOOR',
    upText: 'round_mode: CEIL',
    downText: 'round_mode: FLOOR',
  },
};
