import {
  defaultLabSettings,
  type LabSettings,
  type LinkedControl,
  parseLabSettings,
} from '../../protocol/lab-settings.js';

/** The path of the links that open the Lab: `vscode://publisher.poolscope/lab?…`. */
export const labPath = '/lab';

/** What a link holds: settings, and the lesson that was open. */
export interface LabLink {
  readonly settings: LabSettings;
  readonly lesson: string | null;
}

const numbers = (values: readonly number[]): string => values.join(',');

const linkedNames: readonly LinkedControl[] = [
  'kernel',
  'stride',
  'dilation',
  'padding',
  'inputSize',
  'outputSize',
];

/** How each part of the settings is spelled in a query. */
const spell = (settings: LabSettings): readonly (readonly [string, string])[] => [
  ['framework', settings.framework],
  ['operation', settings.operation],
  ['windows', settings.windows],
  ['input', numbers(settings.inputSize)],
  ['kernel', numbers(settings.kernel)],
  ['stride', numbers(settings.stride)],
  ['dilation', numbers(settings.dilation)],
  ['pad', settings.paddingKind],
  ['padding', settings.padding.map(({ before, after }) => `${before}_${after}`).join(',')],
  ['ceil', String(settings.ceilMode)],
  ['count', String(settings.countIncludePad)],
  ['divisor', settings.divisor === null ? 'none' : String(settings.divisor)],
  ['output', numbers(settings.outputSize)],
  ['p', String(settings.p)],
  ['temperature', String(settings.temperature)],
  ['values', settings.values.kind],
  ['seed', String(settings.values.seed)],
  ['typed', numbers(settings.values.typed)],
  ['linked', linkedNames.filter((name) => settings.linked[name]).join(',')],
];

/** The query of a link that opens the Lab in this state; what is as at first is left out. */
export const encodeLabLink = ({ settings, lesson }: LabLink): string => {
  const standard = new Map(spell(defaultLabSettings));
  const query = new URLSearchParams(
    spell(settings)
      .filter(([name, text]) => standard.get(name) !== text)
      .map(([name, text]): [string, string] => [name, text]),
  );
  if (lesson !== null) {
    query.set('lesson', lesson);
  }
  return query.toString();
};

const splitList = (text: string): readonly string[] => (text === '' ? [] : text.split(','));

/** NaN for what is no number, which the settings' schema then refuses. */
const number = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

const flag = (text: string): boolean | null =>
  text === 'true' ? true : text === 'false' ? false : null;

const padding = (text: string): readonly unknown[] =>
  splitList(text).map((pair) => {
    const [before = '', after = ''] = pair.split('_');
    return { before: number(before), after: number(after) };
  });

/**
 * The settings and lesson of a query; null where any part of it is malformed or out of bounds.
 * Unknown parts are passed over, so that links of later versions still open.
 */
export const decodeLabLink = (query: string): LabLink | null => {
  const given = new URLSearchParams(query);
  const standard = new Map(spell(defaultLabSettings));
  const text = (name: string): string => given.get(name) ?? standard.get(name) ?? '';
  const list = (name: string): readonly number[] => splitList(text(name)).map(number);
  const divisor = text('divisor');
  const links = new Set(splitList(text('linked')));
  const settings = parseLabSettings({
    framework: text('framework'),
    operation: text('operation'),
    windows: text('windows'),
    kernel: list('kernel'),
    stride: list('stride'),
    dilation: list('dilation'),
    paddingKind: text('pad'),
    padding: padding(text('padding')),
    ceilMode: flag(text('ceil')),
    countIncludePad: flag(text('count')),
    divisor: divisor === 'none' ? null : number(divisor),
    outputSize: list('output'),
    p: number(text('p')),
    temperature: number(text('temperature')),
    inputSize: list('input'),
    values: { kind: text('values'), seed: number(text('seed')), typed: list('typed') },
    linked: Object.fromEntries(linkedNames.map((name) => [name, links.has(name)])),
  });
  return settings && { settings, lesson: given.get('lesson') };
};
