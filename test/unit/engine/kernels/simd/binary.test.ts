import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileKernels, target } from '../../../../../scripts/build-kernels.mjs';

it('the engine holds the module that its AssemblyScript compiles to', () => {
  expect(readFileSync(target, 'utf8')).toBe(compileKernels());
});
