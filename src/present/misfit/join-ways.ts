import { frameworkOf, settingText, type Setting } from '../../engine/index.js';
import { say } from '../../engine/phrase.js';
import type { Misfit } from '../../python/misfit.js';
import type { SourceRange } from '../../python/site.js';
import { callParts, type ArgumentPart } from './call-text.js';
import { bracketed } from './channel-ways.js';
import type { CodeText } from './code-text.js';
import { paddedMap } from './padded-map.js';
import { hasChannelsLast } from './size-maker.js';
import { roundings } from './roundings.js';
import type { Idea, WayOut } from './way-out.js';

/** Ways to join tensors whose maps differ by a little. */
export function joinWays(
  misfit: Misfit,
  call: SourceRange | null,
  code: CodeText,
): readonly Idea[] {
  return [
    outputSize(misfit, call, code),
    padded(misfit, call, code),
    samePadding(misfit, code),
    roundedUp(misfit, code),
    cropped(misfit, call, code),
  ];
}

/** What layers make of a map, cut to that map's size: an even window with half of it as padding grows it. */
function cropped(misfit: Misfit, call: SourceRange | null, code: CodeText): Idea {
  if (misfit.layer.framework !== 'torch' || call === null) return [];
  return [...code.at(call).matchAll(/\b\w+\((\w+)\)(?= for\b|\s*[,\]])/gu)].map((found) => {
    const [made, x = ''] = found;
    const text = `${made}[..., :${x}.shape[-2], :${x}.shape[-1]]`;
    return {
      title: say('Use {code}', { code: text }),
      edits: [{ range: code.within(call, found.index, found.index + made.length), text }],
    };
  });
}

/** The elements of the list that a call joins, in the text of the file. */
function elements(
  call: SourceRange | null,
  code: CodeText,
): readonly (ArgumentPart & { readonly range: SourceRange })[] {
  const parts = call === null ? null : callParts(code.at(call));
  const list = parts?.arguments.find(({ text }) => /^[[(]/u.test(text));
  if (call === null || list === undefined) return [];
  const inner = callParts(list.text.replace(/^\[/u, '(').replace(/\]$/u, ')'));
  return (inner?.arguments ?? []).map((one) => ({
    ...one,
    range: code.within(call, list.start + one.start, list.start + one.end),
  }));
}

function spatialSizes(misfit: Misfit): readonly (readonly number[])[] | null {
  const last = hasChannelsLast(misfit.layer.framework);
  const shapes = misfit.arrived.map(
    ({ shape }) => (last ? shape?.slice(1, -1) : shape?.slice(2)) ?? [],
  );
  const known = shapes.map((shape) => shape.filter((size) => typeof size === 'number'));
  return known.every((sizes, index) => sizes.length > 0 && sizes.length === shapes[index]?.length)
    ? known
    : null;
}

/** Which of two joined maps is the smaller one; null where neither is, or they are more. */
function smallerOf(
  misfit: Misfit,
): { readonly small: number; readonly missing: readonly number[] } | null {
  const sizes = spatialSizes(misfit);
  const [a, b] = sizes ?? [];
  if (a === undefined || b === undefined || sizes?.length !== 2 || a.length !== b.length)
    return null;
  const missing = a.map((size, axis) => (b[axis] ?? size) - size);
  if (missing.every((cells) => cells >= 0)) return { small: 0, missing };
  return missing.every((cells) => cells <= 0)
    ? { small: 1, missing: missing.map((cells) => -cells) }
    : null;
}

/** `output_size=` of the transposed convolution that made the smaller map. */
function outputSize(misfit: Misfit, call: SourceRange | null, code: CodeText): Idea {
  const smaller = smallerOf(misfit);
  const items = elements(call, code);
  if (smaller === null) return [];
  const other = items[1 - smaller.small]?.text;
  const up = [...(misfit.arrived[smaller.small]?.chain ?? [])]
    .reverse()
    .find(({ passage }) => /ConvTranspose|Unpool/u.test(passage?.kind ?? ''));
  const place = up?.passage?.call ?? null;
  if (other === undefined || place === null) return [];
  const text = code.at(place);
  if (!text.endsWith(')')) return [];
  const argument = `output_size=${bracketed(other)}.shape[-${smaller.missing.length}:]`;
  const end = code.within(place, text.length - 1, text.length - 1);
  return [
    { title: say('Add {argument}', { argument }), edits: [{ range: end, text: `, ${argument}` }] },
  ];
}

/** The smaller map padded to the larger one. */
function padded(misfit: Misfit, call: SourceRange | null, code: CodeText): Idea {
  const smaller = smallerOf(misfit);
  const element = smaller === null ? undefined : elements(call, code)[smaller.small];
  if (smaller === null || element === undefined || smaller.missing.some((cells) => cells > 2))
    return [];
  const text = paddedMap(misfit.layer.framework, element.text, smaller.missing, code.text);
  return [
    {
      title: say('Pad the smaller map: {code}', { code: text }),
      edits: [{ range: element.range, text }],
    },
  ];
}

/** Poolings and convolutions with as little padding as they need, where one of them lost cells. */
function samePadding(misfit: Misfit, code: CodeText): Idea {
  return misfit.arrived
    .flatMap(({ chain }) => chain)
    .flatMap(({ range, passage }): WayOut[] => {
      const asked = passage !== undefined && /Pool|Conv/u.test(passage.kind);
      const setting = asked ? frameworkOf(passage.framework).spelling.same : null;
      return setting === null || range === null ? [] : withArgument(range, code, setting);
    });
}

/** Rounding up where a pooling rounded down on one way only. */
function roundedUp(misfit: Misfit, code: CodeText): Idea {
  return roundings(misfit)
    .toReversed()
    .flatMap(({ link: { range, passage } }): WayOut[] => {
      const pools = passage?.isPooling === true;
      const setting = pools ? frameworkOf(passage.framework).spelling.rounding?.('up') : undefined;
      return setting === undefined || range === null ? [] : withArgument(range, code, setting);
    });
}

/** A call with one argument more, which it doesn't have yet. */
function withArgument(range: SourceRange, code: CodeText, setting: Setting): WayOut[] {
  const text = code.at(range);
  const parts = callParts(text);
  if (parts === null || parts.arguments.some((one) => one.keyword === setting.parameter)) return [];
  const last = parts.arguments.at(-1);
  const end = last?.end ?? parts.open;
  const argument = settingText(setting);
  return [
    {
      title: say('Add {argument}', { argument }),
      edits: [
        {
          range: code.within(range, end, end),
          text: `${last === undefined ? '' : ', '}${argument}`,
        },
      ],
    },
  ];
}
