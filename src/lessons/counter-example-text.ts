import { numberText } from '../picture/words/number-text.js';
import { counterExample } from './max-counter-example.js';
import type { Translate } from '../engine/index.js';

/** The input on which a kernel fails to give the maximum, in words. */
export const counterExampleText = (weights: readonly number[], t: Translate): string => {
  const found = counterExample(weights);
  if (found === null) {
    return t('A window of one value is its own maximum. Take a larger kernel.');
  }
  const { input, maximum, convolved } = found;
  return t(
    'No. On ({input}) the maximum is **{maximum}**, and this kernel gives **{convolved}**.',
    {
      input: input.map(numberText).join(', '),
      maximum: numberText(maximum),
      convolved: numberText(convolved),
    },
  );
};
