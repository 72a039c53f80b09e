import { say, type Words } from '../../engine/phrase.js';
import { frameworkNames, frameworkOf, type Framework } from '../../engine/index.js';
import { callsWithin, type PlacedCall } from './calls-within.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import { isPoolingCall } from '../pooling-names.js';
import { lastName, StoredPools } from './stored-pools.js';
import type { LayerSite, SourceRange, Unknown } from '../site.js';
import type { CallNode } from '../tree/nodes.js';
import { rangeOf, textOf, type SourceFile, type SourcePart } from '../tree/source-file.js';

/** Calls that make a node of a graph by the operator's name. */
const MAKES_NODE = /^(make_node|apply_op|op)$/u;
const OPERATOR = /^(Global)?(Max|Average|Lp)Pool$/u;

/**
 * Calls that pool by their name and of which reading gave nothing: of a library without a table, in
 * code that isn't carried out, on what isn't known. Each is a site that says why. `read` are the sites
 * that reading these parts gave.
 */
export function unreadPools(
  file: SourceFile,
  parts: readonly SourcePart[],
  read: readonly LayerSite[],
  interpreter: Interpreter,
): readonly LayerSite[] {
  const stored = new StoredPools(parts);
  const found = parts.flatMap((part) => poolingCallsIn(part, stored));
  if (found.length === 0) return [];
  const seen = new Set(
    read.flatMap(({ range }) => (range.file === file.path ? [keyOf(range)] : [])),
  );
  const sites: LayerSite[] = [];
  for (const { call, kind, owner, type } of found) {
    const range = rangeOf(file, call);
    if (seen.has(keyOf(range))) continue;
    const written = interpreter.present.known(call);
    const lost = written === null ? null : interpreter.sites.lostAt(written);
    if (written !== null && lost === null) continue;
    if (written === null && stored.kindOf(call, type) === null && isOwn(call, file)) continue;
    const callee = textOf(file, call.callee);
    sites.push({
      role: 'call',
      range,
      callee,
      text: textOf(file, call),
      kind,
      framework: ownerOf(callee, file, kind),
      pooling: null,
      isPooling: true,
      flows: [],
      unknown: lost ??
        failedAt(range, interpreter) ??
        stopped(interpreter) ?? { reason: notReached(owner), range: null },
    });
  }
  return sites;
}

/** The error that the statement of a call ends in before it gets there. */
function failedAt(place: SourceRange, { sites }: Interpreter): Unknown | null {
  const problem = sites.findings.problems.find(
    ({ range, severity }) =>
      severity === 'error' &&
      range?.file === place.file &&
      range.start.line <= place.end.line &&
      range.end.line >= place.start.line,
  );
  return problem === undefined ? null : { reason: problem.message, range: problem.range };
}

/** What ended reading before its end. */
function stopped({ sites }: Interpreter): Unknown | null {
  const problem = sites.findings.problems.find(({ code }) =>
    /^stopped-(?:time|steps|memory)$/u.test(code),
  );
  return problem === undefined ? null : { reason: problem.message, range: problem.range };
}

function notReached(owner: PlacedCall['owner']): Words {
  if (owner === null) return say('this line isn’t carried out: a condition before it says so');
  return say('nothing that Poolscope reads gets here in `{owner}`', { owner });
}

interface FoundCall extends PlacedCall {
  readonly kind: string;
}

function poolingCallsIn(part: SourcePart, stored: StoredPools): readonly FoundCall[] {
  return callsWithin(part).calls.flatMap((placed) => {
    const kind = stored.kindOf(placed.call, placed.type) ?? kindOf(placed.call);
    return kind === null ? [] : [{ ...placed, kind }];
  });
}

function kindOf(call: CallNode): string | null {
  const name = lastName(call);
  if (MAKES_NODE.test(name)) {
    const operator = call.args[0]?.value;
    const text =
      operator?.kind === 'constant' && typeof operator.value === 'string' ? operator.value : '';
    return OPERATOR.test(text) ? text : null;
  }
  return isPoolingCall(name) ? name : null;
}

/** A call of what the file itself defines, or of an object's own part: it is read where that is made. */
function isOwn({ callee }: CallNode, file: SourceFile): boolean {
  if (callee.kind === 'name') return defines(file, callee.name);
  if (callee.kind !== 'attribute') return false;
  const { object } = callee;
  return object.kind === 'call' || (object.kind === 'name' && /^(self|cls)$/u.test(object.name));
}

/** Whether a file defines a function or class of this name. A part that doesn't say so isn't parsed for it. */
function defines({ parts }: SourceFile, name: string): boolean {
  return parts.some(
    ({ part }) =>
      /(?:def|class)[ \t]/u.test(part.text) &&
      part.text.includes(name) &&
      callsWithin(part).defined.includes(name),
  );
}

function ownerOf(callee: string, file: SourceFile, kind: string): Framework {
  if (OPERATOR.test(kind) && !callee.endsWith(kind)) return 'onnx';
  const head = callee.split('.')[0] ?? '';
  const source = importedFrom(head, file) ?? callee;
  const known = frameworkNames.find((name) => {
    const { importedAs } = frameworkOf(name);
    return importedAs?.test(source) === true || importedAs?.test(head) === true;
  });
  if (known !== undefined) return known;
  if (/\dD$|Pooling/u.test(kind)) return 'keras';
  return /pooling\dd$/u.test(kind) ? 'tensorflow' : 'torch';
}

/** The package that a name is imported from; null where no import of the file says. */
function importedFrom(name: string, { text }: SourceFile): string | null {
  if (!/^\w+$/u.test(name)) return null;
  const form = new RegExp(
    `^[ \\t]*(?:from[ \\t]+([\\w.]+)[ \\t]+import\\b[^\\n]*\\b${name}\\b|import[ \\t]+([\\w.]+)[ \\t]+as[ \\t]+${name}\\b|import[ \\t]+(${name})\\b)`,
    'mu',
  );
  const found = form.exec(text);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? null;
}

function keyOf({ start, end }: SourceRange): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}
