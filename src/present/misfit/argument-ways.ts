import { say } from '../../engine/phrase.js';
import type { PoolError } from '../../engine/index.js';
import type { LayerSite } from '../../python/site.js';
import { callParts, type ArgumentPart, type CallParts } from './call-text.js';
import type { CodeText } from './code-text.js';
import type { Idea, WayOut } from './way-out.js';

/** Of arguments at the end of a call that are too many, at most so many are left out. */
const MOST_LEFT_OUT = 3;

/** What to try for an argument that is missing, by its name. */
const TRIED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(kernel(_size)?|pool_size|ksize|size)$/u, ['2', '3']],
  [/^window_shape$/u, ['(2, 2)', '(3, 3)']],
  [/^output_size$/u, ['1', '7']],
];

/**
 * Ways out of arguments that fit no parameters: without the one that is refused or too many, and with
 * the one that is missing.
 */
export function argumentWays(
  site: LayerSite,
  { code, parameter, message }: PoolError,
  text: CodeText,
): readonly Idea[] {
  const call = code === 'argument-binding' ? callParts(text.at(site.range)) : null;
  if (call === null) return [];
  const refused = call.arguments.find(({ keyword }) => keyword !== null && keyword === parameter);
  if (refused !== undefined) return [[without([refused], call, site, text)]];
  if (parameter !== null) return inserted(parameter, call, site, text);
  if (!message.includes('positional')) return [];
  const positional = call.arguments.filter(({ keyword }) => keyword === null);
  return [
    Array.from({ length: Math.min(MOST_LEFT_OUT, positional.length) }, (_, at) =>
      without(positional.slice(-1 - at), call, site, text),
    ),
  ];
}

/** The call without some neighbouring arguments. */
function without(
  parts: readonly ArgumentPart[],
  call: CallParts,
  { range }: LayerSite,
  text: CodeText,
): WayOut {
  const [first] = parts;
  const last = parts.at(-1);
  const before = call.arguments.findLast(({ end }) => end <= (first?.start ?? 0));
  const after = call.arguments.find(({ start }) => start >= (last?.end ?? 0));
  const from = before?.end ?? first?.start ?? call.open;
  const to = before === undefined ? (after?.start ?? call.close) : (last?.end ?? from);
  return {
    title: say('Remove {argument}', { argument: parts.map((part) => part.text).join(', ') }),
    edits: [{ range: text.within(range, from, to), text: '' }],
  };
}

/** The call with an argument more, for each of the values to try. */
function inserted(
  parameter: string,
  call: CallParts,
  { range }: LayerSite,
  text: CodeText,
): readonly Idea[] {
  const values = TRIED.find(([name]) => name.test(parameter))?.[1] ?? [];
  const end = call.arguments.at(-1)?.end ?? null;
  const at = end ?? call.open;
  return values.map((value) => {
    const argument = `${parameter}=${value}`;
    const edit = {
      range: text.within(range, at, at),
      text: end === null ? argument : `, ${argument}`,
    };
    return [{ title: say('Insert {argument}', { argument }), edits: [edit] }];
  });
}
