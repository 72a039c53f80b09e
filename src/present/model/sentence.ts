import type { Translate } from '../../engine/index.js';
import { known, sizesText } from './map-of-shape.js';
import type { ModelFacts } from './model-facts.js';
import { sizeChanges, type SizeChange } from './size-changes.js';
import { kernelText } from './step-words.js';
import { windowOfStep } from './step-window.js';

/** What a reader should know of a model first, with marks: two lines at most. */
export function modelSentence(model: ModelFacts, t: Translate): string {
  if (model.broken !== null) return brokenSentence(model, t);
  const input = model.input === null ? null : known(model.input.sizes);
  if (input === null) {
    const shown = model.input === null ? '?' : sizesText(model.input.sizes);
    return model.input === null
      ? t('The input has no rows and columns, so there is nothing to see shrink.')
      : t('Nothing says the size of the input: it stays **{size}**.', { size: shown });
  }
  const changes = sizeChanges(model);
  const global = changes.findLast(({ rule }) => rule.kind === 'global');
  const others = changes.filter((one) => one !== global);
  const last = others.at(-1)?.to ?? input;
  const parts = [shrinking(sizesText(input), sizesText(last), others, t)];
  if (global !== undefined) {
    parts.push(
      t('A last **{pooling}** takes {size} to one value per channel.', {
        pooling: poolingName(global, t),
        size: sizesText(global.from),
      }),
    );
  }
  const field = fieldSentence(model, input, t);
  if (field !== '') parts.push(field);
  return parts.join(' ');
}

function shrinking(from: string, to: string, changes: readonly SizeChange[], t: Translate): string {
  if (changes.length === 0)
    return t('**{size}** stays **{size}**: nothing shrinks it.', { size: from });
  const clauses = clausesOf(changes, t);
  const text = clauses.reduce((some, next) => t('{some}; {next}', { some, next }));
  const begun = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  const isHalving = changes.every(halves) && changes.length > 2;
  if (isHalving) {
    return t('**{from}** becomes **{to}** by {count} halvings: {causes}.', {
      from,
      to,
      count: numberWord(changes.length, t),
      causes: halvers(changes, t),
    });
  }
  return t('**{from}** becomes **{to}**. {causes}.', { from, to, causes: begun });
}

/** `four strided convolutions and one **max pooling**`. */
function halvers(changes: readonly SizeChange[], t: Translate): string {
  const poolings = changes.filter(({ facts }) => facts.step.kind === 'pooling');
  const others = changes.length - poolings.length;
  const named = namedPoolings(poolings, t);
  if (others === 0) return named;
  const strided =
    others === 1
      ? t('one strided convolution')
      : t('{count} strided convolutions', { count: numberWord(others, t) });
  return poolings.length === 0 ? strided : t('{a} and {b}', { a: strided, b: named });
}

/** `two **average poolings**`. */
function namedPoolings(changes: readonly SizeChange[], t: Translate): string {
  const kinds = new Map<string, SizeChange[]>();
  for (const one of changes) {
    const name = poolingName(one, t);
    kinds.set(name, [...(kinds.get(name) ?? []), one]);
  }
  return [...kinds]
    .map(([name, same]) =>
      same.length === 1
        ? t('one **{pooling}**', { pooling: name })
        : t('{count} **{poolings}**', {
            count: numberWord(same.length, t),
            poolings: t('{pooling}s', { pooling: name }),
          }),
    )
    .reduce((a, b) => t('{a} and {b}', { a, b }));
}

/** What shrinks the map, poolings first. */
function clausesOf(changes: readonly SizeChange[], t: Translate): string[] {
  const isPooling = (one: SizeChange): boolean => one.facts.step.kind === 'pooling';
  const groups = new Map<string, SizeChange[]>();
  for (const one of [...changes.filter(isPooling), ...changes.filter((each) => !isPooling(each))]) {
    const key = `${isPooling(one) ? poolingName(one, t) : one.facts.step.kind} ${ruleKey(one)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].slice(0, 4).map((same) => clause(same, t));
}

function clause(same: readonly SizeChange[], t: Translate): string {
  const [first] = same;
  if (first === undefined) return '';
  const count = same.length;
  const isPooling = first.facts.step.kind === 'pooling';
  const window = windowOfStep(first.facts.step);
  const kernel = window === null || window === 'point' ? '' : kernelText(window);
  const who = isPooling
    ? namedPoolings(same, t)
    : count === 1
      ? t('one {kernel} {layer}', { kernel, layer: layerName(first, t) })
      : t('{count} {kernel} {layer}s', {
          count: numberWord(count, t),
          kernel,
          layer: layerName(first, t),
        });
  const text = sizeChangeText(first, who, count, t);
  return text.replace(/\s{2,}/gu, ' ');
}

function sizeChangeText(one: SizeChange, who: string, count: number, t: Translate): string {
  const { rule, from, to } = one;
  if (halves(one)) {
    return count === 1
      ? t('{who} halves {size}', { who, size: from[0] ?? 0 })
      : count === 2
        ? t('{who} halve it twice', { who })
        : t('{who} halve it {count} times', { who, count: numberWord(count, t) });
  }
  switch (rule.kind) {
    case 'takes':
      return count === 1
        ? t('{who} without padding takes {rows}', { who, rows: Math.abs(rule.rows) })
        : t('{who} without padding take {rows} each', { who, rows: Math.abs(rule.rows) });
    case 'multiplies':
      return count === 1
        ? t('{who} makes {from} of {to}', { who, from: to[0] ?? 0, to: from[0] ?? 0 })
        : t('{who} multiply it by {by} each', { who, by: rule.by });
    case 'divides':
      return count === 1
        ? t('{who} divides it by {by}', { who, by: rule.by })
        : t('{who} divide it by {by} each', { who, by: rule.by });
    case 'keeps':
    case 'global':
    case 'strides':
    case 'other':
      return count === 1
        ? t('{who} makes {from} of {to}', { who, from: to.join('×'), to: from.join('×') })
        : t('{who} take it to {size}', { who, size: to.join('×') });
    default:
      return rule satisfies never;
  }
}

function layerName({ facts }: SizeChange, t: Translate): string {
  return facts.step.kind === 'convolution' ? t('convolution') : facts.step.name;
}

const ruleKey = (one: SizeChange): string =>
  halves(one)
    ? 'halves'
    : one.rule.kind === 'takes'
      ? `takes ${one.rule.rows} ${JSON.stringify(windowOfStep(one.facts.step))}`
      : one.rule.kind === 'divides' || one.rule.kind === 'multiplies'
        ? `${one.rule.kind} ${one.rule.by}`
        : `${one.rule.kind} ${one.from.join('×')}`;

/** Whether half of the rows stay, rounded either way. */
function halves({ from, to, rule }: SizeChange): boolean {
  const isHalf = from.every((n, at) => Math.abs(n / 2 - (to[at] ?? 0)) < 1);
  return isHalf && (rule.kind === 'divides' || rule.kind === 'strides');
}

function poolingName({ facts }: SizeChange, t: Translate): string {
  const { name } = facts.step;
  if (/max/iu.test(name)) return t('max pooling');
  if (/avg|average|mean/iu.test(name)) return t('average pooling');
  return t('pooling');
}

function numberWord(count: number, t: Translate): string {
  const words = [t('no'), t('one'), t('two'), t('three'), t('four'), t('five'), t('six')];
  return words[count] ?? String(count);
}

/** What an output sees in the end, or where it first sees all. */
function fieldSentence(model: ModelFacts, input: readonly number[], t: Translate): string {
  const maps = model.steps.filter(
    ({ map, sees }) => map !== null && sees.kind === 'field' && known(map.sizes) !== null,
  );
  const covers = maps.find(({ sees, map }) => {
    if (sees.kind !== 'field' || map === null) return false;
    const sizes = known(map.sizes) ?? [];
    return sees.axes.every((axis, at) => {
      const middle = Math.floor(((sizes[at] ?? 1) - 1) / 2);
      if (axis.start === null) return false;
      const from = axis.start + middle * axis.jump;
      return from <= 0 && from + axis.size >= (input[at] ?? 0);
    });
  });
  const isLate = covers === undefined || covers.former === null;
  if (!isLate && covers.step.path !== '' && (known(covers.map?.sizes ?? [])?.[0] ?? 1) > 1) {
    return t('From `{path}` on, a centre output sees every row of the input.', {
      path: covers.step.path,
    });
  }
  const last = maps.findLast(({ map }) => (known(map?.sizes ?? [])?.[0] ?? 0) > 1);
  if (last === undefined || last.sees.kind !== 'field') return '';
  const size = last.sees.axes.map((axis) => Math.round(axis.size));
  const share = areaShare(size, input);
  return sharedField(size.join('×'), share, t);
}

function sharedField(field: string, share: ReturnType<typeof areaShare>, t: Translate): string {
  switch (share) {
    case 'all':
      return t('Each value of the last map sees **{field}**, all of the input.', { field });
    case 'half':
      return t('Each value of the last map sees **{field}** of the input, half of it.', { field });
    case 'third':
      return t('Each value of the last map sees **{field}** of the input, a third of it.', {
        field,
      });
    case '':
      return t('Each value of the last map sees **{field}** of the input.', { field });
    default:
      return share satisfies never;
  }
}

/** `a third`, `half`, `all`, where it is one within two per cent. */
function areaShare(
  size: readonly number[],
  input: readonly number[],
): 'third' | 'half' | 'all' | '' {
  const share = size.reduce((all, one, at) => all * Math.min(1, one / (input[at] ?? 1)), 1);
  if (Math.abs(share - 1 / 3) < 0.02) return 'third';
  if (Math.abs(share - 1 / 2) < 0.02) return 'half';
  return share > 0.98 ? 'all' : '';
}

function brokenSentence({ broken, steps }: ModelFacts, t: Translate): string {
  if (broken === null) return '';
  const { step } = broken;
  const maps = step.inputs.map((id) => (id < 0 ? null : (steps[id] ?? null)));
  const [first, second] = maps;
  if (step.kind === 'join' && first?.map && second?.map) {
    const meeting = t(
      'The chain breaks at **{call}**: **{a}** from {first} meets **{b}** from {second}.',
      {
        call: step.callee,
        a: sizesText(second.map.sizes),
        first: nameOf(second.step),
        b: sizesText(first.map.sizes),
        second: nameOf(first.step),
      },
    );
    const why = droppedRow(steps, broken.step.id, t);
    return why === '' ? meeting : `${meeting} ${why}`;
  }
  return t('The chain breaks at **{call}**: it does not take what arrives.', { call: step.callee });
}

const nameOf = ({ path, name }: { readonly path: string; readonly name: string }): string =>
  path === '' ? name : (path.split('.')[0] ?? path);

function droppedRow(steps: ModelFacts['steps'], before: number, t: Translate): string {
  const blamed = steps.slice(0, before).findLast(({ step, former, map }) => {
    if (step.kind !== 'pooling' || former === null || map === null) return false;
    const from = known(former.sizes)?.[0] ?? 0;
    const to = known(map.sizes)?.[0] ?? 0;
    return from % 2 === 1 && to === (from - 1) / 2;
  });
  const from = blamed?.former === null || blamed === undefined ? null : known(blamed.former.sizes);
  if (from === null) return '';
  return t(
    'A **pooling** halves {size} and drops a row and a column; doubling {half} does not bring them back.',
    {
      size: from[0] ?? 0,
      half: Math.floor((from[0] ?? 0) / 2),
    },
  );
}
