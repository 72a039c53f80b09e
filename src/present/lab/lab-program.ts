import type { LabSettings } from '../../protocol/lab-settings.js';
import { writers } from './code/code-writers.js';
import type { LayerCode } from './code/layer-code.js';
import { inputShapeOf } from './settings-spec.js';

/** The Lab's layer on its own input as a program; null for a library whose code isn't read. */
export const labProgram = (
  code: LayerCode,
  settings: LabSettings,
  input: ArrayLike<number>,
): string | null => {
  const { arrays } = writers[settings.framework];
  if (arrays === null) return null;
  const shape = inputShapeOf(settings);
  const values = Array.from(input, (value) =>
    Number.isInteger(value) ? `${String(value)}.` : String(value),
  );
  return [
    ...new Set([arrays.line, ...code.imports]),
    '',
    `x = ${arrays.tensor}(${nested(values, shape)})`,
    code.body,
    'pool(x)',
    '',
  ].join('\n');
};

const nested = (values: readonly string[], shape: readonly number[]): string => {
  const size = shape.at(0);
  const rest = shape.slice(1);
  if (size === undefined) return values.at(0) ?? '0.';
  const step = values.length / size;
  const parts = Array.from({ length: size }, (_, index) =>
    nested(values.slice(index * step, (index + 1) * step), rest),
  );
  return `[${parts.join(', ')}]`;
};
