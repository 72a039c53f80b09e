import { PythonReader } from '../../../../src/python/analyse.js';
import type { Analysis } from '../../../../src/python/site.js';
import { modelState } from '../../../../src/present/model/model-state.js';
import type { ModelState } from '../../../../src/protocol/model-state.js';

/** Reads code with every step recorded. */
export function traced(source: string): Promise<Analysis> {
  return new PythonReader().analyse('net.py', source, { read: () => null }, { traces: true });
}

/** The Model view of a file, of the run with a number. */
export async function modelOf(source: string, run: number | null = null): Promise<ModelState> {
  const { runs = [] } = await traced(source);
  const state = modelState({
    runs,
    place: null,
    run,
    kept: false,
    stale: false,
    hasLayer: false,
    stopped: null,
  });
  if (state.kind !== 'model') throw new Error('There is no model.');
  return state;
}
