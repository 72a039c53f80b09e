import type { LayerSite } from '../../python/site.js';
import { workedOutOf, type WorkedOut } from '../../python/worked-out.js';
import type { Translate } from '../../engine/phrase.js';
import type { LayerHint } from './layer-hint.js';

/** Behind each layer whose number told the size of a model's input: `≈ input 28×28`. */
export function workedOutHints(sites: readonly LayerSite[], t: Translate): readonly LayerHint[] {
  const found = new Set(
    sites.flatMap(({ flows }) => flows.flatMap((flow) => workedOutOf(flow) ?? [])),
  );
  return [...found].flatMap((one) => hintOf(one, t));
}

function hintOf({ requirements: [{ misfit, range }], shown }: WorkedOut, t: Translate) {
  const place = misfit?.layer.built ?? range;
  const text = `≈ ${t('input {size}', { size: shown.join('×') })}`;
  return place === null ? [] : [{ range: place, text }];
}
