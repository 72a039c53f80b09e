import { describe, expect, it } from 'vitest';
import { listCalls } from '../../../src/core/contract/index.js';
import { CoreSession } from '../../../src/core/session/session.js';
import { environment, moduleOf } from './ask-core.js';

const POOL = 'from torch import nn\nnn.MaxPool2d(2)\n';

describe('what the core says it works on', () => {
  it('is the module whose import has just come, whatever was answered meanwhile', async () => {
    const worked: (string | undefined)[] = [];
    const files: ((text: string | null) => void)[] = [];
    const session = new CoreSession(environment, {
      readFile: () => new Promise((resolve) => files.push(resolve)),
      working: (module) => worked.push(module?.key),
      log: () => undefined,
    });
    const waiting = moduleOf(`import other\n${POOL}`, {
      key: 'file:///waiting.py',
      readsOthers: true,
    });
    const quick = moduleOf(POOL, { key: 'file:///quick.py' });
    session.set(waiting);
    session.set(quick);
    const asked = session.ask(listCalls.name, waiting, {}, { cancelled: false });
    while (files.length === 0) await environment.pause();
    await session.ask(listCalls.name, quick, {}, { cancelled: false });
    expect(worked.at(-1)).toBe('file:///quick.py');
    worked.length = 0;
    const [give] = files.splice(0);
    give?.('size = 2\n');
    await Promise.resolve();
    await Promise.resolve();
    expect(worked[0]).toBe('file:///waiting.py');
    const done = asked.then(() => true);
    let isDone = false;
    void done.then(() => (isDone = true));
    while (!isDone) {
      for (const resolve of files.splice(0)) resolve(null);
      await environment.pause();
    }
    expect(await asked).toMatchObject({ ok: true });
  });
});
