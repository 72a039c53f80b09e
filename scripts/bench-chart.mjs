/** Draws `docs/images/speed.png` from `bench/results.json`: who takes how long, per kernel. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { browserArguments, requireBrowser } from './find-browser.mjs';
import { isMain, root } from './root.mjs';

const shown = [
  { column: 'poolscope', label: 'Poolscope', mark: 'own' },
  { column: 'tfjs-wasm', label: 'TensorFlow.js (wasm)', mark: 'square' },
  { column: 'ort-web', label: 'ONNX Runtime Web', mark: 'circle' },
  { column: 'torch NCHW', label: 'PyTorch, one thread', mark: 'diamond' },
];

const width = 760;
const left = 150;
const right = 24;
const top = 56;
const rowHeight = 26;

/** The chart as SVG text; times are on a logarithmic scale, relative to ours. */
export function chart({ columns, rows }) {
  const indices = shown.map(({ column }) => columns.indexOf(column));
  const own = indices[0];
  const ratios = rows.map((row) => ({
    name: row[0],
    values: indices.map((index) => (row[index] === null ? null : row[index] / row[own])),
  }));
  const all = ratios.flatMap(({ values }) => values.filter((value) => value !== null));
  const low = Math.log10(Math.min(0.5, ...all));
  const high = Math.log10(Math.max(10, ...all));
  const x = (ratio) => left + ((Math.log10(ratio) - low) / (high - low)) * (width - left - right);
  const height = top + rows.length * rowHeight + 34;
  const ticks = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500].filter(
    (tick) => Math.log10(tick) >= low && Math.log10(tick) <= high,
  );
  const body = ratios.map(({ name, values }, r) => {
    const y = top + r * rowHeight + rowHeight / 2;
    const marks = values.map((value, s) => (value === null ? '' : mark(shown[s], x(value), y)));
    return `<text x="${left - 12}" y="${y + 4}" text-anchor="end">${name}</text>${marks.join('')}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Time per call relative to Poolscope, by kernel">
<style>
text { font: 12px system-ui, sans-serif; fill: #444; }
.grid { stroke: #8884; } .one { stroke: #888; }
.own { fill: #c76b00; } .square { fill: #2f6fb3; } .circle { fill: #4d8a3d; } .diamond { fill: #8a4fa3; }
@media (prefers-color-scheme: dark) { text { fill: #bbb; } .own { fill: #f0a040; } .square { fill: #6aa8e8; } .circle { fill: #86c176; } .diamond { fill: #c08ad6; } }
</style>
${shown.map((series, s) => `${mark(series, left + s * 152, 18)}<text x="${left + s * 152 + 10}" y="22">${series.label}</text>`).join('\n')}
${ticks.map((tick) => `<line class="${tick === 1 ? 'one' : 'grid'}" x1="${round(x(tick))}" x2="${round(x(tick))}" y1="${top - 10}" y2="${height - 30}"/><text x="${round(x(tick))}" y="${height - 12}" text-anchor="middle">${tick}×</text>`).join('\n')}
${body.join('\n')}
</svg>
`;
}

const round = (value) => Number(value.toFixed(1));

function mark({ mark: kind }, x, y) {
  const [cx, cy] = [round(x), round(y)];
  switch (kind) {
    case 'own':
      return `<rect class="own" x="${round(cx - 3)}" y="${round(cy - 8)}" width="6" height="16"/>`;
    case 'square':
      return `<rect class="square" x="${round(cx - 5)}" y="${round(cy - 5)}" width="10" height="10"/>`;
    case 'circle':
      return `<circle class="circle" cx="${cx}" cy="${cy}" r="5"/>`;
    default:
      return `<path class="diamond" d="M${cx} ${round(cy - 6)}l6 6-6 6-6-6z"/>`;
  }
}

/** Draws the chart into `docs/images/speed.png`, from what the results file holds. */
export async function drawChart({ parts }) {
  if (parts.kernels === undefined) return;
  const browser = await chromium.launch({
    executablePath: requireBrowser(),
    args: browserArguments,
  });
  try {
    const page = await browser.newPage({ deviceScaleFactor: 2, colorScheme: 'light' });
    await page.setContent(`<body style="margin:0;background:#fff">${chart(parts.kernels)}</body>`);
    await page.locator('svg').screenshot({ path: path.join(root, 'docs/images/speed.png') });
  } finally {
    await browser.close();
  }
}

if (isMain(import.meta)) {
  await drawChart(JSON.parse(await readFile(path.join(root, 'bench/results.json'), 'utf8')));
}
