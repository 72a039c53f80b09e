import { say } from '../../../engine/phrase.js';
import { unknown } from '../../values/create.js';
import { describe } from '../../values/describe.js';
import { alternativesOf } from '../../values/join.js';
import type { Value } from '../../values/value.js';
import type { Keywords } from './keywords.js';

/** A call's alternatives, multiplied out, are at most this many. */
const MOST_COMBINATIONS = 8;

/** One of the calls that a call may be. */
export interface Combination {
  readonly args: readonly Value[];
  readonly keywords: Keywords;
}

/** Functions that keep their arguments as they are take "one of several" as it is. */
export function takesAlternatives(name: string): boolean {
  return !/^(builtins\.(list|dict|set|tuple|print|setattr|object|super|type)\b|collections\.|functools\.|dataclasses\.|copy\.)|__init__$|__setattr__$/.test(
    name,
  );
}

/** The calls that a call with "one of several" arguments may be; null: it is just one. */
export function combine(args: readonly Value[], keywords: Keywords): Combination[] | null {
  const isOpen =
    args.some((one) => one.kind === 'either') ||
    (keywords.size > 0 && [...keywords.values()].some((one) => one.kind === 'either'));
  if (!isOpen) return null;
  let combinations: { args: Value[]; keywords: Map<string, Value> }[] = [
    { args: [], keywords: new Map() },
  ];
  for (const value of args) {
    combinations = combinations.flatMap((one) =>
      alternativesOf(value).map((alternative) => ({
        args: [...one.args, alternative],
        keywords: one.keywords,
      })),
    );
  }
  for (const [name, value] of keywords) {
    combinations = combinations.flatMap((one) =>
      alternativesOf(value).map((alternative) => ({
        args: one.args,
        keywords: new Map(one.keywords).set(name, alternative),
      })),
    );
  }
  return combinations.length > MOST_COMBINATIONS ? firstUnknown(args, keywords) : combinations;
}

function firstUnknown(args: readonly Value[], keywords: Keywords): Combination[] {
  const settle = (value: Value): Value =>
    value.kind === 'either'
      ? unknown(say('it is {thing}, on conditions that aren’t known', { thing: describe(value) }))
      : value;
  const settled = new Map([...keywords].map(([name, value]) => [name, settle(value)] as const));
  return [{ args: args.map(settle), keywords: settled }];
}
