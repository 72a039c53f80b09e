import { cost } from '../engine/index.js';
import { numberText } from '../picture/words/number-text.js';
import type { Lesson, Step, StepContext } from './lesson.js';
import {
  averageReducer,
  largestDifference,
  maxReducer,
  outputCount,
  pooledBy,
  noPadding,
} from './live-layer.js';
import {
  checkChoice,
  checkNumber,
  checkThat,
  type Choice,
  choiceTask,
  numberTask,
  useControls,
} from './tasks.js';

const isSoftmax = ({ settings }: StepContext): boolean => settings.operation === 'softmax';

const distance = (context: StepContext, to: 'max' | 'average'): string =>
  numberText(
    largestDifference(
      context.output,
      pooledBy(context, to === 'max' ? maxReducer : averageReducer),
    ),
  );

const coolDown: Step = {
  instruction: ({ t }) => t('Move the temperature down to **0.2** or less.'),
  question: ({ t }) => t('Which pooling does it come close to?'),
  task: useControls,
  check: (context) =>
    checkThat(
      isSoftmax(context) && context.settings.temperature <= 0.2,
      context.t('**Max**: no output is further away than {distance}.', {
        distance: distance(context, 'max'),
      }),
      isSoftmax(context)
        ? context.t('Furthest from max: {distance}.', { distance: distance(context, 'max') })
        : context.t('Set the operation back to Softmax.'),
    ),
  reason: ({ t }) =>
    t(
      'Each value weighs exp(x / T). The colder, the more the largest value outweighs the rest, until it holds the whole weight.',
    ),
};

const heatUp: Step = {
  instruction: ({ t }) => t('Now move it up to **10** or more.'),
  question: ({ t }) => t('And what does it come close to there?'),
  task: useControls,
  check: (context) =>
    checkThat(
      isSoftmax(context) && context.settings.temperature >= 10,
      context.t('**Average**: no output is further away than {distance}.', {
        distance: distance(context, 'average'),
      }),
      isSoftmax(context)
        ? context.t('Furthest from average: {distance}.', {
            distance: distance(context, 'average'),
          })
        : context.t('Set the operation back to Softmax.'),
    ),
  reason: ({ t }) =>
    t(
      'Divided by a large T, all exponents are near 0 and all weights nearly alike. Between the two ends softmax pooling slides from max to average.',
    ),
};

const countParameters: Step = {
  instruction: ({ t }) => t('It is sometimes said that softmax pooling has to learn parameters.'),
  question: ({ t }) => t('How many numbers does this layer learn?'),
  task: (context) => numberTask(context, context.t('Learned numbers')),
  check: (context) =>
    checkNumber(
      context,
      0,
      context.t('The weights are computed anew from the values in each window.'),
    ),
  reason: ({ t }) =>
    t(
      '**None.** The weights come from the input itself, and T is chosen. One can learn T, but need not.',
    ),
};

const countExponentials: Step = {
  instruction: ({ t }) =>
    t('Now its cost. Look at the weights of one window, then at all outputs.'),
  question: (context) =>
    context.t('How many exponentials do all {outputs} outputs take together?', {
      outputs: outputCount(context.plan),
    }),
  task: (context) => numberTask(context, context.t('Exponentials')),
  check: (context) => {
    const counted = cost(context.plan);
    const reads = counted.ok ? counted.value.reads : 0;
    return checkNumber(
      context,
      reads,
      context.t('One for each value in each window, padding left out.'),
    );
  },
  reason: (context) => {
    const counted = cost({ ...context.plan, spec: { ...context.plan.spec, reducer: maxReducer } });
    return context.t(
      'Max pooling does it with **{comparisons}** comparisons, each far cheaper than an exponential.',
      { comparisons: counted.ok ? counted.value.totalOperations : 0 },
    );
  },
};

const whyRare = ({ t }: StepContext): Choice => ({
  options: [
    t('It has too many parameters.'),
    t('It costs more, and its results lie between two cheaper layers.'),
    t('It has no gradient.'),
  ],
  right: 1,
  wrong: t('That was answered two steps ago, or try the Gradient picture.'),
});

const explain: Step = {
  instruction: ({ t }) => t('Put it together.'),
  question: ({ t }) => t('Why is it rare?'),
  task: (context) => choiceTask(context, whyRare(context)),
  check: (context) => checkChoice(context, whyRare(context)),
  reason: ({ t }) =>
    t(
      'Exponentials cost, T is one more thing to choose, and accuracy gains are small. Where weights matter, attention learns them.',
    ),
  code: ({ code }) => (code === null ? '' : [...code.imports, '', code.body].join('\n')),
};

/** Softmax pooling: what it does, what it costs, and why it is rare. */
export const softmaxPooling: Lesson = {
  id: 'softmax-pooling',
  title: (t) => t('Softmax'),
  start: {
    operation: 'softmax',
    temperature: 1.5,
    kernel: [2, 2],
    stride: [2, 2],
    padding: noPadding,
    values: { kind: 'digits', seed: 7, typed: [] },
  },
  steps: [coolDown, heatUp, countParameters, countExponentials, explain],
};
