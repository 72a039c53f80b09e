import { say, textOf } from '../../engine/phrase.js';
import type { Problem, Shape } from '../../python/site.js';
import type { CodeText } from './code-text.js';
import { aroundArgument } from './told-ways.js';
import type { Idea, WayOut } from './way-out.js';

/** Every place that a pattern finds, the last first, written otherwise. */
function places(
  code: CodeText,
  pattern: RegExp,
  next: (found: string) => string,
  title?: WayOut['title'],
): Idea {
  return [...code.text.matchAll(pattern)].reverse().map((found) => {
    const text = next(found[0]);
    return {
      title: title ?? say('Use {code}', { code: text }),
      edits: [{ range: code.range(found.index, found.index + found[0].length), text }],
    };
  });
}

const known = (shape: Shape | undefined): readonly number[] =>
  (shape ?? []).slice(1).filter((size) => typeof size === 'number');

/** Ways out where a model of Keras and what it is given don't fit. */
export function kerasWays(problem: Problem, code: CodeText): readonly Idea[] {
  const { misfit } = problem;
  if (misfit?.layer.framework !== 'keras') return [];
  const said = textOf(problem.message);
  if (misfit.code === 'loss-sizes') return lossIdeas(misfit.arrived, code);
  const [given] = misfit.arrived;
  const shape = given?.shape ?? [];
  const sizes = known(shape);
  const wanted = /(?:to have value|Expected shape|expected shape=)\s*\(?(?:None, )?(\d+)/u.exec(
    said,
  );
  return [
    recurrentSequences(said, code),
    withChannelAxis(said, code),
    // The size that arrives in place of the one that was said.
    wanted === null || sizes.length === 0 ? [] : inputSizes(code, sizes),
    withAxis(problem, said, code),
  ];
}

/** `input_dim=` and `input_shape=` as what arrives has it. */
function inputSizes(code: CodeText, sizes: readonly number[]): Idea {
  const whole = sizes.length === 1 ? `${sizes[0] ?? 1},` : sizes.join(', ');
  return [
    ...(sizes.length === 1
      ? places(code, /\binput_dim\s*=\s*\d+/gu, () => `input_dim=${sizes[0] ?? 1}`)
      : []),
    ...places(code, /\binput_shape\s*=\s*[([][^()[\]]*[)\]]/gu, () => `input_shape=(${whole})`),
    ...places(code, /\bInput\(\s*(?:shape\s*=\s*)?\([^()]*\)\s*\)/gu, () => `Input((${whole}))`),
  ];
}

/** All steps of the recurrent layer before one that reads steps. */
function recurrentSequences(said: string, code: CodeText): Idea {
  if (!/expected ndim=3, found ndim=2/u.test(said)) return [];
  return places(
    code,
    /\b(?:LSTM|GRU|SimpleRNN)\(\s*(?:units\s*=\s*)?\w+(?!.*return_sequences)/gu,
    (found) => `${found}, return_sequences=True`,
    say('Add {argument}', { argument: 'return_sequences=True' }),
  );
}

/** `(28, 28)` as pictures of one channel. */
function withChannelAxis(said: string, code: CodeText): Idea {
  if (!/expected min_ndim=(\d), found ndim=\d/u.test(said)) return [];
  return places(
    code,
    /\binput_shape\s*=\s*\(\s*\d+(?:\s*,\s*\d+)*\s*\)/gu,
    (found) => `${found.slice(0, -1).trimEnd()}, 1)`,
  );
}

/** An axis more for data that has one too few. */
function withAxis({ range }: Problem, said: string, code: CodeText): Idea {
  if (!said.includes('Invalid input shape') || !/^import numpy as np$/mu.test(code.text)) return [];
  return [0, 1, -1].flatMap((axis) =>
    aroundArgument(
      range,
      code,
      (x) => `np.expand_dims(${x}, axis=${axis})`,
      say('Use {code}', { code: `np.expand_dims(…, axis=${axis})` }),
    ),
  );
}

/** Another loss, as many outputs as the targets have, or a flattening before them. */
function lossIdeas(
  arrived: readonly { readonly shape: Shape | null }[],
  code: CodeText,
): readonly Idea[] {
  const [output, target] = arrived.map(({ shape }) => shape ?? []);
  const [outputs, targets] = [output?.at(-1), target?.at(-1)];
  const ideas: Idea[] = [];
  if ((output?.length ?? 0) > 2) ideas.push(flattening(code));
  ideas.push(
    targets === outputs
      ? places(code, /sparse_categorical_crossentropy/gu, () => 'categorical_crossentropy')
      : places(code, /\bcategorical_crossentropy/gu, () => 'sparse_categorical_crossentropy'),
  );
  if (typeof targets === 'number' && typeof outputs === 'number') {
    ideas.push(
      places(
        code,
        new RegExp(`\\bDense\\(\\s*${outputs}\\b`, 'gu'),
        (found) => `${found.slice(0, found.length - String(outputs).length)}${targets}`,
        say('Set {parameter} to {value}', { parameter: 'units', value: String(targets) }),
      ),
    );
  }
  return ideas;
}

/** A `Flatten` before the last dense layer of a `Sequential`. */
function flattening(code: CodeText): Idea {
  const added = [...code.text.matchAll(/^([ \t]*\w+\.add\()([\w.]*)Dense\(/gmu)].reverse();
  return added.map((found) => {
    const [, add = '', library = ''] = found;
    return {
      title: say('Insert Flatten before it'),
      edits: [
        {
          range: code.range(found.index, found.index),
          text: `${add}${library}Flatten())\n`,
        },
      ],
    };
  });
}
