import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fromCore, hover, toCore, type FromCore } from '../../../src/core/contract/index.js';
import { CoreServer } from '../../../src/core/server.js';
import { packed, unpacked } from '../../../src/protocol/packed.js';
import { updateOf } from '../../../src/host/core/module-changes.js';
import { KeptModules } from '../../../src/core/session/kept-modules.js';
import { environment, moduleOf } from './ask-core.js';

const server = () => {
  const sent: FromCore[] = [];
  return { core: new CoreServer(environment, (message) => sent.push(message)), sent };
};

describe('the contract', () => {
  it('refuses what is no message as data, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (received) => {
        const { core, sent } = server();
        core.receive(received);
        if (!v.safeParse(toCore, received).success) {
          expect(sent).toMatchObject([{ type: 'log' }]);
        }
        expect(sent.every((message) => v.safeParse(fromCore, message).success)).toBe(true);
      }),
    );
  });

  it('answers a question of another form with an error, not with silence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (question) => {
        fc.pre(!v.safeParse(hover.question, question).success);
        const { core, sent } = server();
        const module = moduleOf('x = 1\n');
        core.receive({ type: 'module', module });
        core.receive({ type: 'ask', id: 1, name: 'hover', module, question });
        await new Promise((resolve) => setImmediate(resolve));
        const last = sent.find(({ type }) => type === 'noAnswer');
        expect(last).toMatchObject({ id: 1, why: 'failed' });
      }),
    );
  });

  it('says which questions there are not, and which modules it does not have', async () => {
    const { core, sent } = server();
    core.receive({ type: 'ask', id: 1, name: 'nothing', module: null, question: {} });
    const module = { key: 'a', version: '1' };
    core.receive({ type: 'ask', id: 2, name: 'listCalls', module, question: {} });
    await new Promise((resolve) => setImmediate(resolve));
    const unanswered = sent.filter((message) => message.type === 'noAnswer');
    expect(unanswered).toMatchObject([
      { id: 1, why: 'failed' },
      { id: 2, why: 'unknownModule' },
    ]);
  });
});

describe('a packed value', () => {
  it('is the same when it is unpacked', () => {
    const leaf = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.float32Array({ maxLength: 5 }),
      fc.int32Array({ maxLength: 5 }),
      fc.uint8Array({ maxLength: 5 }),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/u), tie('tree'), {
          maxKeys: 4,
          noNullPrototype: true,
        }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect(unpacked(structuredClone(packed(value)))).toEqual(value);
      }),
    );
  });
});

describe('a change of a text', () => {
  it('makes the new text of the old one', () => {
    const part = fc.string({ maxLength: 4_000 });
    fc.assert(
      fc.property(part, part, part, part, (before, old, now, after) => {
        const first = moduleOf(before + old + after);
        const second = moduleOf(before + now + after, { version: '2' });
        const kept = new KeptModules(environment, {
          readFile: () => Promise.resolve(null),
          working: () => undefined,
          log: () => undefined,
        });
        kept.set(first);
        const message = updateOf(first, second);
        if (message.type === 'change') kept.change(message.change);
        else if (message.type === 'module') kept.set(message.module);
        expect(kept.text(second)).toBe(second.text);
      }),
    );
  });
});
