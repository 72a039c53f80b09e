import { build } from 'esbuild';
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readAhead } from '../../../../src/core/contract/index.js';
import { forkedCore } from '../../../../src/host/core/forked-core.js';
import {
  CORE_LIMITS,
  type CoreHost,
  type CoreLimits,
} from '../../../../src/host/core/core-host.js';
import { textOf } from '../../../../src/engine/phrase.js';
import { localCore } from '../../core/local-core.js';
import { environment, moduleOf, supervised } from '../../core/ask-core.js';

const root = path.resolve(import.meta.dirname, '../../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'poolscope-core-'));
const bombs = path.join(folder, 'bombs.cjs');

beforeAll(async () => {
  await build({
    absWorkingDir: root,
    entryPoints: ['test/unit/host/core/bomb-core.ts'],
    outfile: bombs,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = { ...moduleOf('').settings };
const quick = { ...settings, budget: { ...settings.budget, milliseconds: 300 } };

/** A module whose text says what the core does. */
const textThat = (does: string, version = '1') =>
  moduleOf(does, { key: `file:///${does}.py`, version, settings: quick });

const LIMITS: CoreLimits = { ...CORE_LIMITS, graceMilliseconds: 200 };

const started = (limits: Partial<CoreLimits> = {}, host: Partial<CoreHost> = {}) => {
  const both = supervised(forkedCore(bombs, null), host, { ...LIMITS, ...limits });
  onTestFinished(() => both.core.end());
  const ask = async (does: string, version = '1') => {
    const outcome = await both.core.ask(readAhead, {}, textThat(does, version));
    if (outcome.ok) return outcome.value;
    return outcome.why === 'stopped' ? textOf(outcome.words) : outcome.why;
  };
  return { ...both, ask };
};

const isAlive = (pid: unknown): boolean => {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
};

describe('a core that dies', () => {
  it.each([
    ['loop', 'Reading this file was stopped: it took longer than 1 s.'],
    ['heap', 'Reading this file was stopped: it needed more than 512 MB.'],
    ['buffers', 'Reading this file was stopped: it needed more than 1 GB.'],
    ['exit', 'Reading this file was stopped: an error in Poolscope ended it. The log says more.'],
  ])('is replaced, and the text that did it is left alone: %s', async (bomb, words) => {
    // Filling memory takes longer than the deadline of the others.
    const graceMilliseconds = bomb === 'loop' ? 200 : 80_000;
    const { ask, events } = started({ graceMilliseconds });
    const first = await ask('fine');
    const [said, other] = await Promise.all([ask(bomb), ask('other')]);
    expect(said).toBe(words);
    expect(other).toBeTypeOf('number');
    expect(other).not.toBe(first);
    expect(events.stopped).toEqual([`file:///${bomb}.py`]);
    // Not asked again: the core that answers next is still the same.
    expect(await ask(bomb)).toBe(words);
    expect(await ask('fine')).toBe(other);
    expect(isAlive(first)).toBe(false);
  });

  it('reads a text again once it changed', async () => {
    const { core, ask } = started();
    await ask('exit');
    const changed = { ...textThat('exit', '2'), text: 'fine' };
    expect((await core.ask(readAhead, {}, changed)).ok).toBe(true);
  });

  it('does not hold up this thread while another is started', async () => {
    const { ask } = started({ graceMilliseconds: 2_000 });
    await ask('fine');
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    onTestFinished(() => clearInterval(timer));
    expect(await ask('loop')).toContain('was stopped');
    // The deadline is waited for more than two seconds.
    expect(longest).toBeLessThan(1_000);
  });

  it('is not started a sixth time within a minute, until it is restarted', async () => {
    const { core, ask, events } = started();
    for (const version of ['1', '2', '3', '4', '5']) await ask('exit', version);
    expect(events.rests).toBe(1);
    expect(await ask('fine')).toContain('Reading is switched off');
    expect(core.isRunning).toBe(false);
    core.restart();
    expect(await ask('fine')).toBeTypeOf('number');
  });

  it('blames the oldest question where the core said nothing of its work', async () => {
    const { core } = started({ clockFactor: 1 });
    const outcome = await core.ask(readAhead, {}, textThat('silent'));
    expect(outcome).toMatchObject({ ok: false, why: 'stopped' });
  });
});

describe('what a core sends', () => {
  it('is refused as an answer where it is none', async () => {
    const { ask, events } = started();
    expect(await ask('wrong')).toBe('failed');
    expect(events.log.join()).toContain('answer to readAhead is none');
  });

  it('is left alone where it is no message', async () => {
    const { ask, events } = started();
    expect(await ask('nonsense')).toBeTypeOf('number');
    expect(events.log.join()).toContain('The core sent what it should not');
  });
});

describe('a core', () => {
  it('ends when nobody needs it, and the next question starts another', async () => {
    const { core, ask } = started();
    const first = await ask('fine');
    core.end();
    expect(core.isRunning).toBe(false);
    const second = await ask('fine');
    expect(second).toBeTypeOf('number');
    expect(second).not.toBe(first);
  });

  it('ends with whoever started it, even in the midst of an endless loop', async () => {
    const parent = path.join(folder, 'parent.cjs');
    writeFileSync(
      parent,
      `const { fork } = require('node:child_process');
       const child = fork(${JSON.stringify(bombs)}, [], { serialization: 'advanced' });
       child.on('message', ({ type }) => {
         if (type === 'ready') {
           child.send({ type: 'module', module: { key: 'k', text: 'loop' } });
           child.send({ type: 'ask', id: 1, module: { key: 'k' } });
         } else process.send(child.pid);
       });
       child.send({ type: 'start' });`,
    );
    const host = fork(parent, []);
    const orphan = await new Promise((resolve) => host.on('message', resolve));
    expect(isAlive(orphan)).toBe(true);
    host.kill('SIGKILL');
    await expect.poll(() => isAlive(orphan), { timeout: 60_000 }).toBe(false);
  });

  it('is told what nobody wants any more', async () => {
    const { core } = started();
    const abort = new AbortController();
    const asked = core.ask(readAhead, {}, textThat('silent'), abort.signal);
    abort.abort();
    expect(await asked).toEqual({ ok: false, why: 'cancelled' });
  });

  it('of another kind is taken where none of the usual kind starts', async () => {
    const host = { fallback: localCore(environment) };
    const { core } = supervised(forkedCore(path.join(folder, 'missing.cjs'), null), host);
    onTestFinished(() => core.end());
    const outcome = await core.ask(readAhead, {}, moduleOf('x = 1\n'));
    expect(outcome).toEqual({ ok: true, value: 0 });
  });
});
