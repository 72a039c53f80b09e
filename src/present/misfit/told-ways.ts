import { product } from '../../engine/row-major.js';
import { say } from '../../engine/phrase.js';
import { isEqual, multiply, type Dimension } from '../../python/dimension.js';
import type { Misfit } from '../../python/misfit.js';
import type { SourceRange } from '../../python/site.js';
import { callParts } from './call-text.js';
import type { CodeText } from './code-text.js';
import { lastMap } from './size-maker.js';
import type { Idea, WayOut } from './way-out.js';

/** The number that a layer was told, made the one that arrives, in the form of the code. */
export function setToldSize(misfit: Misfit, code: CodeText): Idea {
  const { told, arrived, axis } = misfit;
  const size = arrived[0]?.shape?.[axis];
  if (told === null || told.range === null || typeof size !== 'number') return [];
  const { range } = told;
  const written = code.at(range);
  if (written === '') return [];
  return productForms(written, misfit, size).map((text) => ({
    title: say('Set {parameter} to {value}', { parameter: told.parameter, value: text }),
    edits: [{ range, text }],
  }));
}

/** `16 * 4 * 4` for other sizes: names stay where they can, then numbers, then the number alone. */
function productForms(written: string, misfit: Misfit, size: number): readonly string[] {
  const factors = written.split('*').map((one) => one.trim());
  const [input] = misfit.arrived;
  const least = misfit.code === 'recurrent-input-size' ? 4 : 3;
  const map = input === undefined ? null : lastMap(input, least);
  const sizes = (map?.sizes ?? []).filter((one) => typeof one === 'number');
  const forms: string[] = [];
  if (factors.length > 1 && map !== null && sizes.length === map.sizes.length) {
    const whole = product(sizes);
    if (whole === size) {
      const spatial = sizes.slice(1);
      if (factors.length === sizes.length && !/^\d+$/u.test(factors[0] ?? '')) {
        forms.push([factors[0], ...spatial].join(' * '));
      }
      if (factors.length === 2 && spatial.length === 2 && !/^\d+$/u.test(factors[0] ?? '')) {
        forms.push(
          [
            factors[0],
            spatial[0] === spatial[1] ? `${spatial[0] ?? 1} ** 2` : spatial.join(' * '),
          ].join(' * '),
        );
      }
      forms.push(sizes.join(' * '));
    }
    const pair = pairOf(sizes, size);
    if (pair !== null) {
      if (factors.length === 2) forms.push(`${factors[0] ?? ''} * ${pair[1]}`);
      forms.push(pair.join(' * '));
    }
  }
  return [...new Set([...forms, String(size)])];
}

function pairOf(sizes: readonly number[], size: number): readonly [number, number] | null {
  for (const [at, a] of sizes.entries()) {
    const b = sizes.slice(at + 1).find((one) => a * one === size);
    if (b !== undefined) return [a, b];
  }
  return null;
}

/** `nn.Linear(490, 4)` as `nn.LazyLinear(4)`, and the same for other layers that have such a kin. */
export function lazyLayer(misfit: Misfit, code: CodeText): Idea {
  const { layer, told } = misfit;
  if (
    layer.built === null ||
    told === null ||
    told.range === null ||
    !/^(Linear|Conv\dd)$/u.test(layer.kind)
  )
    return [];
  const text = code.at(layer.built);
  const parts = callParts(text);
  if (parts === null || !parts.callee.endsWith(layer.kind)) return [];
  const rest = parts.arguments.filter(
    (one, index) => !(one.keyword === told.parameter || (one.keyword === null && index === 0)),
  );
  if (rest.length === parts.arguments.length) return [];
  const callee = `${parts.callee.slice(0, -layer.kind.length)}Lazy${layer.kind}`;
  const next = `${callee}(${rest.map((one) => one.text).join(', ')})`;
  return [
    {
      title: say('Replace by {call}', { call: next }),
      edits: [{ range: layer.built, text: next }],
    },
  ];
}

/** Flattening before a layer that gets a map whose cells are as many as it was told. */
export function insertFlatten(misfit: Misfit, call: SourceRange | null, code: CodeText): Idea {
  const { arrived, told, layer } = misfit;
  const shape = arrived[0]?.shape ?? [];
  if (shape.length < 3 || told === null) return [];
  const whole = shape.slice(1).reduce<Dimension>((all, one) => multiply(all, one), 1);
  if (isEqual(whole, told.size) !== true) return [];
  const title = say('Insert Flatten before it');
  const ways: WayOut[] = [];
  if (layer.built !== null && isListed(layer.built, code)) {
    const text = code.at(layer.built);
    const space = /^(.*?)Linear\s*\(/u.exec(text)?.[1] ?? 'nn.';
    ways.push({ title, edits: [{ range: layer.built, text: `${space}Flatten(), ${text}` }] });
  }
  return [...ways, ...aroundArgument(call, code, (x) => `torch.flatten(${x}, 1)`, title)];
}

/** Whether a layer is built as one of several: `nn.Sequential(…, nn.Linear(8, 4))`. */
function isListed({ start }: SourceRange, code: CodeText): boolean {
  const before = code.line(start.line).slice(0, start.column).trimEnd();
  return before === '' || /[,([]$/u.test(before);
}

/** The only argument of a call put into something else. */
export function aroundArgument(
  call: SourceRange | null,
  code: CodeText,
  wrap: (argument: string) => string,
  title: WayOut['title'],
): Idea {
  const parts = call === null ? null : callParts(code.at(call));
  const [first] = parts?.arguments ?? [];
  if (call === null || first === undefined || first.keyword !== null) return [];
  const range = code.within(call, first.start, first.end);
  return [{ title, edits: [{ range, text: wrap(first.text) }] }];
}

/** An adaptive pooling before the flattening, where the told number is channels times a plane. */
export function insertAdaptivePooling(misfit: Misfit, code: CodeText): Idea {
  const { arrived, told } = misfit;
  const [input] = arrived;
  const map = input === undefined ? null : lastMap(input, 4);
  const [channels, ...spatial] = map?.sizes ?? [];
  if (input === undefined || typeof told?.size !== 'number' || typeof channels !== 'number')
    return [];
  const plane = told.size / channels;
  const side = Math.round(Math.sqrt(plane));
  if (spatial.length !== 2 || !Number.isInteger(plane) || side * side !== plane) return [];
  const title = say('Insert AdaptiveAvgPool2d(({side}, {side})) before it', { side });
  const flatten = [...input.chain]
    .reverse()
    .find(({ passage }) => /^(flatten|Flatten|view|reshape)$/u.test(passage?.kind ?? ''));
  if (flatten === undefined) return [];
  const call = flatten.passage?.call ?? null;
  if (flatten.passage?.kind === 'Flatten' && flatten.range !== null) {
    if (!isListed(flatten.range, code)) return [];
    const text = code.at(flatten.range);
    const space = /^(.*?)Flatten/u.exec(text)?.[1] ?? 'nn.';
    return [
      {
        title,
        edits: [
          {
            range: flatten.range,
            text: `${space}AdaptiveAvgPool2d((${side}, ${side})), ${text}`,
          },
        ],
      },
    ];
  }
  return aroundArgument(
    call,
    code,
    (x) => `torch.nn.functional.adaptive_avg_pool2d(${x}, (${side}, ${side}))`,
    title,
  );
}
