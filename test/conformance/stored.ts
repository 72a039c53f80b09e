import * as v from 'valibot';
import type { ArgumentValue } from '../../src/engine/index.js';

const storedNumber = v.union([v.number(), v.string()]);
/** A list of numbers in which NaN and the infinities are words. */
export const storedNumbers = v.array(storedNumber);
export const tensor = v.object({ shape: v.array(v.number()), data: storedNumbers });

/** An argument or attribute as JSON holds it. */
export const attributeValue: v.GenericSchema<JsonValue> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(attributeValue)]),
);
type JsonValue = string | number | boolean | null | JsonValue[];

const valueCase = v.object({
  id: v.optional(v.string()),
  op: v.string(),
  dtype: v.string(),
  layout: v.optional(v.string()),
  args: v.record(v.string(), attributeValue),
  input: tensor,
  out: tensor,
  outIndices: v.optional(v.array(v.number())),
  indices: v.optional(v.union([v.array(v.number()), tensor])),
  w: v.optional(storedNumbers),
  grad: v.optional(storedNumbers),
  /** The library's version where it isn't the newest known. */
  version: v.optional(v.string()),
  /** What the library said instead of giving an output. */
  error: v.optional(v.string()),
});

const invalidCase = v.object({
  expr: v.string(),
  input: v.array(v.number()),
  phase: v.optional(v.string()),
  /** Empty where the call is accepted after all, and `out` is the shape that it gives. */
  error: v.string(),
  message: v.string(),
  out: v.optional(v.array(v.number())),
});

/** A file of value cases: torch-values, tf-values or jax-values. */
export const valuesFile = v.object({
  cases: v.array(valueCase),
  invalid: v.optional(v.array(invalidCase), []),
});

export type ValueCase = v.InferOutput<typeof valueCase>;
export type InvalidCase = v.InferOutput<typeof invalidCase>;

/** JSON has one kind of number: one with a fraction, or an infinity in words, is a Python float. */
export const argument = (value: JsonValue): ArgumentValue => {
  if (Array.isArray(value)) return value.map(argument);
  if (typeof value === 'number') return Number.isInteger(value) ? value : { float: value };
  if (value === 'Infinity' || value === '-Infinity' || value === 'NaN')
    return { float: Number(value) };
  return value;
};

/** Arguments as they were passed. */
export const argumentsOf = (args: Record<string, JsonValue>): Record<string, ArgumentValue> =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [name, argument(value)]));
