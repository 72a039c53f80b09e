import { say, textOf } from '../../engine/phrase.js';
import type { Analysis, LayerSite, Problem, SourceRange } from '../../python/site.js';
import { callParts } from './call-text.js';
import type { CodeText } from './code-text.js';
import { aroundArgument } from './told-ways.js';
import type { Idea } from './way-out.js';

/** Ways out where a layer got something that is no tensor, or a number of the wrong kind. */
export function typeWays(
  { message, range }: Problem,
  { sites }: Analysis,
  code: CodeText,
): readonly Idea[] {
  const messageText = textOf(message);
  if (/got \(tuple|not tuple|'tuple' object/u.test(messageText)) return [withoutIndices(code)];
  if (messageText.includes('numpy.ndarray')) {
    const imported = /^import torch$/mu.test(code.text);
    const from = imported ? 'torch' : '__import__("torch")';
    return [
      aroundArgument(
        range,
        code,
        (x) => `${from}.from_numpy(${x})`,
        say('Insert torch.from_numpy'),
      ),
    ];
  }
  const unexpected = /unexpected keyword argument '(\w+)'/u.exec(messageText)?.[1];
  if (unexpected !== undefined) return [withoutArgument(unexpected, range, code)];
  if (messageText.includes('1 value per channel when training')) return [evaluating(code)];
  if (/zero or negative/u.test(messageText)) return [channelsLastInput(code)];
  if (/'padding'.*not str/u.test(messageText)) {
    return sites.filter((site) => site.isPooling).map((site) => namedPadding(site, code));
  }
  if (/not float|must be tuple of ints/u.test(messageText)) {
    return sites
      .filter((site) => site.isPooling && range !== null && site.range.file === code.file)
      .flatMap(({ range: place }) => [wholeNumber(place, code), wholeVariable(place, code)]);
  }
  return [];
}

/** The padding that keeps the size, in place of `'same'`: half of a window that is odd. */
function namedPadding({ range, pooling }: LayerSite, code: CodeText): Idea {
  const kernel = pooling?.call.arguments['kernel_size'];
  const padding = callParts(code.at(range))?.arguments.find((one) =>
    /['"]same['"]$/iu.test(one.text),
  );
  if (typeof kernel !== 'number' || kernel % 2 === 0 || padding === undefined) return [];
  const argument = `padding=${(kernel - 1) / 2}`;
  return [
    {
      title: say('Use {argument}', { argument }),
      edits: [{ range: code.within(range, padding.start, padding.end), text: argument }],
    },
  ];
}

/** An input that says its channels first, said as Keras reads it. */
function channelsLastInput(code: CodeText): Idea {
  return [...code.text.matchAll(/\(\s*([134])\s*,\s*(\d{2,})\s*,\s*(\d{2,})\s*\)/gu)].map(
    (found) => {
      const [all, channels = '', height = '', width = ''] = found;
      const text = `(${height}, ${width}, ${channels})`;
      return {
        title: say('Put the channels last: {shape}', { shape: text }),
        edits: [{ range: code.range(found.index, found.index + all.length), text }],
      };
    },
  );
}

/** A call without the argument that it doesn't take. */
function withoutArgument(name: string, range: SourceRange | null, code: CodeText): Idea {
  if (range === null || range.file !== code.file) return [];
  const { line } = range.start;
  const text = code.line(line);
  const found = new RegExp(`,\\s*${name}\\s*=\\s*[\\w.]+(?=\\s*[,)])`, 'u').exec(text);
  if (found === null) return [];
  const whole = { file: code.file, start: { line, column: 0 }, end: { line, column: text.length } };
  return [
    {
      title: say('Remove {argument}', { argument: found[0].replace(/^,\s*/u, '') }),
      edits: [{ range: code.within(whole, found.index, found.index + found[0].length), text: '' }],
    },
  ];
}

/** A model that is evaluated, not trained: a batch of one has no spread. */
function evaluating(code: CodeText): Idea {
  return [...code.text.matchAll(/\.train\(\s*(?:True)?\s*\)/gu)].map((found) => ({
    title: say('Use {code}', { code: '.eval()' }),
    edits: [{ range: code.range(found.index, found.index + found[0].length), text: '.eval()' }],
  }));
}

/** `return_indices=True` taken from the layers that have it. */
function withoutIndices(code: CodeText): Idea {
  return [...code.text.matchAll(/,\s*return_indices\s*=\s*True/gu)].map((found) => ({
    title: say('Remove {argument}', { argument: 'return_indices=True' }),
    edits: [{ range: code.range(found.index, found.index + found[0].length), text: '' }],
  }));
}

/** `//` for `/` in the arguments of a call. */
function wholeNumber(place: SourceRange, code: CodeText): Idea {
  const text = code.at(place);
  const divided = (callParts(text)?.arguments ?? []).filter((one) => /[^/]\/[^/]/u.test(one.text));
  return divided.map((one) => ({
    title: say('Divide with //'),
    edits: [
      {
        range: code.within(place, one.start, one.end),
        text: one.text.replace(/([^/])\/([^/])/u, '$1//$2'),
      },
    ],
  }));
}

/** The same where a variable that a call is given gets its value. */
function wholeVariable(place: SourceRange, code: CodeText): Idea {
  const names = (callParts(code.at(place))?.arguments ?? [])
    .map((one) => /(\w+)$/u.exec(one.text)?.[1] ?? '')
    .filter((name) => /^[A-Za-z_]/u.test(name));
  return names.flatMap((name) =>
    [...code.text.matchAll(new RegExp(`^[ \\t]*${name}\\s*=[^=\\n]*?[^/](/)(?=[^/])`, 'gmu'))].map(
      (found) => {
        const at = found.index + found[0].length - 1;
        return {
          title: say('Divide with //'),
          edits: [{ range: code.range(at, at + 1), text: '//' }],
        };
      },
    ),
  );
}
