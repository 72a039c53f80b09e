import type { LibraryModule } from '../contract.js';
import { initModule } from './init.js';
import { nnModules } from './nn.js';
import { torchModule, torchSmallModules } from './torch.js';

/** The tables of PyTorch. */
export const torchModules: readonly LibraryModule[] = [
  torchModule,
  ...torchSmallModules,
  ...nnModules,
  initModule,
];
