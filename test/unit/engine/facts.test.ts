import { readdirSync } from 'node:fs';
import { describe, it } from 'vitest';
import {
  cost,
  countedBy,
  equivalencesOf,
  fieldLink,
  notices,
  settingText,
  textOf,
  type Plan,
} from '../../../src/engine/index.js';
import type { Notice } from '../../../src/engine/notices/notice.js';
import { expectAnswers, scattered, type Told } from './answered.js';

const folder = new URL('facts/layers/', import.meta.url);

/** Documents as in `dialects/calls`: what is said of a layer besides its values. */
describe('what is told of a layer', () => {
  it.each(readdirSync(folder))('%s', (name) => expectAnswers(new URL(name, folder), facts));
});

const facts: Told = (layer, dtype) => {
  const tools = countedBy(layer).map(
    ({ tool, value, counted }) => `${tool} ${counted ? String(value) : 'none'}`,
  );
  const links = layer.axes.map((axis) => Object.values(fieldLink(axis) ?? {}).join(' '));
  return [
    layer.outputShape.join('×'),
    ...told(layer, dtype),
    ...costs(layer),
    ...(tools.length === 0 ? [] : [`counted ${tools.join(', ')}`]),
    `as ${equivalencesOf(layer).join(', ')}`,
    `links ${links.join(', ')}`,
  ];
};

/** Notices, and their text where the values of the input are known, if that is another. */
const told: Told = (layer, dtype) => {
  const type = dtype === null ? {} : { dtype };
  const informed = notices(layer, { ...type, values: scattered(layer.inputShape) });
  const bare = notices(layer, type);
  const found = bare.flatMap((notice) => {
    const same = informed.find(
      ({ code, text }) => code === notice.code && textOf(text) === textOf(notice.text),
    );
    return [...noticed(notice), ...(same === undefined ? ['  without the values'] : [])];
  });
  const texts = bare.map(({ text }) => textOf(text));
  const more = informed.filter(({ text }) => !texts.includes(textOf(text)));
  return [...found, ...more.flatMap((notice) => ['with the values:', ...noticed(notice)])];
};

const noticed = ({ code, severity, text, cells, fixes }: Notice): readonly string[] => [
  `${severity} ${code}: ${textOf(text)}`,
  ...cells.map(({ of, axis, ranges }) => {
    const spans = ranges.map(({ from, to }) => `${String(from)} to ${String(to)}`);
    return `  ${of} axis ${String(axis)}: ${spans.join(', ')}`;
  }),
  ...fixes.map((fix) =>
    fix.kind === 'code'
      ? `  ${textOf(fix.label)}: ${fix.code}`
      : `  ${textOf(fix.label)}: ${settingText(fix)}`,
  ),
];

const costs = (layer: Plan): readonly string[] => {
  const found = cost(layer);
  if (!found.ok) return [textOf(found.error.message)];
  const { operations, textbook, dtype, ...counts } = found.value;
  const done = Object.entries({ ...counts, ...operations }).filter(([, count]) => count !== 0);
  const terms = textbook?.terms.map(({ symbol, value }) => `${symbol} ${String(value)}`) ?? [];
  return [
    `${dtype}: ${done.map(([name, count]) => `${name} ${String(Number(count.toPrecision(4)))}`).join(', ')}`,
    `textbook ${textbook === null ? 'none' : `${String(textbook.value)} = ${terms.join(' · ')}`}`,
  ];
};
