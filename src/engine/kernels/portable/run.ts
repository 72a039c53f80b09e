import type { Values } from '../../plan/walk.js';
import type { KernelJob } from '../job.js';
import { decodeKeys, encodeKeys, lowestKey } from './order-keys.js';
import { joinLarger, joinMaxKeys, joinSums, reduceAlong } from './reduce-axis.js';

/**
 * Runs a job without WebAssembly: maxima of float32 on integer keys, a minimum as the maximum of
 * complemented keys, in float64 of negatives; sums in float64. Returns false where a value is one that the order of the
 * reference has no place for, or that has no key: see `encodeKeys`.
 */
export function runPortable(job: KernelJob, input: Values, output: Values): boolean {
  if (job.operation === 'sum') return runSum(job, input, output);
  return input instanceof Float32Array
    ? runKeys(job, input, output)
    : runCompared(job, input, output);
}

function runKeys(job: KernelJob, input: Float32Array, output: Values): boolean {
  const { firstFirst, inputPerUnit, outputPerUnit, units } = job.passes;
  const unit = new Float32Array(inputPerUnit);
  const keys = new Int32Array(unit.buffer);
  const buffers = [0, 1].map(() => new Int32Array(widestOf(job)));
  const flip = job.operation === 'min' ? -1 : 0;
  for (let u = 0; u < units; u++) {
    unit.set(input.subarray(u * inputPerUnit, (u + 1) * inputPerUnit));
    if (!encodeKeys(keys, inputPerUnit, job.rejects === 'infinite')) return false;
    if (flip !== 0) complement(keys, inputPerUnit);
    let source = keys;
    for (const [p, pass] of firstFirst.entries()) {
      const target = buffers[p % 2];
      reduceAlong(source, target, pass, lowestKey, joinMaxKeys);
      source = target;
    }
    if (flip !== 0) complement(source, outputPerUnit);
    decodeKeys(source, outputPerUnit);
    output.set(new Float32Array(source.buffer, 0, outputPerUnit), u * outputPerUnit);
  }
  return true;
}

function complement(keys: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) keys[i] = ~keys[i];
}

function runCompared(job: KernelJob, input: Float64Array, output: Values): boolean {
  if (input.some(job.rejects === 'infinite' ? isSpecial : isStrange)) return false;
  if (job.operation === 'max') return eachUnit(job, input, output, -Infinity, joinLarger);
  const negatives = input.map((value) => -value);
  eachUnit(job, negatives, output, -Infinity, joinLarger);
  for (let i = 0; i < output.length; i++) output[i] = -output[i];
  return true;
}

/** NaN, and −0, whose place among equals depends on the order of reading. */
const isStrange = (value: number): boolean => Number.isNaN(value) || Object.is(value, -0);
const isSpecial = (value: number): boolean => !Number.isFinite(value) || Object.is(value, -0);

function runSum(job: KernelJob, input: Values, output: Values): boolean {
  return eachUnit(job, input, output, 0, joinSums);
}

function eachUnit(
  job: KernelJob,
  input: Values,
  output: Values,
  identity: number,
  join: typeof joinSums,
): boolean {
  const { firstFirst, inputPerUnit, outputPerUnit, units } = job.passes;
  const buffers = [0, 1].map(() => new Float64Array(widestOf(job)));
  const { divisors, innermost } = job;
  for (let u = 0; u < units; u++) {
    let source: Values = input.subarray(u * inputPerUnit, (u + 1) * inputPerUnit);
    for (const [p, pass] of firstFirst.entries()) {
      const target = buffers[p % 2];
      reduceAlong(source, target, pass, identity, join);
      source = target;
    }
    const from = u * outputPerUnit;
    if (divisors.length === 0) output.set(source.subarray(0, outputPerUnit), from);
    else {
      for (let i = 0; i < outputPerUnit; i++) {
        output[from + i] = source[i] / divisors[Math.floor(i / innermost)];
      }
    }
  }
  return true;
}

/** The most values that any pass leaves of one unit. */
const widestOf = ({ passes: { firstFirst } }: KernelJob): number =>
  Math.max(...firstFirst.map(({ outer, outputSize, inner }) => outer * outputSize * inner));
