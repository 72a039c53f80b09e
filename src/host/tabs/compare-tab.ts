import type { Plan } from '../../engine/index.js';
import { numberText } from '../../picture/number-text.js';
import { richTextOf } from '../../protocol/index.js';
import type { LabFramework } from '../../protocol/lab-settings.js';
import type { ComparedSetting, CompareTab } from '../../protocol/tabs.js';
import { layerCode } from '../lab/code/layer-code.js';
import { pictureOf } from '../snapshot/picture-of.js';
import { applied } from './compare-apply.js';
import { type Candidate, candidatesOf, libraryName, planCandidate } from './compare-candidates.js';
import { reasonText, settingSentence } from './compare-reasons.js';
import {
  cellNames,
  differingCells,
  outputSizes,
  pooledPlane,
  product,
  type TabLayer,
} from './tab-layer.js';

const mostRows = 36;

/** A setting laid out and computed, or why its framework rejects it. */
interface Computed {
  readonly candidate: Candidate;
  readonly plan: Plan | null;
  readonly error: string;
  readonly output: Float32Array;
}

const compute = (candidate: Candidate, own: Plan, values: Float32Array): Computed => {
  const planned = planCandidate(candidate, own);
  return planned.ok
    ? {
        candidate,
        plan: planned.value,
        error: '',
        output: pooledPlane(planned.value, values),
      }
    : {
        candidate,
        plan: null,
        error: `${planned.error.exception}: ${planned.error.message}`,
        output: new Float32Array(),
      };
};

const sameSize = (a: Plan, b: Plan | null): boolean =>
  b !== null && outputSizes(a).join() === outputSizes(b).join();

const defaults: Readonly<Record<CompareTab['group'], readonly string[]>> = {
  frameworks: ['tensorflow-same', 'keras-valid', 'flax-same'],
  reducers: ['avg', 'max'],
  settings: ['rounding', 'counting', 'left-top'],
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
  const own = layer.plan.spec.reducer.kind;
  const id = defaults[group].find(
    (each) => each !== own && options.some((option) => option.id === each),
  );
  return options.filter((option) => option.id === id).slice(0, 1);
};

/** Two to four settings of a layer on the same input, and what tells them apart. */
export const compareTab = (layer: TabLayer): CompareTab => {
  const { plan: own, values, choices, t } = layer;
  const options = candidatesOf(choices.group, own, t);
  const output = pooledPlane(own, values);
  const others = chosenOf(layer, options).map((candidate) => compute(candidate, own, values));
  const [first] = others;
  const marked = others.map((other) =>
    sameSize(own, other.plan) ? differingCells(output, other.output) : [],
  );
  const count = marked[0]?.length ?? 0;
  const same = first !== undefined && sameSize(own, first.plan);
  const sizes = outputSizes(own).join(' × ');
  return {
    kind: 'compare',
    choices,
    group: choices.group,
    options: options.map(({ id, label }) => ({ id, label })),
    settings: [
      settingOf(ownCandidate(own), own, '', values, [], t('your code'), t),
      ...others.map(({ candidate, plan, error }, index) =>
        settingOf(candidate, plan, error, values, marked[index] ?? [], '', t),
      ),
    ],
    headline: richTextOf(headline(layer, first, count, same)),
    sizes: same ? t('same size {sizes}', { sizes }) : '',
    equal: same && count === 0,
    why: richTextOf(first?.plan ? reasonText(own, first.plan, count, t) : (first?.error ?? '')),
    ...table(own, output, others),
    code: codeOf(layer, first),
    elsewhere: elsewhere(layer, output, others),
  };
};

const headline = (
  { plan, t }: TabLayer,
  first: Computed | undefined,
  count: number,
  same: boolean,
): string => {
  if (first === undefined) {
    return t('There is nothing of this kind to compare this layer with.');
  }
  if (first.plan === null) {
    return t('**{label}** is rejected.', { label: first.candidate.label });
  }
  const total = product(outputSizes(plan));
  if (!same) {
    return t('**Another size**: {own} and {other}', {
      own: outputSizes(plan).join(' × '),
      other: outputSizes(first.plan).join(' × '),
    });
  }
  return count === 0
    ? t('**All {total} outputs are equal**', { total })
    : t('**{count} of {total} outputs differ**', { count, total });
};

const ownCandidate = (own: Plan): Candidate => ({
  id: 'own',
  label: libraryName(own.spec.framework),
  library: libraryName(own.spec.framework),
  spelling: '',
  spec: own.spec,
});

const settingOf = (
  candidate: Candidate,
  plan: Plan | null,
  error: string,
  values: Float32Array,
  marked: readonly number[],
  note: string,
  t: TabLayer['t'],
): ComparedSetting => ({
  id: candidate.id,
  label: candidate.label,
  note,
  sentence: richTextOf(plan === null ? '' : settingSentence(plan, t)),
  error,
  picture: plan === null ? null : pictureOf({ plan, plane: 0, values, viewport: null }),
  marked: [...marked],
});

const table = (
  own: Plan,
  output: Float32Array,
  others: readonly Computed[],
): Pick<CompareTab, 'rows' | 'omitted'> => {
  const comparable = others.filter(({ plan }) => sameSize(own, plan));
  if (comparable.length === 0) {
    return { rows: [], omitted: 0 };
  }
  const names = cellNames(outputSizes(own), mostRows);
  const rows = names.map((name, index) => {
    const mine = output[index] ?? Number.NaN;
    const theirs = comparable.map((other) => other.output[index] ?? Number.NaN);
    const [first = Number.NaN] = theirs;
    const differs = differingCells([mine], [first]).length > 0;
    const change = first - mine;
    return {
      output: name,
      values: [mine, ...theirs].map(numberText),
      change: differs ? `${change > 0 ? '+' : ''}${numberText(change)}` : '0',
      differs,
    };
  });
  return { rows, omitted: output.length - rows.length };
};

const labFramework = (plan: Plan): LabFramework | null => {
  const { framework } = plan.spec;
  switch (framework) {
    case 'torch':
    case 'keras':
    case 'tensorflow':
    case 'flax':
    case 'onnx':
      return framework;
    default:
      return null;
  }
};

/** Code of the layer's own library that gives the other's answer. */
const codeOf = (
  { plan: own, site, t }: TabLayer,
  first: Computed | undefined,
): CompareTab['code'] => {
  const framework = labFramework(own);
  const code = first?.plan && framework !== null ? layerCode(first.plan, framework) : null;
  return code === null || !first?.plan
    ? null
    : {
        title: t('Get this answer in {library}', { library: libraryName(own.spec.framework) }),
        text: [...code.imports, '', code.body].join('\n'),
        ...(site === null ? { action: null, obstacle: '' } : applied(own, first.plan, site, t)),
      };
};

const elsewhere = (
  { plan: own, values, t }: TabLayer,
  output: Float32Array,
  others: readonly Computed[],
): CompareTab['elsewhere'] =>
  candidatesOf('frameworks', own, t).map((candidate) => {
    const { plan, output: theirs } = compute(candidate, own, values);
    const same = sameSize(own, plan);
    const count = same ? differingCells(output, theirs).length : null;
    const remark =
      plan === null
        ? t('rejected')
        : !same
          ? outputSizes(plan).join('×')
          : count === 0
            ? t('same')
            : t('{count} differ', { count: count ?? 0 });
    return {
      library: candidate.library,
      spelling: candidate.spelling,
      differing: count,
      remark,
      chosen: others.some((other) => other.candidate.id === candidate.id),
    };
  });
