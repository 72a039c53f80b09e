import { run } from './run.js';
import { version } from './version.js';

/** Carries out the words of the command line; `manifest` is the package that it came with. */
export async function runTerminal(manifest: URL): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    isTerminal: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
    version: await version(manifest),
    pictures: new URL('dist/webview/webview.js', manifest),
  });
}
