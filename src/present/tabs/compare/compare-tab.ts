import type { Plan } from '../../../engine/index.js';
import { richTextOf } from '../../../protocol/index.js';
import type { ComparedSetting, CompareTab } from '../../../protocol/tabs.js';
import { pictureOf } from '../../picture/picture.js';
import type { Candidate } from './compare-candidate.js';
import { candidatesOf, isOwn, ownCandidate } from './compare-candidates.js';
import { codeOf } from './compare-code.js';
import { elsewhere } from './compare-elsewhere.js';
import { onImage } from './compare-image.js';
import { compared, type Compared, isEqual, outputsOf } from './compare-outputs.js';
import { reasonText, settingSentence } from './compare-reasons.js';
import { outputTable } from './compare-table.js';
import { headline, verdict } from './compare-verdict.js';
import type { TabLayer } from '../tab-layer.js';

/** More outputs than these are not framed one by one. */
const mostMarked = 400;

const defaults: Readonly<Record<CompareTab['group'], readonly string[]>> = {
  frameworks: ['tensorflow-same', 'flax-same', 'torch-explicit', 'keras-valid'],
  reducers: ['avg', 'max'],
  settings: ['counting', 'rounding', 'left-top'],
};

/** What to compare with: the reader's choice, else the first of the group that is another layer. */
const chosenOf = (layer: TabLayer, options: readonly Candidate[]): readonly Candidate[] => {
  const { group, against } = layer.choices;
  const picked = against
    .map((id) => options.find((option) => option.id === id))
    .filter((option) => option !== undefined);
  if (picked.length > 0) {
    return picked;
  }
  const id = defaults[group].find((each) => options.some((option) => option.id === each));
  return options.filter((option) => option.id === id).slice(0, 1);
};

/** The layer on what it is compared on: its own input, or a picture where that is asked for. */
const shownOf = (layer: TabLayer): { readonly layer: TabLayer; readonly image: boolean | null } => {
  const pictured = layer.choices.group === 'reducers' ? onImage(layer) : null;
  const image = pictured !== null && layer.choices.onImage;
  return { layer: image ? pictured : layer, image: pictured === null ? null : image };
};

/** Two to four settings of a layer on the same input, and what tells them apart. */
export const compareTab = (given: TabLayer): CompareTab => {
  const { layer, image } = shownOf(given);
  const { plan: own, values, choices, t } = layer;
  const { group } = choices;
  const options = candidatesOf(group, own, t).filter((candidate) => !isOwn(candidate, own));
  const outputs = outputsOf(own, values);
  const others = chosenOf(layer, options).map((candidate) =>
    compared(candidate, own, outputs, values),
  );
  const [first] = others;
  return {
    kind: 'compare',
    choices,
    remark: layer.remark,
    group,
    image,
    options: options.map(({ id, label }) => ({ id, label })),
    settings: [
      {
        ...settingOf(ownCandidate(group, own, t), own, layer),
        note: t('your code'),
        error: '',
        verdict: [],
        why: [],
        equal: true,
        marked: [],
      },
      ...others.map((other) => ({
        ...settingOf(other.candidate, other.plan, layer),
        note: '',
        error: other.error,
        verdict: richTextOf(verdict(outputs, other, t)),
        why: richTextOf(
          other.plan === null ? other.error : reasonText(own, other.plan, isEqual(other), t),
        ),
        equal: isEqual(other),
        marked: markedOf(other),
      })),
    ],
    headline: richTextOf(headline(outputs, others, t)),
    sizes:
      others.length === 1 && first?.difference.sameSize
        ? t('same size {sizes}', { sizes: outputs.sizes.join(' × ') })
        : '',
    equal: others.every(isEqual),
    ...outputTable(outputs, others),
    codes: others
      .map((other) => codeOf(layer, other, others.length === 1))
      .filter((code) => code !== null),
    elsewhere: elsewhere(layer, outputs, others),
  };
};

const markedOf = ({ difference: { marked } }: Compared): number[] =>
  marked.length > mostMarked ? [] : [...marked];

const settingOf = (
  { id, label }: Candidate,
  plan: Plan | null,
  { values, t }: TabLayer,
): Pick<ComparedSetting, 'id' | 'label' | 'sentence' | 'picture'> => ({
  id,
  label,
  sentence: richTextOf(plan === null ? '' : settingSentence(plan, t)),
  picture: plan === null ? null : pictureOf({ plan, plane: 0, values, viewport: null }),
});
