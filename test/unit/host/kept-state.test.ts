import { describe, expect, it } from 'vitest';
import { readRestoreToken, writeRestoreToken } from '../../../src/host/panel/restore-token.js';
import { readLabMemento } from '../../../src/present/lab/stored-lab.js';
import { defaultLabSettings } from '../../../src/protocol/lab-settings.js';

describe('what a panel keeps over a reload', () => {
  const token = { document: 'file:///a.py', site: '0 call x', kept: true, tab: 'compare' } as const;

  it('comes back as it was', () => {
    expect(readRestoreToken({ mode: 'heat', restore: writeRestoreToken(token) })).toEqual(token);
  });

  it.each([
    null,
    'text',
    {},
    { restore: '{' },
    { restore: '{"document":1}' },
    { restore: writeRestoreToken(token).replace('compare', 'other') },
    { restore: writeRestoreToken(token).replace('"0 call x"', '7') },
    { restore: writeRestoreToken(token).replace('true', '"true"') },
    { restore: writeRestoreToken(token).replace('"file:///a.py"', 'null') },
    { restore: { ...token } },
  ])('is nothing where it is %j', (kept) => {
    expect(readRestoreToken(kept)).toBeNull();
  });
});

describe('what the Lab keeps', () => {
  it('comes back as it was', () => {
    const memento = { settings: defaultLabSettings, lesson: 'cost', follow: true };
    expect(readLabMemento(JSON.parse(JSON.stringify(memento)))).toEqual(memento);
  });

  it.each([null, 3, {}, { settings: { kernel: 'big' } }])('is nothing where it is %j', (kept) => {
    expect(readLabMemento(kept)).toBeNull();
  });
});
