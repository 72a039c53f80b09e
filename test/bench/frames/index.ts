import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { browserArguments, requireBrowser } from '../../../scripts/find-browser.mjs';
import { median, quantile, type BenchPart } from '../result.js';
import type { FrameTimes } from './page.js';

const sizes = [
  { size: 32, most: 4 },
  { size: 224, most: 4 },
  { size: 1024, most: 8 },
];
const frames = 90;
const loads = 3;

/** What a frame costs while the panel steps through its windows, in a real Chromium. */
export async function bench(root: string): Promise<BenchPart> {
  const script = await bundle(root);
  // Without the cap of the screen, the time between two frames is what one costs.
  const browser = await chromium.launch({
    executablePath: requireBrowser(),
    args: [...browserArguments, '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
  const taken = new Map(sizes.map(({ size }) => [size, [] as FrameTimes[]]));
  try {
    for (let load = 0; load < loads; load++) {
      for (const { size } of sizes) {
        const page = await browser.newPage({
          viewport: { width: 1200, height: 900 },
          reducedMotion: 'reduce',
        });
        await page.setContent(
          '<!DOCTYPE html><body class="vscode-dark" style="margin:0"><ps-panel></ps-panel></body>',
        );
        await page.addScriptTag({ content: script });
        const times = await page.evaluate(([side, count]) => window.stepThrough(side, count), [
          size,
          frames,
        ] as const);
        taken.get(size)?.push(times);
        await page.close();
      }
    }
  } finally {
    await browser.close();
  }
  const measured = sizes.map(({ size, most }) => {
    const runs = taken.get(size) ?? [];
    const all = runs.flatMap((run) => run.frames);
    return {
      name: `${String(size)}×${String(size)}`,
      most,
      frame: median(all),
      p95: quantile(all, 0.95),
      first: median(runs.map((run) => run.first)),
    };
  });
  return {
    part: 'frames',
    about: `milliseconds; ${String(frames)} steps of a 3×3 maximum, ${String(loads)} loads, 1200 px wide, drawn by software`,
    columns: ['input', 'frame', 'frame p95', 'first picture'],
    rows: measured.map(({ name, frame, p95, first }) => [name, frame, p95, first]),
    goals: measured.map(({ name, most, frame }) => ({
      measure: `frame while stepping, ${name}`,
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
      contents: `import './test/bench/frames/page.js'; import './webview/panel.js';`,
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
