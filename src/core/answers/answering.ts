import * as v from 'valibot';
import type { Exchange } from '../contract/exchange.js';
import type { Asked } from '../session/asked.js';

/** Answers one kind of question. */
export interface Answering {
  readonly name: string;
  /** @throws {TypeError} for a question of another form */
  readonly answer: (question: unknown, asked: Asked) => Promise<unknown>;
}

/** Answers an exchange by a function; what is asked is validated first. */
export const answering = <Q, A>(
  { name, question: schema }: Exchange<Q, A>,
  answer: (question: Q, asked: Asked) => Promise<A> | A,
): Answering => ({
  name,
  answer: async (question, asked) => {
    const read = v.safeParse(schema, question);
    if (read.success) return answer(read.output, asked);
    const [{ message, path }] = read.issues;
    const place = path?.map(({ key }) => String(key)).join('.') ?? 'question';
    throw new TypeError(`${name}: ${place}: ${message}`);
  },
});
