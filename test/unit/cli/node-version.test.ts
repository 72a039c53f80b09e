import { expect, it } from 'vitest';
import { tooOld } from '../../../src/cli/node-version.js';

const NODES: readonly (readonly [string, boolean])[] = [
  ['18.20.4', true],
  ['22.11.0', true],
  ['22.12.0', false],
  ['24.0.0', false],
  ['24.1.0-nightly20260101', false],
];

it.each(NODES)('Node %s is too old: %s', (version, isOld) => {
  expect(tooOld(version)).toBe(
    isOld ? `Poolscope needs Node 22.12 or newer; this is Node ${version}.\n` : null,
  );
});
