import { mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { budgets, bundleSizes } from '../../../scripts/budgets.mjs';
import { packageExtension } from '../../../scripts/package.mjs';
import type { BenchPart } from '../result.js';

/** What was aimed at, in kB; the budgets that fail a build may be wider. */
const aims: Readonly<Record<string, number>> = {
  'host entry, minified': 15,
  'host and core, gzip': 480,
  'web host and core, gzip': 480,
  'webview, gzip': 170,
  VSIX: 1500,
};

/** What a user downloads and an editor loads, in bytes. */
export async function bench(): Promise<BenchPart> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'poolscope-size-'));
  try {
    const file = await packageExtension(path.join(scratch, 'poolscope.vsix'));
    const sizes = { ...(await bundleSizes()), VSIX: (await stat(file)).size };
    return {
      part: 'sizes',
      about: 'kB of a production build',
      columns: ['part', 'kB', 'budget'],
      rows: Object.entries(sizes).map(([name, bytes]) => [
        name,
        bytes / 1000,
        (budgets[name] ?? 0) / 1000,
      ]),
      goals: Object.entries(sizes).map(([name, bytes]) => ({
        measure: name,
        goal: `≤ ${String(aims[name] ?? 0)} kB`,
        measured: bytes / 1000,
        met: bytes <= (aims[name] ?? 0) * 1000,
        note: name.endsWith('and core, gzip')
          ? 'what all frameworks and libraries mean is in it'
          : '',
      })),
      versions: {},
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
