import { chromium } from 'playwright-core';
import path from 'node:path';
import { browserArguments, requireBrowser } from './find-browser.mjs';
import { root } from './root.mjs';

const ratioColumns = ['fastest JS peer ÷ ours', 'torch ÷ ours'];
const labels = ['the fastest of tfjs-cpu, tfjs-wasm and onnxruntime-web', 'PyTorch on one thread'];
const colours = ['#3b78c3', '#d18616'];
const { left, width, row, bar, top } = { left: 180, width: 620, row: 40, bar: 13, top: 64 };

/**
 * Draws the kernels' lead over their peers, from the numbers of the results file, for the README.
 * @param {object} report what `bench/results.json` holds
 */
export async function drawBenchChart(report) {
  const part = report.parts.kernels;
  if (part === undefined) return;
  const svg = chartOf(part);
  const browser = await chromium.launch({
    executablePath: requireBrowser(),
    args: browserArguments,
  });
  try {
    const page = await browser.newPage({ deviceScaleFactor: 2 });
    await page.setContent(`<body style="margin:0">${svg}</body>`);
    await page.locator('svg').screenshot({ path: path.join(root, 'docs/images/bench.png') });
  } finally {
    await browser.close();
  }
}

function chartOf({ columns, rows }) {
  const cases = rows.map((cells) => ({
    name: cells[0],
    ratios: ratioColumns.map((column) => cells[columns.indexOf(column)] ?? null),
  }));
  const most = Math.max(...cases.flatMap(({ ratios }) => ratios.map((ratio) => ratio ?? 0)), 10);
  // A ratio is a factor, so equal factors get equal lengths.
  const x = (ratio) =>
    left + (Math.log10(Math.max(ratio, 0.2) / 0.2) / Math.log10(most / 0.2)) * width;
  const height = top + cases.length * row + 16;
  const ticks = [0.5, 1, 2, 5, 10, 20, 50, 100, 200].filter((tick) => tick <= most);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + 80}" height="${height}"
    font-family="system-ui, sans-serif" font-size="12" fill="#333">
    <rect width="100%" height="100%" fill="#fff"/>
    <text x="12" y="20" font-size="14" font-weight="600">How many times faster than</text>
    ${labels.map((label, i) => `<rect x="${210 + i * 350}" y="9" width="12" height="12" fill="${colours[i]}"/><text x="${228 + i * 350}" y="20">${label}</text>`).join('')}
    ${ticks.map((tick) => `<line x1="${x(tick)}" x2="${x(tick)}" y1="${top - 8}" y2="${height - 10}" stroke="${tick === 1 ? '#333' : '#ddd'}"/><text x="${x(tick)}" y="${top - 14}" text-anchor="middle">${tick}×</text>`).join('')}
    ${cases.map(({ name, ratios }, index) => bars(name, ratios, top + index * row, x)).join('')}
  </svg>`;
}

function bars(name, ratios, y, x) {
  const drawn = ratios.map((ratio, i) => {
    if (ratio === null) return '';
    const at = y + 4 + i * (bar + 2);
    const value = ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(1);
    return `<rect x="${left}" y="${at}" width="${x(ratio) - left}" height="${bar}" fill="${colours[i]}"/>
      <text x="${x(ratio) + 5}" y="${at + 11}">${value}×</text>`;
  });
  return `<text x="${left - 10}" y="${y + 22}" text-anchor="end">${name}</text>${drawn.join('')}`;
}
