import { cost, plan, specify, type Cost } from '../engine/index.js';
import type { LayerSite } from '../python/site.js';
import { shapeText, shorten } from './shapes-table.js';
import { formatTable, type Column, type Ink } from './table.js';

const COLUMNS: readonly Column[] = [
  { title: 'Line', align: 'right' },
  { title: 'Call', align: 'left' },
  { title: 'Path', align: 'left' },
  { title: 'Output', align: 'left' },
  { title: 'Operations', align: 'right' },
  { title: 'Read', align: 'right' },
  { title: 'Written', align: 'right' },
  { title: 'Ops/byte', align: 'right' },
];

/** What each passage through a pooling layer costs in float32, and the totals. */
export function costTable(sites: readonly LayerSite[], ink: Ink): readonly string[] {
  const rows: (readonly string[])[] = [];
  let operations = 0;
  let read = 0;
  let written = 0;
  for (const site of sites) {
    for (const flow of site.flows) {
      const known = costOf(site, flow.input);
      const line = String(site.range.start.line + 1);
      const call = shorten(site.text.replaceAll(/\s+/gu, ' '), 48);
      if (known === null) {
        rows.push([line, call, flow.path, shapeText(flow.output), '?', '?', '?', '?']);
        continue;
      }
      operations += known.totalOperations;
      read += known.bytesIn;
      written += known.bytesOut;
      rows.push([
        line,
        call,
        flow.path,
        shapeText(flow.output),
        grouped(known.totalOperations),
        bytes(known.bytesIn),
        bytes(known.bytesOut),
        Number.isNaN(known.intensity) ? '–' : known.intensity.toFixed(3),
      ]);
    }
  }
  if (rows.length === 0) return ['No pooling layer with a known input found.'];
  const intensity = read + written === 0 ? '–' : (operations / (read + written)).toFixed(3);
  const totals = ['', 'Total', '', '', grouped(operations), bytes(read), bytes(written), intensity];
  return formatTable(COLUMNS, [...rows, totals], ink);
}

/** The cost of a site's layer on an input; null where the input or the layer isn't known. */
export function costOf(site: LayerSite, input: LayerSite['flows'][number]['input']): Cost | null {
  const sizes = input.filter((size) => typeof size === 'number');
  if (site.pooling === null || sizes.length !== input.length) return null;
  const specified = specify(site.pooling.call, sizes);
  if (!specified.ok) return null;
  const planned = plan(specified.value, sizes);
  if (!planned.ok) return null;
  const counted = cost(planned.value);
  return counted.ok ? counted.value : null;
}

function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/gu, ',');
}

function bytes(count: number): string {
  if (count < 1024) return `${count} B`;
  if (count < 1024 ** 2) return `${(count / 1024).toFixed(1)} KiB`;
  return `${(count / 1024 ** 2).toFixed(1)} MiB`;
}
