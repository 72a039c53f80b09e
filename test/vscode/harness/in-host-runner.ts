import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** How one test of the extension host ended. */
export interface InHostResult {
  readonly title: string;
  readonly failure: string | null;
}

/**
 * What VS Code calls in its extension host, served or on a desktop. The results go to the file that
 * `POOLSCOPE_IN_HOST_RESULTS` names; rejects if a test failed, or none ran.
 */
export async function run(): Promise<void> {
  // An ES module, which older VS Codes load in this way only.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, reporter: 'dot' });
  mocha.addFile(path.join(__dirname, 'tests.cjs'));
  const results: InHostResult[] = [];
  await new Promise<void>((resolve) => {
    mocha
      .run(() => {
        resolve();
      })
      .on('pass', (test) => {
        results.push({ title: test.fullTitle(), failure: null });
      })
      .on('fail', (test, error: unknown) => {
        results.push({ title: test.fullTitle(), failure: describe(error) });
      });
  });
  const file = process.env['POOLSCOPE_IN_HOST_RESULTS'];
  if (file !== undefined) await writeFile(file, JSON.stringify(results));
  const failures = results.filter((result) => result.failure !== null);
  for (const { title, failure } of failures) console.error(`${title}\n${failure ?? ''}`);
  if (results.length === 0) throw new Error('No test ran.');
  if (failures.length > 0) throw new Error(`${failures.length} of ${results.length} tests failed.`);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
