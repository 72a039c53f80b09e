import { describe, expect, it } from 'vitest';
import { read } from '../support/read.js';
import { resultOf } from '../support/run-snippet.js';

const seriousOf = async (code: string): Promise<string[]> =>
  (await read(code)).problems.filter(({ severity }) => severity !== 'info').map(({ code }) => code);

describe('a function that calls itself', () => {
  it('is followed to its end', async () => {
    const code = 'def f(n):\n    return 1 if n == 0 else n * f(n - 1)\nresult = f(6)';
    expect(await resultOf(code)).toBe('720');
  });

  it('is followed where each call is in a branch that may not be taken, for some calls', async () => {
    const code = [
      'import somewhere',
      'def f(n):',
      '    if n == 0:',
      '        return 3',
      '    if somewhere.flag:',
      '        return f(n - 1)',
      '    return 3',
      'result = f(6)',
    ].join('\n');
    expect(await resultOf(code)).toBe('3');
  });

  it('is no problem of the code where Python would go deeper than reading does', async () => {
    expect(await seriousOf('def f(n):\n    return 0 if n == 0 else 1 + f(n - 1)\nf(400)')).toEqual(
      [],
    );
  });

  it.each([
    ['over parts that aren’t known', 'for part in thing.parts():\n        visit(part)'],
    ['on a condition that isn’t known', 'if thing.more:\n        visit(thing.next)'],
    ['in one of two values', 'return visit(thing.next) if thing.more else thing'],
    ['within `and`', 'return thing.more and visit(thing.next)'],
    ['twice', 'if thing.more:\n        visit(thing.left)\n        visit(thing.right)'],
    ['within `or`', 'return thing.less or visit(thing.next)'],
  ])('ends soon and without a problem: %s', async (_, body) => {
    const code = `import somewhere\ndef visit(thing):\n    ${body}\nvisit(somewhere.thing)\n`;
    const begun = process.cpuUsage().user;
    expect((await read(code)).problems).toEqual([]);
    expect(process.cpuUsage().user - begun).toBeLessThan(1_500_000);
  });

  it('ends soon where a tree of modules of unknown height builds itself twice at each level', async () => {
    const code = [
      'from torch import nn',
      'class Tree(nn.Module):',
      '    def __init__(self, levels, width):',
      '        super().__init__()',
      '        if levels == 1:',
      '            self.left = nn.Sequential(*[nn.Conv2d(width, width, 3) for _ in range(16)])',
      '        else:',
      '            self.left = Tree(levels - 1, width)',
      '            self.right = Tree(levels - 1, 2 * width)',
      'def build(levels):',
      '    return Tree(levels, 8)',
    ].join('\n');
    const begun = process.cpuUsage().user;
    expect((await read(code)).problems).toEqual([]);
    expect(process.cpuUsage().user - begun).toBeLessThan(1_500_000);
  });

  it('goes on behind it', async () => {
    const code = 'def f(n):\n    return f(n + 1)\nf(0)\nresult = 4';
    expect(await resultOf(code)).toMatch(/^4 \(Stopped here/u);
  });

  it('keeps what two endless calls in one cost small', async () => {
    const code = 'def f(n):\n    return f(n + 1) + f(n + 2)\nf(0)\nresult = 5';
    expect(await resultOf(code)).toMatch(/^5 /u);
  });
});

describe('functions that call each other where no condition is known', () => {
  /** `width` functions, each of which may call each, in twice as many branches. */
  const tangle = (width: number): string =>
    [
      'import somewhere',
      ...Array.from({ length: width }, (_, at) => [
        `def f${String(at)}(text):`,
        ...Array.from({ length: width }, (_, other) => [
          `    if text and text[${String(other)}] == somewhere.sign:`,
          `        text = f${String(other)}(text)`,
        ]).flat(),
        '    return text',
      ]).flat(),
      'f0(somewhere.text)',
    ].join('\n');

  it('are left soon and without a problem', async () => {
    const begun = process.cpuUsage().user;
    expect((await read(tangle(8))).problems).toEqual([]);
    expect(process.cpuUsage().user - begun).toBeLessThan(2_500_000);
  });

  it('keep what stands behind them exact', async () => {
    expect(await resultOf(`${tangle(8)}\nresult = 6`)).toBe('6');
  });

  it('are followed where few conditions stand around each other', async () => {
    const code = [
      'import somewhere',
      'def width(deep):',
      '    if deep == 0:',
      '        return 3',
      '    if somewhere.flag:',
      '        return width(deep - 1)',
      '    if somewhere.other:',
      '        return width(deep - 1)',
      '    return 3',
      'result = width(3)',
    ].join('\n');
    expect(await resultOf(code)).toBe('3');
  });
});

describe('items that a library gives by index', () => {
  it('may end at any that is not known', async () => {
    const code = [
      'import sys',
      'found = []',
      'for name in sys.modules:',
      '    found.append(name)',
      'result = 4',
    ].join('\n');
    const begun = process.cpuUsage().user;
    expect(await resultOf(code)).toBe('4');
    expect(process.cpuUsage().user - begun).toBeLessThan(300_000);
  });
});
