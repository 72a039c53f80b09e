import { say } from '../../engine/phrase.js';
import type { LibraryContext } from '../libraries/contract.js';
import { int, string } from '../values/create.js';
import type { Value } from '../values/value.js';

const FIELD = /\{\{|\}\}|\{([^{}!:]*)(?:!([rsa]))?(?::((?:[^{}]|\{[^{}]*\})*))?\}/g;

/** `'{} of {name!r:>8}'.format(...)`. */
export function formatTemplate(
  template: string,
  values: readonly Value[],
  named: ReadonlyMap<string, Value>,
  context: LibraryContext,
): Value {
  let next = 0;
  const resolve = (path: string): Value => {
    const [head = '', ...steps] = path.split(/(?=[.[])/);
    const index = head === '' ? next++ : Number(head);
    const start = Number.isInteger(index) ? values[index] : named.get(head);
    let value =
      start ?? context.suppose(named.size === 0 ? 'IndexError' : 'KeyError', `'${head}' in format`);
    for (const step of steps) {
      if (step.startsWith('.')) {
        value =
          context.getAttribute(value, step.slice(1)) ??
          context.giveUp(say('no `{step}`', { step }));
      } else {
        const key = step.slice(1).replace(/\]$/, '');
        value = context.getItem(value, /^\d+$/.test(key) ? int(Number(key)) : string(key));
      }
    }
    return value;
  };
  let lost: Value | null = null;
  let length = 0;
  const text = template.replace(
    FIELD,
    (whole, path: string | undefined, conversion: string | undefined, spec: string | undefined) => {
      if (whole === '{{' || whole === '}}') return whole.slice(1);
      const value = resolve(path ?? '');
      if (value.kind === 'unknown' || value.kind === 'either') lost ??= value;
      const filled = (spec ?? '').replace(/\{([^{}]*)\}/g, (_, inner: string) =>
        context.text(resolve(inner)),
      );
      const shown = conversion === 'r' ? context.repr(value) : context.format(value, filled);
      length += shown.length;
      context.makeRoom(length, 'characters');
      return shown;
    },
  );
  return lost === null ? string(text) : context.unknown(say('a part of the text isn’t known'));
}
