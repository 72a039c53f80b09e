import { frameworkOf } from '../../engine/index.js';
import { say } from '../../engine/phrase.js';
import { isSameRange } from '../../python/same-range.js';
import type { Analysis, LayerSite, Problem, SourceRange } from '../../python/site.js';
import { argumentEdits } from '../edit/argument-edit.js';
import { callParts, type CallParts } from './call-text.js';
import { bracketed } from './channel-ways.js';
import type { CodeText } from './code-text.js';
import { aroundArgument } from './told-ways.js';
import type { Idea } from './way-out.js';

/** A call that runs and surely does something else than was meant. */
interface SurprisingCall {
  readonly range: SourceRange;
  readonly parts: CallParts;
  readonly code: CodeText;
  /** The pooling that is called there, or was built there; null: it is another function. */
  readonly pooling: LayerSite | null;
  readonly sites: Analysis['sites'];
}

const WAYS: Readonly<Record<string, (call: SurprisingCall) => readonly Idea[]>> = {
  'axis-not-space': (call) =>
    call.pooling !== null && frameworkOf(call.pooling.framework).layout === 'channels-last'
      ? [channelsFirst(call)]
      : [onArgument(call, 'permute(0, 3, 1, 2)')],
  'channels-pooled': (call) => [oneDimensional(call)],
  'features-pooled': (call) => [onArgument(call, 'transpose(1, 2)')],
  'flatten-takes-batch': (call) => [instead(call, (x) => `${x}.flatten(1)`)],
  'squeeze-drops-batch': (call) => [instead(call, (x) => `${x}.flatten(1)`)],
  'unbatched-input': (call) => [onArgument(call, 'unsqueeze(1)')],
  'view-changes-batch': (call) => [
    instead(call, (x) => `${x}.flatten(1)`),
    instead(call, (x) => `${x}.view(${x}.size(0), -1)`),
  ],
};

/** Whether a piece of information is a surprise that a change of the code would end. */
export const isSurprise = ({ severity, code }: Problem): boolean =>
  severity === 'info' && Object.hasOwn(WAYS, code);

/** Changes of a call after which it does what its code looks like, best first. */
export function surpriseWays(
  problem: Problem,
  { sites }: Analysis,
  code: CodeText,
): readonly Idea[] {
  const { range } = problem;
  const parts = range === null ? null : callParts(code.at(range));
  if (range === null || parts === null || !isSurprise(problem)) return [];
  const pooling = sites.find((site) => site.isPooling && isSameRange(site.range, range)) ?? null;
  const call = { range, parts, code, pooling, sites };
  return [...(WAYS[problem.code]?.(call) ?? []), meantSo(problem.code, call)];
}

/** A comment that says that a call means what it does. */
function meantSo(name: string, { range, code }: SurprisingCall): Idea {
  const { line } = range.start;
  const at = { line, column: code.line(line).trimEnd().length };
  const text = `  # poolscope: ignore[${name}]`;
  const title = say('It is meant so: ignore {code} here', { code: name });
  return [{ title, edits: [{ range: { file: range.file, start: at, end: at }, text }] }];
}

/** A method called on what goes into a call. */
function onArgument({ range, code }: SurprisingCall, method: string): Idea {
  const title = say('Insert {code}', { code: method });
  return aroundArgument(range, code, (x) => `${bracketed(x)}.${method}`, title);
}

/** Another call on the same tensor: the receiver of a method, or the argument of a function. */
function instead({ range, parts }: SurprisingCall, write: (tensor: string) => string): Idea {
  const { callee, arguments: given } = parts;
  const receiver = callee.slice(0, Math.max(0, callee.lastIndexOf('.')));
  const isFunction = receiver === '' || /^(torch|np|numpy)$/u.test(receiver);
  const tensor = isFunction ? given[0]?.text : receiver;
  if (tensor === undefined) return [];
  const text = write(bracketed(tensor));
  return [{ title: say('Use {code}', { code: text }), edits: [{ range, text }], mayReveal: true }];
}

/** `MaxPool2d` as `MaxPool1d`, where the call names it. */
function oneDimensional({ range, parts, code }: SurprisingCall): Idea {
  const at = /2(?=[dD]\b)/u.exec(parts.callee)?.index;
  if (at === undefined) return [];
  const name = `${parts.callee.slice(0, at)}1${parts.callee.slice(at + 1)}`;
  const title = say('Use {code}', { code: name });
  return [{ title, edits: [{ range: code.within(range, at, at + 1), text: '1' }] }];
}

/** The argument that says that channels come first. */
function channelsFirst({ pooling, sites }: SurprisingCall): Idea {
  if (pooling === null) return [];
  const value = pooling.kind.startsWith('tf.') ? 'NCHW' : 'channels_first';
  const edits = argumentEdits(pooling, sites, [{ parameter: 'data_format', value }]);
  const title = say('Use {argument}', { argument: `data_format="${value}"` });
  return edits.ok ? [{ title, edits: edits.value }] : [];
}
