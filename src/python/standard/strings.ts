import { say } from '../../engine/phrase.js';
import type { LibraryMember } from '../libraries/contract.js';
import { cls, method } from '../libraries/members.js';
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

const changeableBytes = cls({
  construct: method("source='', encoding=None, errors=None", (_args, context) =>
    context.unknown(say('bytes that can change aren’t followed')),
  ),
});

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
          return context.suppose(
            'TypeError',
            `sequence item 0: expected str instance, ${type} found`,
          );
        });
        const separator = selfString(args);
        const signs = parts.reduce((sum, one) => sum + one.length, 0);
        context.makeRoom(signs + separator.length * parts.length, 'characters');
        return string(parts.join(separator));
      }),
      replace: method('old, new, count=-1, /', (args, context) => {
        const count = args.integer('count');
        const [text, old, fresh] = [selfString(args), args.text('old'), args.text('new')];
        const places = occurrences(text, old, count < 0 ? text.length + 1 : count);
        context.makeRoom(text.length + places * fresh.length, 'characters');
        let left = places;
        return string(text.replaceAll(old, () => (left-- > 0 ? fresh : old)));
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
      count: method('sub, /', (args) =>
        int(occurrences(selfString(args), args.text('sub'), Number.POSITIVE_INFINITY)),
      ),
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
      zfill: method('width, /', (args, context) => {
        const text = selfString(args);
        const sign = /^[+-]/.test(text) ? text.slice(0, 1) : '';
        const width = args.integer('width');
        context.makeRoom(Math.max(text.length, width), 'characters');
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
      expandtabs: method('tabsize=8', (args, context) => {
        const text = selfString(args);
        const tab = Math.max(0, args.integer('tabsize'));
        const tabs = occurrences(text, '\t', Number.POSITIVE_INFINITY);
        context.makeRoom(text.length + tabs * tab, 'characters');
        return string(expanded(text, tab));
      }),
      __len__: method('', (args, context) => {
        context.makeRoom(selfString(args).length, 'characters');
        return int(lengthInCharacters(selfString(args)));
      }),
      __iter__: method('', (args, context) => {
        context.makeRoom(selfString(args).length, 'characters');
        return iterator(Array.from(selfString(args), string));
      }),
      __contains__: method('item, /', (args) => bool(selfString(args).includes(args.text('item')))),
    },
  }),
  bytearray: changeableBytes,
  memoryview: changeableBytes,
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
  return method("width, fillchar=' ', /", (args, context) => {
    const width = args.integer('width');
    context.makeRoom(Math.max(width, selfString(args).length), 'characters');
    return string(pad(selfString(args), width, args.text('fillchar')));
  });
}

/** How often a part is in a text, up to a number; an empty one is between all characters. */
function occurrences(text: string, part: string, most: number): number {
  if (part === '') return Math.min(most, lengthInCharacters(text) + 1);
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count < most; count += 1) {
    at = text.indexOf(part, at + part.length);
  }
  return count;
}

/** A text's length as Python counts it, where no character takes two units. */
export function lengthInCharacters(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; length += 1) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return length;
}

/** Tabs as the spaces up to the next column that `tab` divides. */
function expanded(text: string, tab: number): string {
  let column = 0;
  return text.replace(/[\t\r\n]|[^\t\r\n]+/g, (piece) => {
    if (piece === '\n' || piece === '\r') column = 0;
    else if (piece === '\t') {
      const spaces = tab === 0 ? 0 : tab - (column % tab);
      column += spaces;
      return ' '.repeat(spaces);
    } else column += lengthInCharacters(piece);
    return piece;
  });
}
