import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { describe, expect, inject, it, vi } from 'vitest';
import type { InHostResult } from '../harness/in-host-runner.js';
import { openWorkbench } from '../harness/workbench.js';

// The suites of the extension host have run before the tests below are declared: one for each.
const results = await runInHost();

describe('in the extension host', () => {
  it('runs at least one test', () => {
    expect(results.length).toBeGreaterThan(0);
  });
  for (const { title, failure } of results) {
    it(title, () => {
      expect(failure).toBeNull();
    });
  }
});

async function runInHost(): Promise<readonly InHostResult[]> {
  const file = inject('inHostResults');
  await rm(file, { force: true });
  const workbench = await openWorkbench({ copyOf: 'examples', tests: inject('inHostTests') });
  try {
    await vi.waitFor(
      () => {
        expect(existsSync(file)).toBe(true);
      },
      { timeout: 120_000, interval: 100 },
    );
    return JSON.parse(await readFile(file, 'utf8')) as readonly InHostResult[];
  } finally {
    await workbench.close();
  }
}
