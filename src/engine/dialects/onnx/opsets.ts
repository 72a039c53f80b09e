import { say } from '../../phrase.js';
import type { PoolError } from '../../result.js';
import type { Arguments } from '../binding/arguments.js';
import { isList } from '../binding/python-values.js';
import { rejection } from '../rejection.js';

/** The operator set from which on an operator has an attribute. Source: ONNX `defs/nn/old.cc`. */
const since: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  MaxPool: { storage_order: 8, ceil_mode: 10, dilations: 10 },
  AveragePool: { count_include_pad: 7, ceil_mode: 10, dilations: 19 },
  LpPool: { ceil_mode: 18, dilations: 18 },
};

/** The operator set that a call is written for; null where none is said. */
export const opsetOf = (version: string | null | undefined): number | null => {
  const opset = Number(version ?? NaN);
  return Number.isInteger(opset) && opset > 0 ? opset : null;
};

/** An attribute, set to more than its default, that an older operator set has not got. */
export const checkOpset = (
  operation: string,
  args: Arguments,
  version: string | null,
): PoolError | null => {
  const opset = opsetOf(version);
  if (opset === null) return null;
  for (const [name, first] of Object.entries(since[operation] ?? {})) {
    const value = args[name] ?? null;
    const unset = isList(value)
      ? value.every((entry) => entry === 1)
      : value === null || value === 0;
    if (opset >= first || unset) continue;
    return rejection({
      code: 'attribute-too-new',
      exception: 'ValidationError',
      message: `Unrecognized attribute: ${name} for operator ${operation}`,
      parameter: name,
      hint: say(
        "{operation} has {name} since operator set {first}; this model has {opset}, where {name} can't be set.",
        { operation, name, first, opset },
      ),
      fixes: [{ parameter: name, value: isList(value) ? value.map(() => 1) : 0 }],
    });
  }
  return null;
};
