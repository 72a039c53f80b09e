import { readdirSync } from 'node:fs';
import { describe, it } from 'vitest';
import { expectAnswers, results } from '../answered.js';

const folder = new URL('calls/', import.meta.url);

/**
 * Each document of the folder is one framework's: calls, and under each what it gives or says. After
 * a change that is right, `npx vitest run --project unit -u` writes the answers anew: read them.
 */
describe('what calls of a framework give', () => {
  it.each(readdirSync(folder))('%s', (name) => expectAnswers(new URL(name, folder), results));
});
