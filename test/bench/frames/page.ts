import { applyIntention, initialViewOptions, snapshot } from '../../../src/present/index.js';
import { readIntention, type Message } from '../../../src/protocol/index.js';
import { subjectOf } from '../../webview/panel/layers.js';

/** What a page tells the benchmark. */
export interface FrameTimes {
  /** From the panel's first script to the second frame with the picture. */
  readonly first: number;
  /** Between two frames while the window steps. */
  readonly frames: readonly number[];
}

declare global {
  interface Window {
    acquireVsCodeApi: () => object;
    stepThrough: (size: number, frames: number, zooms: number) => Promise<FrameTimes>;
  }
}

// The page is the host too: it answers what the panel asks for, as the real one does.
const listeners: ((size: number) => void)[] = [];
let ready = false;
let view = initialViewOptions;
let subject = subjectOf(layerOf(4));
let revision = 0;

window.acquireVsCodeApi = () => ({
  postMessage: (message: unknown) => {
    const intention = readIntention(message);
    if (!intention.ok) throw new Error(intention.error);
    if (intention.value.type === 'failed') throw new Error(intention.value.message);
    if (intention.value.type === 'ready') {
      ready = true;
      for (const listener of listeners.splice(0)) listener(0);
      return;
    }
    const next = applyIntention(view, intention.value);
    if (next === view) return;
    view = next;
    show();
  },
  getState: () => undefined,
  setState: () => undefined,
});

window.stepThrough = async (size, frames, zooms) => {
  if (!ready) await new Promise((resolve) => listeners.push(resolve));
  const start = performance.now();
  subject = subjectOf(layerOf(size));
  view = initialViewOptions;
  show();
  await frame();
  await frame();
  const first = performance.now() - start;
  for (let zoom = 0; zoom < zooms; zoom += 1) tell({ type: 'command', command: 'zoomIn' });
  for (let warm = 0; warm < 10; warm += 1) await step();
  const times: number[] = [];
  let last = await frame();
  for (let index = 0; index < frames; index += 1) {
    tell({ type: 'command', command: 'next' });
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return { first, frames: times };
};

function layerOf(size: number) {
  return {
    operation: 'MaxPool2d',
    arguments: { kernel_size: 3, stride: 2, padding: 1 },
    text: 'nn.MaxPool2d(3, stride=2, padding=1)',
    input: [1, 1, size, size],
  };
}

function show(): void {
  tell({ type: 'show', revision: ++revision, state: snapshot(subject, view) });
}

function tell(message: Message): void {
  window.postMessage(message, '*');
}

async function step(): Promise<void> {
  tell({ type: 'command', command: 'next' });
  await frame();
}

function frame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
}
