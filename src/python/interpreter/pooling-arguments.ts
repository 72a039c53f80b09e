import { say } from '../../engine/phrase.js';
import type { ArgumentValue, Framework } from '../../engine/index.js';
import type { Arguments } from '../libraries/arguments.js';
import type { ArgumentSource, Unknown } from '../site.js';
import { describe } from '../values/describe.js';
import type { PoolingArguments } from '../values/layer.js';
import { plainArgument } from '../values/plain-argument.js';

/**
 * The arguments of a call as those of a pooling operation, with where each was written; `skip` names
 * parameters that aren't settings. The first value that isn't known is the reason why.
 */
export function poolingArguments(
  args: Arguments,
  framework: Framework,
  operation: string,
  skip: readonly string[],
): PoolingArguments {
  const plain: Record<string, ArgumentValue> = {};
  const sources: ArgumentSource[] = [];
  let unknown: Unknown | null = null;
  for (const [parameter, value] of args.entries()) {
    if (skip.includes(parameter)) continue;
    const known = plainArgument(value);
    const written = args.written.get(parameter);
    if (known === undefined) {
      unknown ??= {
        reason:
          value.kind === 'unknown'
            ? value.reason
            : say('`{parameter}` is {thing}, which isn’t a known number', {
                parameter,
                thing: describe(value),
              }),
        range: value.kind === 'unknown' ? value.range : (written?.range ?? null),
      };
      continue;
    }
    if (args.given(parameter)) plain[parameter] = known;
    const passedOn = args.given(parameter) && written === undefined;
    sources.push({
      parameter,
      value: known,
      range: written === undefined || written.spread ? null : written.range,
      notEditable: passedOn
        ? say('it is passed on from elsewhere')
        : (written?.notEditable ?? null),
    });
  }
  const keywords = args.byName.filter((name) => name in plain);
  return { framework, operation, arguments: plain, keywords, sources, unknown };
}
