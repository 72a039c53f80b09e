import type { LibraryModule } from '../contract.js';
import { initModule } from './init.js';
import { nnModules } from './nn.js';
import { autogradModules } from './autograd.js';
import { fourierModule } from './fourier.js';
import { jitModules } from './jit.js';
import { operatorModules } from './operator-modules.js';
import { smallModules } from './small-modules.js';
import { torchModule } from './torch.js';
import { withinLimits } from './limits/within-limits.js';

/** The tables of PyTorch. */
export const torchModules: readonly LibraryModule[] = withinLimits([
  torchModule,
  ...smallModules,
  ...operatorModules,
  ...jitModules,
  ...autogradModules,
  fourierModule,
  ...nnModules,
  initModule,
]);
