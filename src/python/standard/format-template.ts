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
      start ?? context.raise(named.size === 0 ? 'IndexError' : 'KeyError', `'${head}' in format`);
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
  const text = template.replace(
    FIELD,
    (whole, path: string | undefined, conversion: string | undefined, spec: string | undefined) => {
      if (whole === '{{' || whole === '}}') return whole.slice(1);
      const value = resolve(path ?? '');
      if (value.kind === 'unknown' || value.kind === 'either') lost ??= value;
      const filled = (spec ?? '').replace(/\{([^{}]*)\}/g, (_, inner: string) =>
        context.text(resolve(inner)),
      );
      if (conversion === 'r') return context.repr(value);
      return context.format(value, filled);
    },
  );
  return lost === null ? string(text) : context.unknown(say('a part of the text isn’t known'));
}
