import type * as v from 'valibot';

/**
 * A question that can be put to the core, and its answer. Both are plain data that survives a
 * structured clone, and both are validated where they arrive.
 */
export interface Exchange<Q, A> {
  readonly name: string;
  readonly question: v.GenericSchema<unknown, Q>;
  readonly answer: v.GenericSchema<unknown, A>;
}

/** An exchange of this name. */
export const exchange = <Q, A>(
  name: string,
  question: v.GenericSchema<unknown, Q>,
  answer: v.GenericSchema<unknown, A>,
): Exchange<Q, A> => ({ name, question, answer });
