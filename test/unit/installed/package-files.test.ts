import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PackageFiles } from '../../../src/installed/package-files.js';

let base = '';

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'packages-')).replaceAll('\\', '/');
  mkdirSync(`${base}/site/zoo`, { recursive: true });
  writeFileSync(`${base}/site/zoo/net.py`, 'a = 1\n');
  writeFileSync(`${base}/secret.py`, 'key = 1\n');
});
afterEach(() => rmSync(base, { recursive: true }));

describe('files of installed packages', () => {
  it('are read below their folders and nowhere else', () => {
    const files = new PackageFiles([`${base}/site`]);
    expect(files.read(`${base}/site/zoo/net.py`)).toBe('a = 1\n');
    expect(files.read(`${base}/site/zoo`)).toBeNull();
    expect(files.read(`${base}/site/zoo/none.py`)).toBeNull();
    expect(files.read(`${base}/secret.py`)).toBeNull();
    expect(files.read(`${base}/site/../secret.py`)).toBeNull();
  });

  it('are read again once they have changed', () => {
    const files = new PackageFiles([`${base}/site`]);
    const file = `${base}/site/zoo/net.py`;
    files.read(file);
    writeFileSync(file, 'a = 2\n');
    utimesSync(file, 1, 1);
    expect(files.read(file)).toBe('a = 2\n');
  });

  it('are named as their package names them', () => {
    const files = new PackageFiles([`${base}/site`]);
    expect(files.within(`${base}/site/zoo/net.py`)).toBe('zoo/net.py');
    expect(files.within('mine.py')).toBe('mine.py');
  });
});
