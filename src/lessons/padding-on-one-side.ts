import { plan, pool } from '../engine/index.js';
import type { Lesson, Step, StepContext } from './lesson.js';
import { differing, equals, outputCount, sizeText } from './live-layer.js';
import { checkChoice, checkThat, type Choice, choiceTask, useControls } from './tasks.js';

/** The live layer with as much padding after the data as before; null where it is refused. */
const symmetric = ({ plan: own, input }: StepContext) => {
  const { source } = own.spec;
  if (source.kind !== 'sliding') {
    return null;
  }
  const axes = own.axes.map(({ padBefore }) => ({ before: padBefore, after: padBefore }));
  const other = plan(
    { ...own.spec, source: { ...source, padding: { kind: 'explicit', axes } } },
    own.inputShape,
  );
  return other.ok
    ? {
        sizes: other.value.axes.map(({ outputSize }) => outputSize),
        output: Float64Array.from(pool(other.value, input).output),
      }
    : null;
};

const isOneSided = ({ plan: own }: StepContext): boolean =>
  own.axes.every(({ padBefore, padAfter }) => padBefore === 1 && padAfter === 0);

const unread = ({ t }: StepContext): Choice => ({
  options: [t('top and left'), t('bottom and right'), t('all are read')],
  right: 1,
  wrong: t('Move the window to its last place. Cells with dots are never read.'),
});

const findUnread: Step = {
  instruction: ({ t }) => t('Step the window through the picture and watch the border.'),
  question: ({ t }) => t('On which sides does no window read the padding?'),
  task: (context) => choiceTask(context, unread(context)),
  check: (context) => checkChoice(context, unread(context)),
  reason: ({ counts, t }) =>
    t(
      'The windows start at −1 and 1 and end before row and column 4. **{count}** padding cells are never read.',
      { count: counts?.neverRead ?? 0 },
    ),
};

const separateSides: Step = {
  instruction: ({ t }) => t('Press the link button beside **Padding**.'),
  question: ({ t }) => t('How many numbers can you set now?'),
  task: useControls,
  check: ({ settings, t }) =>
    checkThat(!settings.linked.padding, t('Four: top, left, bottom and right.')),
  reason: ({ t }) =>
    t(
      'PyTorch’s layers take one number per axis, for both sides. What they can’t say, a separate padding step can.',
    ),
};

const dropUnread: Step = {
  instruction: ({ t }) => t('Set right and bottom padding to **0**.'),
  question: ({ t }) => t('Does any output change?'),
  task: useControls,
  check: (context) => {
    const { output, t } = context;
    const other = symmetric(context);
    if (!isOneSided(context) || other === null) {
      return { done: false, feedback: '' };
    }
    const same =
      other.output.length === output.length && differing(output, other.output).length === 0;
    return same
      ? {
          done: true,
          feedback: t('No: all {count} outputs are the same.', { count: output.length }),
        }
      : { done: false, feedback: t('With this size they do. Go back to a 4×4 input.') };
  },
  reason: ({ t }) =>
    t(
      'What is never read can’t matter. For this layer, padding only left and top **is** the symmetric one.',
    ),
  code: ({ code }) => (code === null ? '' : [...code.imports, '', code.body].join('\n')),
};

const findTheLimit: Step = {
  instruction: ({ t }) => t('Now set the input size to **5×5** and keep the padding one-sided.'),
  question: ({ t }) => t('Does it still give what symmetric padding gives?'),
  task: useControls,
  check: (context) => {
    const { settings, plan: own, t } = context;
    const other = symmetric(context);
    if (!equals(settings.inputSize, 5) || !isOneSided(context) || other === null) {
      return {
        done: false,
        feedback: isOneSided(context) ? '' : t('Keep right and bottom padding at 0.'),
      };
    }
    return {
      done: outputCount(own) !== other.output.length,
      feedback: t('No: symmetric padding gives {symmetric} outputs, this gives {own}.', {
        symmetric: sizeText(other.sizes),
        own: sizeText(own.axes.map(({ outputSize }) => outputSize)),
      }),
    };
  },
  reason: ({ t }) =>
    t(
      'Padding behind the data goes unread when `(n + 2p − k) mod s ≥ p`. With 4 it is 3 mod 2 = 1, enough; with 5 it is 4 mod 2 = **0**.',
    ),
  codeToRead: true,
  code: () =>
    [
      '# PyTorch: pad first. The order is left, right, top, bottom.',
      'x = F.pad(x, (1, 0, 1, 0), value=float("-inf"))',
      'y = F.max_pool2d(x, 3, stride=2)',
      '',
      '# Keras and TensorFlow: pad height and width of an NHWC tensor.',
      'x = tf.pad(x, [[0, 0], [1, 0], [1, 0], [0, 0]], constant_values=float("-inf"))',
      'y = tf.nn.max_pool2d(x, ksize=3, strides=2, padding="VALID")',
      '',
      '# Flax: a pair of numbers per axis.',
      'y = nn.max_pool(x, (3, 3), strides=(2, 2), padding=((1, 0), (1, 0)))',
      '',
      '# ONNX: begins, then ends.',
      'helper.make_node("MaxPool", ["x"], ["y"], kernel_shape=[3, 3],',
      '                 strides=[2, 2], pads=[1, 1, 0, 0])',
    ].join('\n'),
};

/** Padding only left and top: when it equals symmetric padding, and how to write it. */
export const paddingOnOneSide: Lesson = {
  id: 'padding-on-one-side',
  title: (t) => t('Padding only left and top'),
  start: { operation: 'max' },
  steps: [findUnread, separateSides, dropUnread, findTheLimit],
};
