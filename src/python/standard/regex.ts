import { say } from '../../engine/phrase.js';
import type { LibraryContext } from '../libraries/contract.js';
import { cls, constant, fn, libraryModule, method } from '../libraries/members.js';
import { dictOf, int, list, NONE, string, tuple } from '../values/create.js';
import type { InstanceValue, Value } from '../values/value.js';
import { searchSteps } from './regex-cost.js';

/** Longer texts aren't searched, nor by longer patterns. */
const LONGEST_TEXT = 400;
/** Steps of a search: one of more could keep the editor waiting. */
const MOST_STEPS = 1e8;

const FLAGS: Readonly<Record<string, readonly [number, string]>> = {
  I: [2, 'i'],
  IGNORECASE: [2, 'i'],
  M: [8, 'm'],
  MULTILINE: [8, 'm'],
  S: [16, 's'],
  DOTALL: [16, 's'],
  X: [64, ''],
  VERBOSE: [64, ''],
  A: [256, ''],
  ASCII: [256, ''],
};

const searching = (anchor: (source: string) => string) =>
  fn('pattern, string, flags=0', (args, context) => {
    const text = subject(args.get('string'), context);
    const pattern = expression(args.get('pattern'), args.get('flags'), text, context, anchor);
    return matched(pattern.exec(text), context);
  });

const method_ = (name: string) =>
  method('*args, **kwargs', (args, context) =>
    context.call(context.named(`re.${name}`), [args.self, ...args.rest], args.extra),
  );

/** `re`, by JavaScript's regular expressions. */
export const re = libraryModule('re', {
  ...Object.fromEntries(
    Object.entries(FLAGS).map(([name, [bit]]) => [name, constant(() => int(bit))]),
  ),
  compile: fn('pattern, flags=0', (args, context) => {
    const pattern = args.get('pattern');
    if (pattern.kind === 'instance') return pattern;
    const made = context.instantiate('re.Pattern');
    made.attributes.set('pattern', pattern);
    made.attributes.set('flags', args.get('flags'));
    return made;
  }),
  match: searching((source) => `^(?:${source})`),
  fullmatch: searching((source) => `^(?:${source})$`),
  search: searching((source) => source),
  findall: fn('pattern, string, flags=0', (args, context) => {
    const text = subject(args.get('string'), context);
    const pattern = expression(args.get('pattern'), args.get('flags'), text, context);
    const found = [...text.matchAll(pattern)];
    return list(
      found.map((one) => {
        const groups = one.slice(1).map((part) => string(part ?? ''));
        const [only] = groups;
        return groups.length > 1 ? tuple(groups) : (only ?? string(one[0]));
      }),
    );
  }),
  finditer: fn('pattern, string, flags=0', (args, context) => {
    const text = subject(args.get('string'), context);
    const pattern = expression(args.get('pattern'), args.get('flags'), text, context);
    const found = [...text.matchAll(pattern)];
    return list(found.map((one) => matched(one, context)));
  }),
  split: fn('pattern, string, maxsplit=0, flags=0', (args, context) => {
    const text = subject(args.get('string'), context);
    const pattern = expression(args.get('pattern'), args.get('flags'), text, context);
    const parts = text.split(pattern);
    return list(parts.map((one: string | undefined) => (one === undefined ? NONE : string(one))));
  }),
  sub: fn('pattern, repl, string, count=0, flags=0', (args, context) => {
    const text = subject(args.get('string'), context);
    const pattern = expression(args.get('pattern'), args.get('flags'), text, context);
    const replacement = args.get('repl');
    const most = args.integer('count');
    let done = 0;
    const replaced = text.replace(pattern, (...found: unknown[]) => {
      const whole = String(found[0]);
      done += 1;
      if (most > 0 && done > most) return whole;
      const groups = found.slice(1).map((one) => (typeof one === 'string' ? one : ''));
      if (replacement.kind !== 'string') {
        const again = matched(
          new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(whole),
          context,
        );
        return context.text(context.call(replacement, [again]));
      }
      return replacement.value.replace(
        /\\(?:(\d)|g<(\d+)>)/g,
        (_, a: string | undefined, b: string) => groups[Number(a ?? b) - 1] ?? '',
      );
    });
    return string(replaced);
  }),
  escape: fn('pattern', (args) => string(args.text('pattern').replace(/[^\w]/g, '\\$&'))),
  Pattern: cls({
    methods: {
      match: method_('match'),
      fullmatch: method_('fullmatch'),
      search: method_('search'),
      findall: method_('findall'),
      finditer: method_('finditer'),
      split: method_('split'),
      sub: method('repl, string, count=0', (args, context) =>
        context.call(context.named('re.sub'), [
          args.self,
          args.get('repl'),
          args.get('string'),
          args.get('count'),
        ]),
      ),
    },
  }),
  Match: cls({
    methods: {
      group: method('*groups', (args) => {
        const chosen = (args.rest.length === 0 ? [int(0)] : args.rest).map((one) =>
          groupOf(args.selfInstance(), one),
        );
        const [only = NONE] = chosen;
        return chosen.length === 1 ? only : tuple(chosen);
      }),
      __getitem__: method('group', (args) => groupOf(args.selfInstance(), args.get('group'))),
      groups: method('default=None', (args) => {
        const all = args.selfInstance().attributes.get('_groups');
        return all?.kind === 'tuple' ? tuple(all.items.slice(1)) : tuple([]);
      }),
      groupdict: method(
        'default=None',
        (args) => args.selfInstance().attributes.get('_named') ?? dictOf([]),
      ),
      start: method('group=0', (args) => args.selfInstance().attributes.get('_start') ?? int(0)),
      end: method('group=0', (args) => args.selfInstance().attributes.get('_end') ?? int(0)),
      span: method('group=0', (args) => {
        const { attributes } = args.selfInstance();
        return tuple([attributes.get('_start') ?? int(0), attributes.get('_end') ?? int(0)]);
      }),
    },
  }),
});

function expression(
  pattern: Value,
  flags: Value,
  text: string,
  context: LibraryContext,
  anchor: (source: string) => string = (source) => source,
): RegExp {
  const isCompiled = pattern.kind === 'instance';
  const source = isCompiled ? pattern.attributes.get('pattern') : pattern;
  const chosen = isCompiled ? pattern.attributes.get('flags') : flags;
  if (source?.kind !== 'string') return context.giveUp(say('the regular expression isn’t known'));
  const isLong = source.value.length > LONGEST_TEXT;
  if (isLong || searchSteps(source.value, text.length) > MOST_STEPS) {
    return context.giveUp(say('the regular expression is too costly to follow'));
  }
  const bits = chosen?.kind === 'int' ? chosen.value : 0;
  const letters = [...new Set(Object.values(FLAGS))]
    .filter(([bit]) => (bits & bit) !== 0)
    .map(([, letter]) => letter);
  const translated = source.value
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replaceAll('\\Z', '$')
    .replaceAll('\\A', '^');
  try {
    return new RegExp(anchor(translated), [...new Set([...letters, 'g'])].join(''));
  } catch {
    return context.giveUp(say('the regular expression isn’t followed'));
  }
}

function subject(value: Value, context: LibraryContext): string {
  if (value.kind !== 'string') return context.giveUp(say('the text isn’t known'));
  if (value.value.length > LONGEST_TEXT)
    return context.giveUp(say('the text is too long to follow'));
  return value.value;
}

function matched(found: RegExpExecArray | null, context: LibraryContext): Value {
  if (found === null) return NONE;
  const made = context.instantiate('re.Match');
  const groups = Array.from(found, (one: string | undefined) =>
    one === undefined ? NONE : string(one),
  );
  made.attributes.set('_groups', tuple(groups));
  made.attributes.set(
    '_named',
    dictOf(Object.entries(found.groups ?? {}).map(([name, one]) => [name, string(one)] as const)),
  );
  made.attributes.set('_start', int(found.index));
  made.attributes.set('_end', int(found.index + found[0].length));
  made.attributes.set('string', string(found.input));
  return made;
}

function groupOf(match: InstanceValue, group: Value): Value {
  const all = match.attributes.get('_groups');
  if (group.kind === 'int' && all?.kind === 'tuple') return all.items[group.value] ?? NONE;
  const named = match.attributes.get('_named');
  if (group.kind === 'string' && named?.kind === 'dict') {
    return named.entries.get(group.value)?.value ?? NONE;
  }
  return NONE;
}
