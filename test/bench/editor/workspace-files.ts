import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hostileFiles } from './hostile-files.js';
import { largeModel } from './large-model.js';

/** Files in each window that are opened, hovered over once and never read before. */
const unreadFiles = 12;
export const modelBytes = 200_000;

/** Model files that differ in their names and sizes. */
export async function writeModels(folder: string): Promise<readonly string[]> {
  const files = Array.from({ length: 1 + unreadFiles }, (_, index) => index);
  return Promise.all(
    files.map(async (index) => {
      const file = path.join(folder, `models${String(index)}.py`);
      await writeFile(file, largeModel(modelBytes, index * 1000));
      return file;
    }),
  );
}

/** Files that mean no good. */
export async function writeHostile(folder: string): Promise<readonly string[]> {
  return Promise.all(
    hostileFiles.map(async (text, index) => {
      const file = path.join(folder, `hostile${String(index)}.py`);
      await writeFile(file, text);
      return file;
    }),
  );
}

/** One pooling call of a known size. */
export const smallModel = `import torch
from torch import nn

grid = torch.arange(16, dtype=torch.float32).reshape((1, 1, 4, 4))
pool = nn.MaxPool2d(3, stride=2, padding=1)
print(pool(grid))
`;
