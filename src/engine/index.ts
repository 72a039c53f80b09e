/** The door of the conv engine. */
export type * from './result.js';
export { ok, fail } from './result.js';
export type * from './spec.js';
export type * from './plan.js';
