import type { LibraryModule } from '../contract.js';
import { functional } from './functional.js';
import { nn } from './nn.js';
import { torch } from './torch.js';

export const torchModules: readonly LibraryModule[] = [torch, nn, functional];
