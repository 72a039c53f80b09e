import type { KernelJob } from '../job.js';
import { decodeKeys, encodeKeys, lowestKey } from './order-keys.js';
import { joinMaxKeys, joinSums, reduceAlong } from './reduce-axis.js';

/**
 * Runs a job without WebAssembly: maxima on integer keys, sums in float64. A minimum is the
 * maximum of complemented keys. Returns false where a value has no key: see `encodeKeys`.
 */
export function runPortable(job: KernelJob, input: Float32Array, output: Float32Array): boolean {
  return job.operation === 'sum' ? runSum(job, input, output) : runMax(job, input, output);
}

function runMax(job: KernelJob, input: Float32Array, output: Float32Array): boolean {
  const { passes, inputPerUnit, outputPerUnit, units, widestPerUnit } = job.passes;
  const unit = new Float32Array(inputPerUnit);
  const keys = new Int32Array(unit.buffer);
  const buffers = [new Int32Array(widestPerUnit), new Int32Array(widestPerUnit)];
  const flip = job.operation === 'min' ? -1 : 0;
  for (let u = 0; u < units; u++) {
    unit.set(input.subarray(u * inputPerUnit, (u + 1) * inputPerUnit));
    if (!encodeKeys(keys, inputPerUnit, job.rejects === 'infinite')) return false;
    if (flip !== 0) complement(keys, inputPerUnit);
    let source = keys;
    for (const [p, pass] of passes.entries()) {
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

function runSum(job: KernelJob, input: Float32Array, output: Float32Array): boolean {
  const { passes, inputPerUnit, outputPerUnit, units, widestPerUnit } = job.passes;
  const buffers = [new Float64Array(widestPerUnit), new Float64Array(widestPerUnit)];
  const { divisors, innermost } = job;
  for (let u = 0; u < units; u++) {
    let source: Float32Array | Float64Array = input.subarray(
      u * inputPerUnit,
      (u + 1) * inputPerUnit,
    );
    for (const [p, pass] of passes.entries()) {
      const target = buffers[p % 2];
      reduceAlong(source, target, pass, 0, joinSums);
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
