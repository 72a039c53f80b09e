import { cls, method, type LibraryMember } from '../libraries/contract.js';
import type { Arguments } from '../libraries/arguments.js';
import { bool, bytes, int, iterator, list, NONE, string, tuple } from '../values/create.js';
import type { Value } from '../values/value.js';
import { nativeOf, selfString } from './natives.js';
import { formatTemplate } from './format-template.js';

type Method = ReturnType<typeof method>;

const mapped = (change: (text: string) => string): Method =>
  method('', (args) => string(change(selfString(args))));

const test = (pattern: RegExp): Method =>
  method('', (args) => bool(pattern.test(selfString(args))));

/** `str` and `bytes`. */
export const stringClasses: Readonly<Record<string, LibraryMember>> = {
  str: cls({
    construct: method("object='', encoding=None, errors=None", (args, context) => {
      const value = args.get('object');
      if (value.kind === 'unknown') return value;
      return string(context.text(value));
    }),
    methods: {
      lower: mapped((text) => text.toLowerCase()),
      upper: mapped((text) => text.toUpperCase()),
      casefold: mapped((text) => text.toLowerCase()),
      capitalize: mapped((text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase()),
      title: mapped((text) =>
        text
          .toLowerCase()
          .replace(/\p{L}+/gu, (word) => word.slice(0, 1).toUpperCase() + word.slice(1)),
      ),
      swapcase: mapped((text) =>
        Array.from(text, (one) =>
          one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase(),
        ).join(''),
      ),
      strip: stripper(true, true),
      lstrip: stripper(true, false),
      rstrip: stripper(false, true),
      split: method('sep=None, maxsplit=-1', (args) => list(split(args, false))),
      rsplit: method('sep=None, maxsplit=-1', (args) => list(split(args, true))),
      splitlines: method('keepends=False', (args) => {
        const text = selfString(args).replace(/\r?\n$/, '');
        return list(text === '' ? [] : text.split(/\r?\n/).map(string));
      }),
      partition: method('sep, /', (args) => {
        const [text, separator] = [selfString(args), args.text('sep')];
        const at = text.indexOf(separator);
        const parts =
          at < 0
            ? [text, '', '']
            : [text.slice(0, at), separator, text.slice(at + separator.length)];
        return tuple(parts.map(string));
      }),
      rpartition: method('sep, /', (args) => {
        const [text, separator] = [selfString(args), args.text('sep')];
        const at = text.lastIndexOf(separator);
        const parts =
          at < 0
            ? ['', '', text]
            : [text.slice(0, at), separator, text.slice(at + separator.length)];
        return tuple(parts.map(string));
      }),
      join: method('iterable, /', (args, context) => {
        const parts = context.items(args.get('iterable')).map((one) => {
          if (one.kind === 'string') return one.value;
          if (one.kind === 'unknown') return context.giveUp(one.reason);
          const type = context.typeOf(one).name;
          return context.raise(
            'TypeError',
            `sequence item 0: expected str instance, ${type} found`,
          );
        });
        return string(parts.join(selfString(args)));
      }),
      replace: method('old, new, count=-1, /', (args) => {
        const count = args.integer('count');
        const [text, old, fresh] = [selfString(args), args.text('old'), args.text('new')];
        if (count < 0) return string(text.replaceAll(old, () => fresh));
        let [replaced, rest] = ['', text];
        for (let left = count; left > 0; left -= 1) {
          const at = rest.indexOf(old);
          if (at < 0) break;
          replaced += rest.slice(0, at) + fresh;
          rest = rest.slice(at + old.length);
        }
        return string(replaced + rest);
      }),
      startswith: affix((text, part) => text.startsWith(part)),
      endswith: affix((text, part) => text.endsWith(part)),
      removeprefix: method('prefix, /', (args) => {
        const [text, part] = [selfString(args), args.text('prefix')];
        return string(text.startsWith(part) ? text.slice(part.length) : text);
      }),
      removesuffix: method('suffix, /', (args) => {
        const [text, part] = [selfString(args), args.text('suffix')];
        return string(part !== '' && text.endsWith(part) ? text.slice(0, -part.length) : text);
      }),
      find: method('sub, start=0, end=None, /', (args) =>
        int(selfString(args).indexOf(args.text('sub'), args.integer('start'))),
      ),
      rfind: method('sub, /', (args) => int(selfString(args).lastIndexOf(args.text('sub')))),
      index: method('sub, start=0, end=None, /', (args, context) => {
        const at = selfString(args).indexOf(args.text('sub'), args.integer('start'));
        return at < 0 ? context.raise('ValueError', 'substring not found') : int(at);
      }),
      count: method('sub, /', (args) => int(selfString(args).split(args.text('sub')).length - 1)),
      isdigit: test(/^\p{Nd}+$/u),
      isdecimal: test(/^\p{Nd}+$/u),
      isnumeric: test(/^\p{N}+$/u),
      isalpha: test(/^\p{L}+$/u),
      isalnum: test(/^[\p{L}\p{N}]+$/u),
      isspace: test(/^\s+$/u),
      islower: method('', (args) => {
        const text = selfString(args);
        return bool(text === text.toLowerCase() && text !== text.toUpperCase());
      }),
      isupper: method('', (args) => {
        const text = selfString(args);
        return bool(text === text.toUpperCase() && text !== text.toLowerCase());
      }),
      isidentifier: test(/^[\p{L}_][\p{L}\p{N}_]*$/u),
      zfill: method('width, /', (args) => {
        const text = selfString(args);
        const sign = /^[+-]/.test(text) ? text.slice(0, 1) : '';
        const width = Math.min(args.integer('width'), 10_000);
        return string(sign + text.slice(sign.length).padStart(width - sign.length, '0'));
      }),
      ljust: padded((text, width, fill) => text.padEnd(width, fill)),
      rjust: padded((text, width, fill) => text.padStart(width, fill)),
      center: padded((text, width, fill) =>
        text.padStart(Math.floor((width + text.length) / 2), fill).padEnd(width, fill),
      ),
      format: method('*values, **named', (args, context) =>
        formatTemplate(selfString(args), args.rest, args.extra, context),
      ),
      format_map: method('mapping, /', (args, context) => {
        const mapping = nativeOf(args.get('mapping'));
        const named = new Map<string, Value>();
        if (mapping.kind === 'dict') {
          for (const { key, value } of mapping.entries.values()) {
            if (key.kind === 'string') named.set(key.value, value);
          }
        }
        return formatTemplate(selfString(args), [], named, context);
      }),
      encode: method("encoding='utf-8', errors='strict'", (args) => bytes(selfString(args))),
      expandtabs: method('tabsize=8', (args) =>
        string(
          selfString(args).replaceAll('\t', ' '.repeat(Math.min(64, args.integer('tabsize')))),
        ),
      ),
      __len__: method('', (args) => int([...selfString(args)].length)),
      __iter__: method('', (args) => iterator(Array.from(selfString(args), string))),
      __contains__: method('item, /', (args) => bool(selfString(args).includes(args.text('item')))),
    },
  }),
  bytes: cls({
    construct: method("source='', encoding=None, errors=None", (args) => {
      const source = args.get('source');
      return bytes(source.kind === 'string' || source.kind === 'bytes' ? source.value : '');
    }),
    methods: {
      decode: method("encoding='utf-8', errors='strict'", (args) =>
        args.self.kind === 'bytes' ? string(args.self.value) : NONE,
      ),
    },
  }),
};

function stripper(start: boolean, end: boolean): Method {
  return method('chars=None, /', (args) => {
    const text = selfString(args);
    const isStripped = args.isNone('chars')
      ? (one: string): boolean => /\s/.test(one)
      : (one: string): boolean => args.text('chars').includes(one);
    let from = 0;
    let to = text.length;
    while (start && from < to && isStripped(text.charAt(from))) from += 1;
    while (end && to > from && isStripped(text.charAt(to - 1))) to -= 1;
    return string(text.slice(from, to));
  });
}

function split(args: Arguments, fromRight: boolean): Value[] {
  const most = args.integer('maxsplit');
  const isSpace = args.isNone('sep');
  const text = isSpace ? selfString(args).trim() : selfString(args);
  const parts = isSpace ? (text === '' ? [] : text.split(/\s+/)) : text.split(args.text('sep'));
  if (most < 0 || parts.length <= most + 1) return parts.map(string);
  const glue = isSpace ? ' ' : args.text('sep');
  const joined = fromRight
    ? [parts.slice(0, parts.length - most).join(glue), ...parts.slice(parts.length - most)]
    : [...parts.slice(0, most), parts.slice(most).join(glue)];
  return joined.map(string);
}

function affix(holds: (text: string, part: string) => boolean): Method {
  return method('affix, start=0, end=None, /', (args) => {
    const value = args.get('affix');
    const text = selfString(args).slice(args.integer('start'));
    if (value.kind !== 'tuple') return bool(holds(text, args.text('affix')));
    return bool(value.items.some((one) => one.kind === 'string' && holds(text, one.value)));
  });
}

function padded(pad: (text: string, width: number, fill: string) => string): Method {
  return method("width, fillchar=' ', /", (args) =>
    string(pad(selfString(args), Math.min(args.integer('width'), 10_000), args.text('fillchar'))),
  );
}
