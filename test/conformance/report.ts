import type { CaseResult } from './suite.js';

/** A line per failing case, then a table of the groups of one file. */
export const report = (file: string, results: readonly CaseResult[]): string => {
  const failures = results.filter(({ failure }) => failure !== null);
  const lines = failures.map(
    ({ name, failure }) => `  ✗ ${name.slice(0, 200)}\n      ${failure ?? ''}`,
  );
  const groups = new Map<string, { passed: number; failed: number }>();
  for (const { group, failure } of results) {
    const counts = groups.get(group) ?? { passed: 0, failed: 0 };
    groups.set(group, {
      passed: counts.passed + (failure === null ? 1 : 0),
      failed: counts.failed + (failure === null ? 0 : 1),
    });
  }
  const width = Math.max(...[...groups.keys()].map((group) => group.length), 8);
  const rows = [...groups].map(
    ([group, { passed, failed }]) =>
      `  ${group.padEnd(width)} ${String(passed).padStart(6)} ${String(failed).padStart(6)}`,
  );
  const head = `  ${'group'.padEnd(width)} passed failed`;
  return [file, ...lines, head, ...rows, ''].join('\n');
};
