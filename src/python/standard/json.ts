import { say } from '../../engine/phrase.js';
import { fn, libraryModule } from '../libraries/members.js';
import { bool, dictOf, float, int, list, NONE, string, unknown } from '../values/create.js';
import type { Value } from '../values/value.js';

/** `json`, for texts that stand in the code. */
export const json = libraryModule('json', {
  loads: fn('s, **options', (args, context) => {
    const text = args.text('s');
    try {
      return valueOf(JSON.parse(text), text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return context.suppose('ValueError', error.message);
    }
  }),
  dumps: fn('obj, **options', () => unknown(say('a text made from data isn’t followed'))),
  load: fn('fp, **options', () => unknown(say('files aren’t read'))),
  dump: fn('obj, fp, **options', () => NONE),
});

function valueOf(data: unknown, text: string): Value {
  if (typeof data === 'string') return string(data);
  if (typeof data === 'boolean') return bool(data);
  if (typeof data === 'number') {
    const isWhole = Number.isInteger(data) && !(text.includes('.') || /\de/iu.test(text));
    return isWhole ? int(data) : Number.isInteger(data) ? wholeOrNot(data, text) : float(data);
  }
  if (Array.isArray(data)) return list(data.map((one) => valueOf(one, text)));
  if (typeof data !== 'object' || data === null) return NONE;
  return dictOf(Object.entries(data).map(([key, one]) => [key, valueOf(one, text)]));
}

/** A whole number in a text that holds fractions too: whole unless written with a point. */
function wholeOrNot(data: number, text: string): Value {
  const written = new RegExp(`(?<![\\d.])${String(data)}\\.0+(?!\\d)`, 'u');
  return written.test(text) ? float(data) : int(data);
}
