import { frameworkOf } from '../../engine/dialects/index.js';
import { richTextOf, type RichText } from '../../protocol/index.js';
import type { LabSettings } from '../../protocol/lab-settings.js';
import { writers } from './code/code-writers.js';
import type { LayerCode } from './code/layer-code.js';
import { joined, textOf, type Translate } from '../../engine/phrase.js';

/** What the code has to add to the framework's own layer, in words; empty where nothing. */
export const codeNotice = (
  settings: LabSettings,
  code: LayerCode | null,
  t: Translate,
): RichText => {
  const framework = frameworkOf(settings.framework).name;
  if (code === null) {
    return richTextOf(t('There is no short {framework} code for this layer.', { framework }));
  }
  return richTextOf(textOf(joined(code.additions.map((addition) => sentence(addition))), t));

  function sentence(addition: LayerCode['additions'][number]): string {
    switch (addition) {
      case 'pad':
        return padSentence(settings, framework, t);
      case 'negate':
        return t('{framework} has no min pooling. The code takes **−max(−x)**.', { framework });
      case 'count':
        return t('The code divides by the **number of values read**, which it counts with ones.');
      case 'function':
        return t('{framework} has no softmax pooling layer. The code will add a short function.', {
          framework,
        });
      case 'scale':
        return t('{framework} has no sum pooling. The code multiplies the average by the window.', {
          framework,
        });
      case 'powers':
        return t(
          'Older versions of {framework} have no LPPool3d. The code writes the powers out.',
          {
            framework,
          },
        );
      default:
        return addition satisfies never;
    }
  }
};

const padSentence = (settings: LabSettings, framework: string, t: Translate): string => {
  const { operation } = settings;
  const fill = operation === 'max' ? '−∞' : operation === 'min' ? '+∞' : '0';
  if (writers[settings.framework].padding === 'both-sides') {
    return t('PyTorch pads both sides alike. The code will add `F.pad` with **{fill}** first.', {
      fill,
    });
  }
  return t('{framework} takes no padding numbers here. The code will pad with **{fill}** first.', {
    framework,
    fill,
  });
};
