import type { Translate } from '../../engine/index.js';
import type { WhyLine } from '../../protocol/model-state.js';
import { known, sizesText } from './map-of-shape.js';
import type { ModelFacts } from './model-facts.js';
import { sizeChanges } from './size-changes.js';
import { perAxis } from './step-words.js';
import { windowOfStep } from './step-window.js';

const MOST = 12;

/** One line for each change of size, and one for a convolution that keeps it by its padding. */
export function whyLines(model: ModelFacts, t: Translate): WhyLine[] {
  const input = model.input === null ? null : known(model.input.sizes);
  if (input === null) return [];
  const changing = new Set(sizeChanges(model).map(({ facts }) => facts.step.id));
  const few = model.steps.length <= 24;
  const lines = model.steps.flatMap(({ step, map }): WhyLine[] => {
    const isKept = few && step.kind === 'convolution' && map !== null;
    if (!changing.has(step.id) && !isKept) return [];
    if (map === null) return [];
    const isPooling = step.kind === 'pooling';
    return [{ what: whatOf(step, t), size: sizesText(oneOf(map.sizes)), isPooling }];
  });
  return [
    { what: t('input'), size: sizesText(oneOf(input)), isPooling: false },
    ...lines.slice(0, MOST),
  ];
}

/** One number for a square. */
const oneOf = <T>(sizes: readonly T[]): readonly T[] =>
  new Set(sizes).size === 1 ? sizes.slice(0, 1) : sizes;

function whatOf(step: ModelFacts['steps'][number]['step'], t: Translate): string {
  const window = windowOfStep(step);
  const name =
    step.kind === 'pooling'
      ? /max/iu.test(step.name)
        ? t('max')
        : /avg|average|mean/iu.test(step.name)
          ? t('avg')
          : step.name
      : step.kind === 'convolution'
        ? t('conv')
        : step.name;
  if (window === null || window === 'point') return name;
  const parts = [`${name} ${perAxis(window.kernel)}`];
  if (window.stride.some((one) => one !== 1)) {
    parts.push(t('stride {stride}', { stride: perAxis(window.stride) }));
  }
  const pads = window.padding.map(({ before }) => before);
  if (pads.some((one) => one !== 0)) {
    parts.push(t('padding {padding}', { padding: perAxis(pads) }));
  }
  return parts.join(', ');
}

/** Two sentences on what shrinks a map. */
export function whyNote(model: ModelFacts, t: Translate): string {
  const changes = sizeChanges(model);
  const takes = changes.find(({ rule }) => rule.kind === 'takes' && rule.rows > 0);
  const divides = changes.filter(({ rule }) => rule.kind === 'divides');
  const sentences: string[] = [];
  if (takes?.rule.kind === 'takes') {
    sentences.push(
      t('A convolution of {kernel} loses {rows} rows unless it pads {half} on each side.', {
        kernel: takes.rule.rows + 1,
        rows: takes.rule.rows,
        half: takes.rule.rows / 2,
      }),
    );
  }
  if (divides.length > 0) {
    const drops = divides.filter(({ rule }) => rule.kind === 'divides' && rule.rest > 0);
    sentences.push(t('A pooling of stride 2 halves, and drops a row if the size is odd.'));
    sentences.push(
      drops.length === 0
        ? t('Here none is.')
        : t('Here it is at {sizes}.', { sizes: drops.map(({ from }) => from[0]).join(', ') }),
    );
  }
  return sentences.join(' ');
}
