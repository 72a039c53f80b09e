import { frameworkOf } from '../../engine/dialects/index.js';
import { textOf, type Translate } from '../../engine/phrase.js';
import type { InvalidState, MendedState, PassedLayer } from '../../protocol/index.js';
import { shapeText } from '../../python/shape-text.js';
import type { LayerSite, Shape, SourceRange } from '../../python/site.js';
import { headerOf } from '../layer/header.js';
import type { TextSpan } from '../layer/code-tokens.js';
import { callText } from '../layer/call-text.js';
import { causeChains, type CauseStep } from './cause-chain.js';
import type { CodeText } from './code-text.js';
import { misfitPicture } from './misfit-picture.js';
import type { MisfitProblem } from './misfit-problem.js';
import { misfitRows } from './misfit-rows.js';
import { openArrival } from './no-size.js';

/** How a panel shows sizes that don't fit. */
export interface MisfitView {
  readonly code: CodeText;
  readonly kept: boolean;
  readonly stale: boolean;
  /** What a place is called: `net.py:8`. */
  readonly label: (range: SourceRange) => string;
  readonly t: Translate;
}

/** Where a misfit is shown: where the layer is built, else where it is called. */
export function misfitPlace({ misfit, range }: MisfitProblem, file: string): SourceRange | null {
  const { built } = misfit.layer;
  return built?.file === file ? built : range?.file === file ? range : null;
}

/** What a panel shows of sizes that don't fit, but for the ways out. */
export function misfitState(problem: MisfitProblem, view: MisfitView): InvalidState {
  const { code, label, t } = view;
  const { misfit, range } = problem;
  const { layer, arrived } = misfit;
  const isOpen = misfit.open !== undefined;
  const framework = frameworkOf(layer.framework).name;
  const place = misfitPlace(problem, code.file);
  const text = place === null ? layer.kind : code.at(place);
  return {
    kind: 'invalid',
    header: headerOf(
      { text, framework, location: place === null ? null : label(place) },
      {
        offending: toldSpan(problem, code, place),
        input: isOpen
          ? openArrival(misfit)
          : arrived.map(({ shape }) => sizesText(shape)).join(' + '),
        output: isOpen ? t('no size fits') : 'error',
        origin: '',
        values: '',
        kept: view.kept,
        stale: view.stale,
      },
    ),
    title: isOpen
      ? t('No input size fits')
      : range === null
        ? t('{framework} rejects this call', { framework })
        : t('{framework} rejects line {line}', { framework, line: range.start.line + 1 }),
    message: textOf(problem.message, t),
    why: [],
    fixes: [],
    missing: null,
    misfit: {
      rows: misfitRows(problem, code, t).map((row) => ({
        ...row,
        place: row.place === null ? null : label(row.place),
      })),
      picture: misfitPicture(misfit, t),
      ways: causeChains(misfit)
        .filter((steps) => steps.length > 0)
        .map((steps) => steps.map((step) => passedLayer(step, label))),
      hasModel: range !== null,
    },
    preview: null,
  };
}

/** What a panel shows of a layer that fits since its code was changed. */
export function mendedState(
  site: LayerSite,
  { label, kept }: Pick<MisfitView, 'label' | 'kept'>,
): MendedState {
  const flow = site.flows.find(({ output }) => output.length > 0);
  return {
    kind: 'mended',
    header: headerOf(callText(site, label(site.range)), {
      offending: null,
      input: sizesText(flow?.input ?? null),
      output: sizesText(flow?.output ?? null),
      origin: '',
      values: '',
      kept,
      stale: false,
    }),
    hasModel: true,
  };
}

/** The number in the call's text that the layer was told. */
function toldSpan(
  { misfit }: MisfitProblem,
  code: CodeText,
  place: SourceRange | null,
): TextSpan | null {
  const told = misfit.told?.range ?? null;
  if (told === null || place === null || told.file !== place.file) return null;
  const from = code.distance(place.start, told.start);
  const to = code.distance(place.start, told.end);
  return from < 0 || to > code.at(place).length ? null : { from, to };
}

const passedLayer = (
  { name, kind, isPooling, input, output, place }: CauseStep,
  label: MisfitView['label'],
): PassedLayer => ({
  name: name === kind ? '' : name,
  kind,
  isPooling,
  input: sizesText(input),
  output: sizesText(output),
  place: place === null ? null : label(place),
});

const sizesText = (shape: Shape | null): string => (shape === null ? '?' : shapeText(shape));
