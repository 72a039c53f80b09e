import {
  bindCall,
  frameworkOf,
  type ArgumentValue,
  type Framework,
  type PoolError,
  NOT_WORKED_OUT,
} from '../../../engine/index.js';
import type { ArgumentSource } from '../../site.js';
import type { PoolingArguments } from '../../values/layer.js';
import { plainArgument } from '../../values/plain-argument.js';
import type { ArgumentMisfit, Arguments } from '../arguments.js';
import type { BuiltinFunction, LibraryContext, LibraryMember } from '../contract.js';
import { fn, takingMisfits } from '../members.js';

/** A pooling call as its table knows it. */
export interface PoolingCall {
  /** The site's kind: `MaxPool2d`, `F.max_pool2d`. */
  readonly kind: string;
  readonly framework: Framework;
  /** The engine's name of the operation. */
  readonly operation: string;
  /** Parameters that say nothing about the pooling. */
  readonly ignored: readonly string[];
  /** What the library says in place of Python's `max_pool() got …`, where it binds arguments itself. */
  readonly says?: (problem: string) => string;
}

/** A pooling function of a library, which says so where its arguments don't fit its parameters. */
export function poolingFn(
  signature: string,
  call: PoolingCall,
  run: BuiltinFunction['run'],
): LibraryMember {
  const entry = fn(signature, (args, context) => {
    if (args.misfit !== null) refuseMisbound(call, args, context, false);
    return run(args, context);
  });
  return { ...entry, function: takingMisfits(entry.function) };
}

/**
 * Records a pooling call whose arguments don't fit the parameters, and raises the library's error:
 * in the library's own words where it binds arguments itself, else in the engine's, else in Python's.
 */
export function refuseMisbound(
  call: PoolingCall,
  args: Arguments,
  context: LibraryContext,
  isConstructor: boolean,
): never {
  const pooling = withAll(call, args, context);
  const { kind, framework } = call;
  const { misfit } = args;
  const bound = call.says === undefined ? bindingError(call, misfit, isConstructor) : null;
  const error =
    (isConstructor ? refusedLater(call, args, context) : null) ??
    bound ??
    inPython(call, args, isConstructor);
  const at = args.written.get(misfit?.name ?? '')?.whole ?? null;
  const refused = error === bound && bound?.code === 'argument-binding' ? { misbound: bound } : {};
  const layer = { kind, framework, pooling: { ...pooling, ...refused } };
  return context.refuseCall(layer, { ...error, at }, isConstructor);
}

/** What the engine says of the binding, whose signatures are the library's; null: it has none. */
function bindingError(
  { framework, operation, ignored }: PoolingCall,
  misfit: ArgumentMisfit | null,
  isConstructor: boolean,
): PoolError | null {
  if (misfit === null) return null;
  const named = [...misfit.keywords].filter(([name]) => !ignored.includes(name));
  const inputs = isConstructor || named.length < misfit.keywords.size ? 0 : 1;
  const positional = misfit.positional.slice(inputs).map(plainArgument);
  const keywords = named.map(([name, value]) => [name, plainArgument(value)] as const);
  const bound = bindCall(
    framework,
    operation,
    positional.map((value) => value ?? null),
    Object.fromEntries(keywords.map(([name, value]) => [name, value ?? null])),
  );
  if (bound.ok || bound.error.code === NOT_WORKED_OUT) return null;
  // A complaint about a value says nothing where not all of them are known.
  const isKnown = [...positional, ...keywords.map(([, value]) => value)].every(
    (value) => value !== undefined,
  );
  return isKnown || bound.error.code === 'argument-binding' ? bound.error : null;
}

interface Refusal {
  readonly exception: string;
  readonly message: string;
}

/** What a layer says that takes any keyword and refuses it later; null: Python refuses it. */
function refusedLater(
  { kind, framework }: PoolingCall,
  { extra }: Arguments,
  context: LibraryContext,
): Refusal | null {
  if (extra.size === 0) return null;
  const given = [...extra].map(([name, value]) => `'${name}': ${context.repr(value)}`);
  return frameworkOf(framework).unexpectedKeywords?.(kind, given) ?? null;
}

/** Python's words. */
function inPython(
  { kind, operation, says }: PoolingCall,
  { misfit }: Arguments,
  isConstructor: boolean,
): Refusal {
  const callee = isConstructor ? `${kind}.__init__` : operation;
  const problem = misfit?.problem ?? '';
  return { exception: 'TypeError', message: says?.(problem) ?? `${callee}() ${problem}` };
}

/** The arguments of a call with those that fit no parameter, and without those that are missing. */
function withAll(call: PoolingCall, args: Arguments, context: LibraryContext): PoolingArguments {
  const known = context.poolingArguments(args, call.framework, call.operation, [...call.ignored]);
  const values: Record<string, ArgumentValue> = { ...known.arguments };
  const sources: ArgumentSource[] = known.sources.filter(({ parameter }) => args.given(parameter));
  for (const [parameter, value] of args.extra) {
    const plain = plainArgument(value);
    if (plain === undefined || call.ignored.includes(parameter)) continue;
    const written = args.written.get(parameter);
    values[parameter] = plain;
    sources.push({
      parameter,
      value: plain,
      range: written?.range ?? null,
      notEditable: written?.notEditable ?? null,
    });
  }
  return { ...known, arguments: values, sources };
}
