import { describe, expect, it } from 'vitest';
import { isContainerCall } from '../../../../src/core/container-call.js';
import { withVersions } from '../../../../src/present/problems/framework-version.js';
import { checkLayer } from '../../../../src/present/problems/layer-check.js';
import type { Flow } from '../../../../src/python/site.js';
import { siteIn } from '../sites.js';

const flow = (input: Flow['input'], path = ''): Flow => ({
  input,
  output: [],
  dtype: 'float32',
  path,
  values: null,
  origin: '',
  chain: [],
});

const CALL = 'nn.MaxPool2d(2, padding=7)';
const rejected = siteIn(CALL, CALL, { kernel_size: [2, '(2'], padding: [7, '7'] });

describe('checkLayer', () => {
  it('blames the argument that the framework rejects on the input seen there', () => {
    const problem = checkLayer({ ...rejected, flows: [flow([1, 3, 8, 8])] });
    expect(problem?.error.parameter).toBe('padding');
    expect(problem?.error.message).toContain('pad should be at most half');
    expect(problem?.range.start.column).toBe('nn.MaxPool2d(2, padding='.length);
    expect(problem?.input).toEqual([1, 3, 8, 8]);
  });

  it('takes the first input on which something is wrong', () => {
    const call = 'nn.MaxPool2d(5)';
    const site = siteIn(call, call, { kernel_size: [5, '5'] });
    const problem = checkLayer({ ...site, flows: [flow([1, 1, 9, 9]), flow([1, 1, 3, 3])] });
    expect(problem?.input).toEqual([1, 1, 3, 3]);
    expect(checkLayer({ ...site, flows: [flow([1, 1, 9, 9])] })).toBeNull();
  });

  it('finds nothing where the arguments are not known', () => {
    expect(checkLayer({ ...rejected, pooling: null })).toBeNull();
  });
});

describe('isContainerCall', () => {
  const call = (callee: string, ...paths: readonly string[]) =>
    isContainerCall({
      ...rejected,
      role: 'call',
      callee,
      flows: paths.map((path) => flow([1, 3, 8, 8], path)),
    });

  it.each([
    ['self.features', ['features.2', 'features.5']],
    ['self.stem', ['stem.3']],
    ['keras.Sequential', []],
  ])('%s through %j is the container’s', (callee, paths) => {
    expect(call(callee, ...paths)).toBe(true);
  });

  it.each([
    ['self.pool', ['pool']],
    ['self.pool', ['layer1.0.pool', 'layer2.0.pool']],
    ['pool', ['']],
    ['layer', ['3']],
    ['self.pool', []],
  ])('%s through %j is the layer’s own', (callee, paths) => {
    expect(call(callee, ...paths)).toBe(false);
  });
});

describe('withVersions', () => {
  const analysis = { file: 'net.py', sites: [rejected], problems: [], notes: [], statements: [] };

  it('gives each call the reader’s version of its library', () => {
    const site = withVersions(analysis, { torch: '1.13', keras: '2' }).sites.at(0);
    expect(site?.pooling?.call.version).toBe('1.13');
  });

  it('changes nothing without versions', () => {
    expect(withVersions(analysis, {})).toBe(analysis);
    expect(withVersions(analysis, { keras: '2' }).sites.at(0)).toBe(rejected);
  });
});
