import { say, textOf, type Phrase } from '../../../engine/phrase.js';
import { dimensionText } from '../../dimension.js';
import { describe } from '../../values/describe.js';
import { string } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { formatValue } from './format-value.js';
import { textWork } from '../budget.js';
import type { Interpreter } from '../interpreter.js';

/** Longer texts than this are cut, and so are deeper ones: code can make them grow without end. */
const LONGEST = 100_000;
const DEEPEST = 12;
/** What stands for what was cut. */
const CUT = '...';

/** `str`, `repr` and formatting. */
export class Text {
  readonly #interpreter: Interpreter;
  #depth = 0;
  /** Characters so far of the text that is being made. */
  #length = 0;
  #isCut = false;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** `str(value)`. */
  str(value: Value): string {
    if (value.kind === 'string') return value.value;
    if (value.kind === 'instance') return this.#ofInstance(value, ['__str__', '__repr__']);
    return this.repr(value);
  }

  /** `repr(value)`, or words for what isn't known. */
  repr(value: Value): string {
    if (this.#depth === 0) this.#length = 0;
    if (this.#depth > DEEPEST || this.#length > LONGEST) return this.#cut();
    this.#depth += 1;
    try {
      const text = this.#repr(value);
      this.#length += isPlain(value) ? text.length : 2;
      const { budget, here } = this.#interpreter;
      budget.spend(1 + textWork(text.length), here);
      return text.length > LONGEST ? text.slice(0, LONGEST) + this.#cut() : text;
    } finally {
      this.#depth -= 1;
    }
  }

  /** A text that code goes on with; the reason where it is too long to be made whole. */
  whole(make: () => string): string | Phrase {
    const wasCut = this.#isCut;
    this.#isCut = false;
    try {
      const text = make();
      const { budget, here } = this.#interpreter;
      const most = budget.limits.characters;
      const length = this.#isCut ? most + 1 : text.length;
      return budget.refusal(length, 'characters', here) ?? text;
    } finally {
      this.#isCut = wasCut;
    }
  }

  #cut(): string {
    this.#isCut = true;
    return CUT;
  }

  /** `format(value, spec)`, as in f-strings. */
  format(value: Value, spec: string): string {
    if (value.kind === 'instance') {
      const method = this.#interpreter.attributes.method(value, '__format__');
      if (method?.kind === 'bound-method' && method.method.kind === 'function') {
        return this.str(this.#interpreter.calls.call(method, [string(spec)]));
      }
    }
    return spec === '' ? this.str(value) : this.#formatted(value, spec);
  }

  #formatted(value: Value, spec: string): string {
    return formatValue(value, this.str(value), spec) ?? this.#cut();
  }

  /** `'%d of %s' % values`. */
  percentFormat(template: string, values: Value): Value {
    const items = values.kind === 'tuple' ? [...values.items].reverse() : [values];
    let isKnown = true;
    const format = (): string =>
      template.replace(
        /%(?:\((\w+)\))?([-+ 0#]*)(\d+)?(?:\.(\d+))?([diouxXeEfFgGcrsa%])/g,
        (
          whole,
          name: string | undefined,
          flags: string,
          width = '',
          precision = '',
          type: string,
        ) => {
          if (type === '%') return '%';
          const value =
            name === undefined
              ? items.pop()
              : values.kind === 'dict'
                ? values.entries.get(name)?.value
                : undefined;
          if (value === undefined) return whole;
          if (value.kind === 'unknown' || value.kind === 'either') isKnown = false;
          if (type === 'r') return this.repr(value);
          const isText = type === 's' || type === 'a';
          const align = flags.includes('-') ? '<' : '>';
          const zero = flags.includes('0') && align === '>' ? '0' : '';
          const spec = `${width === '' ? '' : align}${zero}${width}${precision === '' ? '' : `.${precision}`}${isText ? '' : type === 'i' || type === 'u' ? 'd' : type}`;
          return this.#formatted(value, spec);
        },
      );
    const text = this.whole(format);
    if (typeof text !== 'string') return this.#interpreter.unknown(text);
    return isKnown
      ? string(text)
      : this.#interpreter.unknown(say('a part of the text isn’t known'));
  }

  #repr(value: Value): string {
    const many = (items: Iterable<Value>): string => this.#listed(items, (one) => this.repr(one));
    switch (value.kind) {
      case 'none':
        return 'None';
      case 'bool':
        return value.value ? 'True' : 'False';
      case 'int':
        return String(value.value);
      case 'float':
        return floatText(value.value);
      case 'dimension':
        return dimensionText(value.dimension);
      case 'string':
        return quoted(value.value);
      case 'bytes':
        return `b${quoted(value.value)}`;
      case 'ellipsis':
        return 'Ellipsis';
      case 'not-implemented':
        return 'NotImplemented';
      case 'tuple':
        return value.items.length === 1 ? `(${many(value.items)},)` : `(${many(value.items)})`;
      case 'list':
        return `[${many(value.items)}]`;
      case 'dict': {
        const entries = this.#listed(
          value.entries.values(),
          (one) => `${this.repr(one.key)}: ${this.repr(one.value)}`,
        );
        return `{${entries}}`;
      }
      case 'set':
        return value.entries.size === 0 ? 'set()' : `{${many(value.entries.values())}}`;
      case 'slice':
        return `slice(${many([value.start, value.stop, value.step])})`;
      case 'range':
        return `range(${value.start}, ${value.stop}${value.step === 1 ? '' : `, ${value.step}`})`;
      case 'class':
        return `<class '${value.qualifiedName}'>`;
      case 'instance':
        return this.#ofInstance(value, ['__repr__']);
      case 'tensor':
        return value.shape === null
          ? 'a tensor'
          : `a tensor of (${value.shape.map(dimensionText).join(', ')})`;
      case 'module':
        return `<module '${value.name}'>`;
      case 'unknown':
        return 'something unknown';
      case 'either':
        return value.values.map((one) => this.repr(one)).join(' or ');
      case 'iterator':
      case 'function':
      case 'bound-method':
      case 'builtin':
      case 'property':
      case 'static-method':
      case 'class-method':
      case 'super':
        return `<${textOf(describe(value))}>`;
      default:
        return value satisfies never;
    }
  }

  #listed<T>(items: Iterable<T>, show: (item: T) => string): string {
    const shown: string[] = [];
    for (const item of items) {
      if (this.#length > LONGEST) {
        shown.push(this.#cut());
        break;
      }
      shown.push(show(item));
    }
    return shown.join(', ');
  }

  #ofInstance(value: Value & { kind: 'instance' }, names: readonly string[]): string {
    const { attributes, calls } = this.#interpreter;
    for (const name of names) {
      const method = attributes.method(value, name);
      if (method?.kind !== 'bound-method') continue;
      const isObjects =
        method.method.kind === 'builtin' && method.method.name.startsWith('builtins.object');
      if (isObjects) continue;
      const answer = calls.call(method, []);
      if (answer.kind === 'string') return answer.value;
    }
    if (value.native !== null) return this.repr(value.native);
    return `<${value.type.name} object>`;
  }
}

/** Whether a value's text holds no texts of other values. */
function isPlain({ kind }: Value): boolean {
  return kind !== 'list' && kind !== 'tuple' && kind !== 'dict' && kind !== 'set';
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r')
    .replaceAll(quote, quote === "'" ? "\\'" : quote);
  return `${quote}${escaped}${quote}`;
}

/** A float as Python prints it. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const magnitude = Math.abs(value);
  if (Number.isInteger(value) && magnitude < 1e16)
    return `${Object.is(value, -0) ? '-0' : value}.0`;
  const text =
    magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e16)
      ? value.toExponential()
      : String(value);
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}
