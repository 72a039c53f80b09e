import { say } from '../../../engine/phrase.js';
import type { ArgumentValue } from '../../../engine/index.js';
import type { PoolingArguments } from '../../values/layer.js';
import type { InstanceValue, Value } from '../../values/value.js';
import { plainArgument } from '../../values/plain-argument.js';

const firstValues = new WeakMap<InstanceValue, ReadonlyMap<string, Value>>();

/** Remembers the settings that a layer was built with. */
export function rememberSettings(layer: InstanceValue, names: readonly string[]): void {
  const settings = names.map((name): [string, Value | undefined] => [
    name,
    layer.attributes.get(name),
  ]);
  firstValues.set(
    layer,
    new Map(settings.filter((pair): pair is [string, Value] => pair[1] !== undefined)),
  );
}

/**
 * The arguments a pooling layer was built with, as code may have changed them since:
 * `features[4].ceil_mode = True`. Null: the layer wasn't built by a call that was read.
 */
export function currentArguments(layer: InstanceValue): PoolingArguments | null {
  const built = layer.creation?.pooling ?? null;
  const first = firstValues.get(layer);
  if (built === null || first === undefined) return built;
  const changed: Record<string, ArgumentValue> = {};
  for (const [name, value] of first) {
    const now = layer.attributes.get(name);
    if (now === undefined || now === value) continue;
    const argument = plainArgument(now);
    if (argument === undefined) {
      const reason = say('`{name}` was changed to something that is not known', { name });
      return { ...built, unknown: { reason, range: null } };
    }
    changed[name] = argument;
  }
  if (Object.keys(changed).length === 0) return built;
  return { ...built, arguments: { ...built.arguments, ...changed } };
}
