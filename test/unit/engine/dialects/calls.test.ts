import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isFramework } from '../../../../src/engine/index.js';
import { answered } from './answered.js';

const folder = new URL('calls/', import.meta.url);

/**
 * Each document of the folder is one framework's: calls, and under each what it gives or says. After
 * a change that is right, `npx vitest run --project unit -u` writes the answers anew: read them.
 */
describe('what calls of a framework give', () => {
  it.each(readdirSync(folder))('%s', async (name) => {
    const framework = name.replace('.txt', '');
    if (!isFramework(framework)) throw new Error(`no framework is called ${framework}`);
    const place = new URL(name, folder);
    const answers = answered(framework, readFileSync(place, 'utf8'));
    await expect(answers).toMatchFileSnapshot(place.pathname);
  });
});
