import { readFileSync } from 'node:fs';
import path from 'node:path';
import { torchvisionSources } from '../../../scripts/shapes-truth/torchvision-sources.mjs';
import { fileSources } from '../../../src/cli/file-sources.js';
import { PythonReader } from '../../../src/python/analyse.js';
import type { SourceProvider } from '../../../src/python/source-provider.js';
import { median, quantile, type BenchPart, type Goal } from '../result.js';

const rounds = 41;
const warmUps = 15;
const file = 'torchvision/models/resnet.py';
const entry = { name: 'resnet50', kwargs: { weights: null }, inputs: [[1, 3, 224, 224]] };

/** What a person types into `Bottleneck.forward`, and takes back in the next round. */
const typed = { before: 'out = self.conv3(out)', after: 'out = self.conv3( out)' };

/** What reading torchvision's `resnet50` with an image of 224×224 costs, in milliseconds. */
export async function bench(): Promise<BenchPart> {
  const sources = await torchvisionSources();
  const provider = keptSources(sources);
  const text = readFileSync(path.join(sources, file), 'utf8');
  const edited = text.replace(typed.before, typed.after);
  if (edited === text) throw new Error(`${file} has no ${typed.before}.`);
  const reader = new PythonReader();
  const times = { warm: [] as number[], edited: [] as number[] };
  const first = await readingTime(reader, text, provider);
  for (let round = -warmUps; round < rounds; round += 1) {
    const after = await readingTime(reader, round % 2 === 0 ? edited : text, provider);
    const warm = await readingTime(reader, round % 2 === 0 ? edited : text, provider);
    if (round < 0) continue;
    times.edited.push(after);
    times.warm.push(warm);
  }
  return {
    part: 'interpret',
    about: `milliseconds of processor time, so that other programs don’t count; torchvision’s resnet50 at 224×224, ${String(rounds)} rounds, each an edit in one function and the same text again`,
    columns: ['reading', 'median', 'p95'],
    rows: [
      ['first', first, first],
      ['the same text again', median(times.warm), quantile(times.warm, 0.95)],
      ['after an edit in one function', median(times.edited), quantile(times.edited, 0.95)],
    ],
    goals: [
      atMost('reading torchvision’s resnet50 again', median(times.warm), 40),
      atMost('reading it after an edit in one function', median(times.edited), 10),
    ],
    versions: { torchvision: versionOf(sources) },
  };
}

/** Files are read once, as in the editor: what is measured is not the disk. */
function keptSources(folder: string): SourceProvider {
  const files = fileSources(folder);
  const known = new Map<string, ReturnType<SourceProvider['read']>>();
  return {
    read: (name) => {
      if (!known.has(name)) known.set(name, files.read(name));
      return known.get(name) ?? null;
    },
  };
}

async function readingTime(
  reader: PythonReader,
  text: string,
  provider: SourceProvider,
): Promise<number> {
  const start = process.threadCpuUsage();
  const { sites } = await reader.analyse(file, text, provider, { entry });
  const { user, system } = process.threadCpuUsage(start);
  const pooling = sites.filter(({ isPooling }) => isPooling);
  if (pooling.every(({ flows }) => flows.length === 0)) {
    throw new Error('No tensor went through a pooling layer.');
  }
  return (user + system) / 1000;
}

function versionOf(folder: string): string {
  const version = readFileSync(path.join(folder, 'torchvision/version.py'), 'utf8');
  return /__version__\s*=\s*['"]([^'"]+)/u.exec(version)?.[1] ?? 'unknown';
}

const atMost = (measure: string, measured: number, most: number): Goal => ({
  measure,
  goal: `≤ ${String(most)} ms`,
  measured,
  met: measured <= most,
  note: '',
});
