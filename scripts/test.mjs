/**
 * `npm test`: every check and every suite, in turn. The last line is `N passed, N failed`, summed
 * from what the suites themselves report. A suite in which no test ran fails.
 *
 *   npm test                    all
 *   npm test -- unit webview    some
 *
 * Once all passed, the README's table of what works where is written from them.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { check } from './check.mjs';
import { requireBrowser } from './find-browser.mjs';
import { fuzz } from './fuzz.mjs';
import { oldest } from './provision-vscode.mjs';
import { recipes } from './recipes.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { writeWhere } from './where-it-works.mjs';

const suites = {
  check,
  unit: () => vitest('unit'),
  conformance,
  random,
  fuzz: () => fuzz({ seconds: 60, seed: 1 }),
  recipes,
  webview: () => vitest('webview'),
  vscode: () => vitest('vscode'),
  'vscode-web': () => vitest('vscode-web'),
  package: () => vitest('package'),
  'vscode-oldest': () =>
    vitest('vscode', {
      files: ['in-host.test.ts'],
      env: { VSCODE_RELEASE: oldest },
      suite: 'vscode-oldest',
    }),
};

const chosen = process.argv.slice(2);
for (const name of chosen) {
  if (!(name in suites)) throw new Error(`No suite ${name}: ${Object.keys(suites).join(', ')}.`);
}

const scratch = await mkdtemp(path.join(os.tmpdir(), 'poolscope-test-'));
const total = { passed: 0, failed: 0 };
const passedTests = {};
try {
  requireBrowser();
  for (const [name, suite] of Object.entries(suites)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    const started = Date.now();
    console.log(`\n── ${name} ──`);
    const { passed, failed } = await suite();
    total.passed += passed;
    total.failed += failed;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${name}: ${passed} passed, ${failed} failed in ${seconds} s`);
  }
  if (chosen.length === 0 && total.failed === 0) await writeWhere(passedTests);
} catch (error) {
  console.error(error);
  total.failed += 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function vitest(project, { files = [], env = {}, suite = project } = {}) {
  const file = path.join(scratch, `${project}.json`);
  await rm(file, { force: true });
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json'];
  const { code } = await run('vitest', [...args, `--outputFile.json=${file}`, ...files], { env });
  const report = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
  if (report === undefined) {
    console.log(`${project} gave no report.`);
    return { passed: 0, failed: 1 };
  }
  passedTests[suite] = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed')
      .map(({ fullName }) => `${path.relative(root, name)} ${fullName}`),
  );
  return count(project, report, code);
}

function conformance() {
  return summed(['test/conformance/start.mjs']);
}

// Fresh cases, made by what frameworks are here; one that is missing says so and counts as nothing.
async function random() {
  const total = { passed: 0, failed: 0 };
  for (const framework of ['torch', 'tfjs', 'onnxruntime']) {
    const script = 'test/conformance/random/start.mjs';
    const { passed, failed } = await summed([script, '--framework', framework, '--cases', '300']);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

// The last line of its output is its sum, unless the suite was skipped.
async function summed(script) {
  const { code, output } = await run('node', script, { quiet: true });
  console.log(output);
  if (code === 0 && output.startsWith('Skipped: ')) return { passed: 0, failed: 0 };
  const sum = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  const passed = Number(sum?.[1] ?? 0);
  const failed = Number(sum?.[2] ?? 0);
  return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}

// Skipped tests count as failed, and so does a file that broke before its tests could run.
function count(project, report, code) {
  const passed = report.numPassedTests;
  let failed = report.numTotalTests - passed;
  failed += report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  if (report.numTotalTests === 0) console.log(`No test ran in ${project}.`);
  if (failed === 0 && (code !== 0 || passed === 0)) failed = 1;
  return { passed, failed };
}
