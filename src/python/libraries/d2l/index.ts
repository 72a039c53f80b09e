import type { LibraryModule } from '../contract.js';
import { libraryModule, sameAs } from '../members.js';
import { jaxTab } from './jax.js';
import { mxnetTab } from './mxnet.js';
import { tabModule } from './tab.js';
import { tensorFlowTab } from './tensorflow.js';
import { torchTab } from './torch.js';

const tabs = [torchTab, tensorFlowTab, jaxTab, mxnetTab];

/** The helpers of “Dive into Deep Learning”, in each of its four tabs. */
export const d2lModules: readonly LibraryModule[] = [
  {
    ...libraryModule(
      'd2l',
      Object.fromEntries(tabs.map(({ name }) => [name, sameAs(`d2l.${name}`)])),
    ),
    yieldsToSource: true,
  },
  ...tabs.map(tabModule),
];
