import { describe, expect, it } from 'vitest';
import { firstEnvironment } from '../../../src/installed/python-environment.js';
import type { FolderReader } from '../../../src/installed/site-packages.js';

const PACKAGES = ['/a/lib/python3.12/site-packages', '/b/lib/python3.12/site-packages'];
const reader: FolderReader = {
  text: () => null,
  names: (folder) =>
    PACKAGES.filter((path) => path === folder || path.startsWith(`${folder}/`)).map(
      (path) => path.slice(folder.length + 1).split('/')[0] || 'torch',
    ),
};

describe('the environment whose packages are read', () => {
  it('is the first that has some', () => {
    expect(firstEnvironment(['/none/bin/python', '/b/bin/python', '/a'], reader)).toEqual([
      '/b/lib/python3.12/site-packages',
    ]);
  });

  it('is none where only a command is named, or nothing', () => {
    expect(firstEnvironment(['python', 'python3', null, ''], reader)).toEqual([]);
  });
});
