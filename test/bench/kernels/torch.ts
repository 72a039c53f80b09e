import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { KernelCase } from './cases.js';

/** A PyTorch process that times one layer whenever it is asked, and idles in between. */
export interface TorchTimer {
  readonly version: string;
  milliseconds(layer: KernelCase, channelsLast: boolean): Promise<number>;
  close(): void;
}

/** Starts PyTorch where a Python with it is installed; null elsewhere. */
export function startTorch(script: string): TorchTimer | null {
  for (const python of ['python3', '/usr/bin/python3']) {
    const found = spawnSync(python, ['-c', 'import torch; print(torch.__version__)'], {
      encoding: 'utf8',
    });
    if (found.status === 0) return timer(python, script, found.stdout.trim());
  }
  return null;
}

function timer(python: string, script: string, version: string): TorchTimer {
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    version,
    async milliseconds(layer, channelsLast) {
      child.stdin.write(`${JSON.stringify({ ...layer, channelsLast })}\n`);
      const answer = await answers.next();
      if (answer.done === true) throw new Error('the PyTorch process ended');
      const { ms }: { ms: number } = JSON.parse(answer.value);
      return ms;
    },
    close() {
      child.kill();
    },
  };
}
