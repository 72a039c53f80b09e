import type {
  Formula,
  Header,
  Inspector,
  InvalidState,
  NeedsShapeState,
  Notice,
  PanelState,
  ReadyState,
  RichText,
  UnpoolingState,
} from '../../protocol/index.js';
import type { Translate } from '../../engine/phrase.js';
import { ladderTitle } from '../../picture/index.js';
import { richTextOf } from '../../protocol/rich-text.js';
import { code, escaped, rich } from './markdown.js';
import { surpriseText, type SurpriseFacts } from './surprise-text.js';

/** Where the links of a hover lead; each a `command:` address. */
export interface HoverLinks {
  readonly visualize: string;
  readonly compare: string;
  readonly asConvolution: string;
  readonly openLab: string;
  /** Shows the whole model that the layer is in. */
  readonly chain: string;
  readonly giveSize: string;
  /** Applies the first fix; null where there is none. */
  readonly fix: string | null;
}

/** What a hover says beyond the panel's state. */
export interface HoverFacts {
  /** The layer in words: `Max pooling`. */
  readonly title: string;
  readonly dtype: string | null;
  /** `data:image/svg+xml;…`; null where none is wanted. */
  readonly thumbnail: string | null;
  readonly links: HoverLinks;
  /** What surprises at the call; null: nothing does. */
  readonly surprise: SurpriseFacts | null;
  readonly t: Translate;
}

/** How many other flows are listed; the rest are counted. */
const MOST_FLOWS = 2;

/**
 * The Markdown of a hover, at most twelve lines when shown: title with shapes, picture, output size
 * and cost, the most severe notice, links, other passages. Null for a state that says nothing about a layer.
 */
export const hoverText = (state: PanelState, facts: HoverFacts): string | null => {
  switch (state.kind) {
    case 'ready':
      return readyText(state, facts);
    case 'needsShape':
      return unknownText(state, facts);
    case 'invalid':
      return invalidText(state, facts);
    case 'unpooling':
      return unpoolingText(state, facts);
    case 'unreadable':
      return paragraphs([
        `**${escaped(facts.title)}** ${shapes(state.header)}`,
        `$(question) ${rich(state.reason)}`,
        `[$(eye) ${facts.t('Visualize')}](${facts.links.visualize})`,
      ]);
    case 'empty':
    case 'loading':
    case 'mended':
    case 'model':
    case 'noModel':
    case 'report':
      return null;
    default:
      return state satisfies never;
  }
};

const readyText = (state: ReadyState, facts: HoverFacts): string => {
  const { title, dtype, links, surprise, t } = facts;
  const { header, inspector } = state;
  return paragraphs([
    `**${escaped(title)}** ${shapes(header)}${dtype === null ? '' : ` ${escaped(dtype)}`}`,
    fittingText(state, facts),
    ...(surprise === null ? [pictureLine(state, facts)] : surpriseText(surprise)),
    table(inspector, t),
    surprise === null ? noticeLine(inspector.notices) : '',
    [
      `[$(eye) ${t('Visualize')}](${links.visualize})`,
      `[$(arrow-swap) ${t('Compare')}](${links.compare})`,
      `[${t('As convolution')}](${links.asConvolution})`,
      `[${t('Open in Lab')}](${links.openLab})`,
      ...(state.fitting === null ? [] : [`[${t('Other sizes…')}](${links.giveSize})`]),
      `[${t('Show the chain')}](${links.chain})`,
    ].join(' &nbsp; '),
    otherFlows(state, t),
  ]);
};

/** The small picture. */
const pictureLine = (state: ReadyState, { thumbnail, t }: HoverFacts): string =>
  thumbnail === null ? '' : `![${escaped(pictureText(state, t))}](${thumbnail})`;

/** What the small picture shows, in words. */
const pictureText = ({ fitting, sentence }: ReadyState, t: Translate): string =>
  fitting === null || fitting.ladder === null
    ? sentenceText(sentence)
    : ladderTitle(fitting.ladder, t);

/** Where the input's size comes from that the code doesn't say. */
const fittingText = ({ fitting }: ReadyState, { t }: HoverFacts): string => {
  if (fitting === null) return '';
  const { layer, place, values, sides, ladder } = fitting;
  const size = sides?.join('×') ?? '';
  const said = t(
    'Nothing in the code says the input size. **{size}** is worked out from **{layer}** ({place}): {values}.',
    { size, layer, place, values },
  );
  const others =
    ladder === null
      ? t('No square fits.')
      : ladder.fits.first === ladder.fits.last
        ? t('No other square fits.')
        : t('Squares from **{first} to {last}** fit.', ladder.fits);
  return `$(search) ${rich(richTextOf(t('{said} {others}', { said, others })))}`;
};

/** What an unpooling layer does; the picture shows where each value goes. */
const unpoolingText = (state: UnpoolingState, { title, thumbnail, links, t }: HoverFacts): string =>
  paragraphs([
    `**${escaped(title)}** ${shapes(state.header)}`,
    thumbnail === null ? '' : `![${escaped(sentenceText(state.sentence))}](${thumbnail})`,
    rich(state.sentence),
    table(state.inspector, t),
    noticeLine(state.inspector.notices),
    `[$(eye) ${t('Visualize')}](${links.visualize})`,
  ]);

const unknownText = (state: NeedsShapeState, { title, links, t }: HoverFacts): string =>
  paragraphs([
    `**${escaped(title)}** ${shapes(state.header)}`,
    rich(state.reason),
    state.formulas
      .map((formula) => `${escaped(formula.axes)} ${code(formulaText(formula))}`)
      .join('  \n'),
    `[$(edit) ${t('Give a size')}](${links.giveSize}) &nbsp; [$(eye) ${t('Visualize')}](${links.visualize})`,
  ]);

const invalidText = (state: InvalidState, { title, links, t }: HoverFacts): string => {
  const first = state.fixes.at(0);
  const fix =
    first === undefined || links.fix === null
      ? ''
      : `[$(lightbulb) ${escaped(first.link.label)}](${links.fix}) ${escaped(first.result)}`;
  return paragraphs([
    `**${escaped(title)}** $(error) ${escaped(state.title)}`,
    code(state.message),
    rich(state.why),
    fix,
    `[$(eye) ${t('Visualize')}](${links.visualize})`,
  ]);
};

const shapes = ({ input, output }: Header): string => `${code(input)} → ${code(output)}`;

/** The other passages through a layer that is called with other shapes too, on one line. */
const otherFlows = ({ header, flows }: ReadyState, t: Translate): string => {
  const shown = `${header.input} → ${header.output}`;
  const others = [...new Set(flows.map(({ input, output }) => `${input} → ${output}`))].filter(
    (flow) => flow !== shown,
  );
  if (others.length === 0) return '';
  const listed = others.slice(0, MOST_FLOWS).map(escaped).join(t(', '));
  const rest = others.length - MOST_FLOWS;
  return rest > 0
    ? t('also {flows} and {count} more', { flows: listed, count: rest })
    : t('also {flows}', { flows: listed });
};

const table = ({ outputSize, cost }: Inspector, t: Translate): string => {
  const sizes = outputSize.formulas.map((formula) =>
    outputSize.formulas.length === 1
      ? code(formulaText(formula))
      : `${escaped(formula.axes)} ${code(formulaText(formula))}`,
  );
  const rows = [
    ...(sizes.length === 0 ? [] : [`| ${t('Output size')} | ${sizes.join('<br>')} |`]),
    ...(cost === null ? [] : [`| ${t('Cost')} | ${escaped(cost.summary)} |`]),
  ];
  return rows.length === 0 ? '' : ['| | |', '|:--|:--|', ...rows].join('\n');
};

/** A formula on one line, with room around its operators: `⌊(4 + 2·1 − 3) / 2⌋ + 1 = 2`. */
const formulaText = ({ parts }: Formula): string =>
  parts
    .map(({ text }) => text)
    .join('')
    .replaceAll(/(?<=[\p{L}\p{N})⌋⌉])\s*([-−+/=])\s*/gu, ' $1 ')
    .replaceAll(' - ', ' − ');

const SEVERITY: Readonly<
  Record<Notice['severity'], { readonly rank: number; readonly icon: string }>
> = {
  error: { rank: 0, icon: '$(error)' },
  warning: { rank: 1, icon: '$(warning)' },
  info: { rank: 2, icon: '$(info)' },
};

/** The most severe notice; of several alike the first. */
const noticeLine = (notices: readonly Notice[]): string => {
  const worst = notices
    .toSorted((a, b) => SEVERITY[a.severity].rank - SEVERITY[b.severity].rank)
    .at(0);
  return worst === undefined ? '' : `${SEVERITY[worst.severity].icon} ${rich(worst.text)}`;
};

const sentenceText = (sentence: RichText): string => sentence.map(({ text }) => text).join('');

const paragraphs = (parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n');
