import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { browserArguments, requireBrowser } from '../../../scripts/find-browser.mjs';
import { median, quantile, type BenchPart } from '../result.js';
import type { FrameTimes } from './page.js';

const frames = 90;
const loads = 7;

const stepping = [
  // Once nearer, cells are large enough for their numbers.
  { name: '32×32 with numbers', size: 32, zooms: 1, most: 4 },
  { name: '224×224', size: 224, zooms: 0, most: 4 },
  { name: '1024×1024', size: 1024, zooms: 0, most: 8 },
].map(({ name, size, zooms, most }) => ({
  name,
  measure: `frame while stepping, ${name}`,
  most,
  run: (page: Page) =>
    page.evaluate(([side, count, nearer]) => window.stepThrough(side, count, nearer), [
      size,
      frames,
      zooms,
    ] as const),
}));
const scrolling = {
  name: 'every call of ResNet-152',
  measure: 'frame while scrolling through ResNet-152',
  // Sixty frames a second.
  most: 16,
  run: (page: Page) => page.evaluate((count) => window.scrollModel(count), frames),
};
const cases = [...stepping, scrolling];

/** What a frame costs while the panel steps through its windows or scrolls, in a real Chromium. */
export async function bench(root: string): Promise<BenchPart> {
  const script = await bundle(root);
  // Without the cap of the screen, the time between two frames is what one costs.
  const browser = await chromium.launch({
    executablePath: requireBrowser(),
    args: [...browserArguments, '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
  const taken = new Map(cases.map(({ name }) => [name, [] as FrameTimes[]]));
  try {
    for (let load = 0; load < loads; load++) {
      for (const { name, run } of cases) {
        const page = await browser.newPage({
          viewport: { width: 1200, height: 900 },
          reducedMotion: 'reduce',
        });
        await page.setContent(
          '<!DOCTYPE html><body class="vscode-dark" style="margin:0"><ps-panel></ps-panel></body>',
        );
        await page.addScriptTag({ content: script });
        taken.get(name)?.push(await run(page));
        await page.close();
      }
    }
  } finally {
    await browser.close();
  }
  const measured = cases.map(({ name, measure, most }) => {
    const runs = taken.get(name) ?? [];
    // Other programs only ever add to a time: the quietest load tells what a frame costs.
    const [quietest = []] = runs.map((run) => run.frames).toSorted((a, b) => median(a) - median(b));
    return {
      name,
      measure,
      most,
      frame: median(quietest),
      p95: quantile(quietest, 0.95),
      first: Math.min(...runs.map((run) => run.first)),
    };
  });
  return {
    part: 'frames',
    about: `milliseconds; ${String(frames)} steps of a 3×3 maximum, or of the page, in the quietest of ${String(loads)} loads, 1200 px wide, drawn by software`,
    columns: ['input', 'frame', 'frame p95', 'first picture'],
    rows: measured.map(({ name, frame, p95, first }) => [name, frame, p95, first]),
    goals: measured.map(({ measure, most, frame }) => ({
      measure,
      goal: `≤ ${String(most)} ms`,
      measured: frame,
      met: frame <= most,
      note: '',
    })),
    versions: { chromium: browser.version() },
  };
}

async function bundle(root: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `import './test/bench/frames/page.js'; import './webview/main.js';`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'chrome134',
    tsconfig: 'webview/tsconfig.json',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}
