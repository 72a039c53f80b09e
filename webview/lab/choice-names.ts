import type { Mode } from '../../src/protocol/index.js';
import type {
  LabFramework,
  LabOperation,
  LabSettings,
  LabValueKind,
  LabWindows,
} from '../../src/protocol/lab-settings.js';
import { t } from '../shared/translate.js';

/** Names of libraries are the same in every language. */
export const frameworkNames: Readonly<Record<LabFramework, string>> = {
  torch: 'PyTorch',
  keras: 'Keras',
  tensorflow: 'TensorFlow',
  flax: 'Flax',
  onnx: 'ONNX',
};

/** What an operation is called in the reader's language. */
export const operationName = (operation: LabOperation): string => {
  switch (operation) {
    case 'max':
      return t('Max');
    case 'avg':
      return t('Average');
    case 'min':
      return t('Min');
    case 'sum':
      return t('Sum');
    case 'lp':
      return t('Lp norm');
    case 'softmax':
      return t('Softmax');
    default:
      return operation satisfies never;
  }
};

/** What a kind of windows is called in the reader's language. */
export const windowsName = (windows: LabWindows): string => {
  switch (windows) {
    case 'sliding':
      return t('Sliding');
    case 'adaptive':
      return t('Adaptive');
    case 'global':
      return t('Global');
    default:
      return windows satisfies never;
  }
};

/** What a kind of values is called in the reader's language. */
export const valuesName = (kind: LabValueKind): string => {
  switch (kind) {
    case 'arange':
      return t('counting up');
    case 'digits':
      return t('digits');
    case 'random':
      return t('random');
    case 'checkerboard':
      return t('checkerboard');
    case 'edge':
      return t('edge');
    case 'image':
      return t('image');
    case 'typed':
      return t('typed');
    default:
      return kind satisfies never;
  }
};

/** What a padding rule is called. */
export const paddingKindName = (kind: LabSettings['paddingKind']): string =>
  kind === 'same' ? 'SAME' : t('by number');

/** What the cells of a picture show. */
export const modeName = (mode: Mode): string => {
  switch (mode) {
    case 'numbers':
      return t('Numbers');
    case 'heat':
      return t('Heat');
    case 'coverage':
      return t('Coverage');
    case 'gradient':
      return t('Gradient');
    default:
      return mode satisfies never;
  }
};
