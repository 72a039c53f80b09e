import path from 'node:path';
import { plan, pool } from '../../../src/engine/index.js';
import { jobOf } from '../../../src/engine/kernels/index.js';
import { runPortable } from '../../../src/engine/kernels/portable/run.js';
import { geometricMean, median, type BenchPart, type Goal } from '../result.js';
import { cases, countOf, specOf, type KernelCase } from './cases.js';
import { loadPeers, randomInput } from './peers.js';
import { startTorch, type TorchTimer } from './torch.js';

const rounds = 31;
/** Rounds in which calls that take long take part. */
const fewRounds = 7;
const longMilliseconds = 40;
/** Short, so that other work on the machine seldom falls into a sample. */
const sampleMilliseconds = 1;
/** Engines compile what runs for a while once more, and better. */
const warmUpMilliseconds = 200;

/** Our kernels against copying, the libraries of JavaScript, and PyTorch; milliseconds a call. */
export async function bench(root: string): Promise<BenchPart> {
  const peers = loadPeers(path.join(root, '.cache/bench-peers'));
  const torch = startTorch(path.join(root, 'test/bench/kernels/time_torch.py'));
  const rows: CaseTimes[] = [];
  for (const layer of cases) {
    process.stderr.write(`  ${layer.name}\n`);
    rows.push(await timeCase(layer, peers, torch));
  }
  torch?.close();
  return {
    part: 'kernels',
    about: `milliseconds per call, medians of ${String(rounds)} interleaved rounds (${String(fewRounds)} where a call takes over ${String(longMilliseconds)} ms), data in and out counted`,
    columns: ['case', ...contestants, 'fastest JS peer ÷ ours', 'torch ÷ ours', 'ours ÷ copy'],
    rows: rows.map((row) => [
      row.name,
      ...contestants.map((name) => row.times[name] ?? null),
      ratio(row.fastestPeer, row.times['poolscope']),
      ratio(row.times['torch NCHW'], row.times['poolscope']),
      ratio(row.times['poolscope'], row.times['copy']),
    ]),
    goals: goalsOf(rows),
    versions: { ...peers.versions, torch: torch?.version ?? 'not installed' },
  };
}

const contestants = [
  'poolscope',
  'poolscope portable',
  'copy',
  'tfjs-cpu',
  'tfjs-wasm',
  'ort-web',
  'torch NCHW',
  'torch channels_last',
] as const;
type Contestant = (typeof contestants)[number];

interface CaseTimes {
  readonly name: string;
  readonly layer: KernelCase;
  readonly outputs: number;
  readonly times: Partial<Record<Contestant, number>>;
  readonly fastestPeer: number | undefined;
}

type Timed = () => number | Promise<number>;

async function timeCase(
  layer: KernelCase,
  peers: ReturnType<typeof loadPeers>,
  torch: TorchTimer | null,
): Promise<CaseTimes> {
  const planned = plan(specOf(layer), layer.shape);
  if (!planned.ok) throw new Error(planned.error.message);
  const input = randomInput(layer);
  const outputs = countOf(planned.value.outputShape);
  const output = new Float32Array(outputs);
  const other = new Float32Array(outputs);
  const copyOfInput = new Float32Array(input.length);
  const job = jobOf(planned.value);
  const timed = new Map<Contestant, Timed>();
  timed.set('poolscope', await repeated(() => void pool(planned.value, input, output)));
  if (job !== null) {
    timed.set('poolscope portable', await repeated(() => void runPortable(job, input, other)));
  }
  const copy = () => {
    copyOfInput.set(input);
    other.set(output);
  };
  timed.set('copy', await repeated(copy));
  for (const peer of await peers.prepare(layer, input)) {
    const name = contestants.find((contestant) => contestant === peer.name);
    if (name !== undefined) timed.set(name, await repeated(peer.run));
  }
  if (torch !== null) {
    timed.set('torch NCHW', () => torch.milliseconds(layer, false));
    if (layer.shape.length === 4) {
      timed.set('torch channels_last', () => torch.milliseconds(layer, true));
    }
  }
  const samples = new Map<Contestant, number[]>([...timed.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, time] of timed) {
      const taken = samples.get(name) ?? [];
      const isLong = taken.length >= fewRounds && median(taken) > longMilliseconds;
      if (!isLong) taken.push(await time());
    }
  }
  const times = Object.fromEntries([...samples].map(([name, each]) => [name, median(each)]));
  return { name: layer.name, layer, outputs, times, fastestPeer: fastest(layer, times) };
}

/**
 * A sample is about as many calls as fit in a few milliseconds, after one that does not count, so
 * that nobody pays for the caches that whoever came before has left.
 */
async function repeated(run: () => void | Promise<void>): Promise<Timed> {
  const warm = performance.now() + warmUpMilliseconds;
  do await run();
  while (performance.now() < warm);
  const start = performance.now();
  await run();
  const calls = Math.max(1, Math.round(sampleMilliseconds / (performance.now() - start)));
  return async () => {
    if (calls > 1) await run();
    const begin = performance.now();
    for (let call = 0; call < calls; call++) {
      const waiting = run();
      if (waiting !== undefined) await waiting;
    }
    return (performance.now() - begin) / calls;
  };
}

/** tfjs-wasm's 3-D maximum is left out of the race: it is wrong on windows of negative values. */
function fastest(layer: KernelCase, times: CaseTimes['times']): number | undefined {
  const wrong = layer.operation === 'max' && layer.shape.length === 5;
  const peers = [times['tfjs-cpu'], wrong ? undefined : times['tfjs-wasm'], times['ort-web']];
  const known = peers.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

const ratio = (a: number | undefined, b: number | undefined): number | null =>
  a === undefined || b === undefined ? null : a / b;

function goalsOf(rows: readonly CaseTimes[]): Goal[] {
  const js = rows.flatMap((row) => ratio(row.fastestPeer, row.times.poolscope) ?? []);
  const nchw = rows.flatMap((row) => ratio(row.times['torch NCHW'], row.times.poolscope) ?? []);
  const last = rows.flatMap(
    (row) => ratio(row.times['torch channels_last'], row.times.poolscope) ?? [],
  );
  const copies = (size: number) =>
    rows
      .filter(({ layer }) => layer.shape.length === 4 && layer.kernel.every((k) => k === size))
      .filter(({ layer }) => layer.adaptive === null)
      .map((row) => ratio(row.times.poolscope, row.times.copy) ?? 0);
  const perOutput = (name: string) => {
    const row = rows.find((each) => each.name.startsWith(name));
    return row?.times.poolscope === undefined ? Number.NaN : row.times.poolscope / row.outputs;
  };
  return [
    atLeast('slowest lead over the fastest of tfjs-cpu, tfjs-wasm, ort-web', Math.min(...js), 1),
    atLeast('geometric mean lead over them', geometricMean(js), 2),
    atLeast('geometric mean lead over torch, one thread, NCHW', meanOrNull(nchw), 2),
    atLeast('the same, channels_last', meanOrNull(last), 0.7),
    atMost('2×2 against copying input and output', Math.max(...copies(2)), 2),
    atMost('3×3 against copying input and output', Math.max(...copies(3)), 4),
    atMost('13×13 per output against 5×5', perOutput('max 13') / perOutput('max 5'), 2),
  ];
}

const meanOrNull = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : geometricMean(numbers);

const atLeast = (measure: string, measured: number | null, least: number): Goal => ({
  measure,
  goal: `≥ ${String(least)}×`,
  measured,
  met: measured === null ? null : measured >= least,
  note: measured === null ? 'PyTorch is not installed here' : '',
});

const atMost = (measure: string, measured: number, most: number): Goal => ({
  measure,
  goal: `≤ ${String(most)}×`,
  measured,
  met: measured <= most,
  note: '',
});
