import { applyIntention, initialViewOptions, snapshot } from '../../../src/present/index.js';
import { modelState } from '../../../src/present/model/model-state.js';
import { readIntention, type Message, type ModelState } from '../../../src/protocol/index.js';
import { PythonReader } from '../../../src/python/analyse.js';
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
    /** Scrolls through every call of a model as deep as ResNet-152. */
    scrollModel: (frames: number) => Promise<FrameTimes>;
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

window.scrollModel = async (frames) => {
  if (!ready) await new Promise((resolve) => listeners.push(resolve));
  const state = await deepModel();
  const start = performance.now();
  tell({ type: 'show', revision: ++revision, state });
  await frame();
  await frame();
  const first = performance.now() - start;
  inPage('[data-view=all]').click();
  await frame();
  await frame();
  const height = document.documentElement.scrollHeight - window.innerHeight;
  if (height < 5000) throw new Error('The model has too few rows to scroll through.');
  const times: number[] = [];
  let last = await frame();
  for (let index = 0; index < frames; index += 1) {
    window.scrollTo({ top: (height * (index + 1)) / frames });
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return { first, frames: times };
};

function inPage(selector: string): HTMLElement {
  const panel = document.querySelector('ps-panel')?.shadowRoot;
  const found = panel
    ?.querySelector('ps-model-view')
    ?.shadowRoot?.querySelector<HTMLElement>(selector);
  if (found === null || found === undefined) throw new Error(`There is no ${selector}.`);
  return found;
}

async function deepModel(): Promise<ModelState> {
  const read = await new PythonReader().analyse(
    'net.py',
    DEEP,
    { read: () => null },
    { traces: true },
  );
  const state = modelState({
    sized: null,
    runs: read.runs ?? [],
    place: null,
    run: null,
    kept: false,
    stale: false,
    hasLayer: true,
    stopped: null,
  });
  if (state.kind !== 'model') throw new Error('There is no model.');
  return state;
}

/** Bottlenecks in the number and sizes of ResNet-152. */
const DEEP = `
import torch
from torch import nn

class Bottleneck(nn.Module):
    def __init__(self, into, width, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(into, width, 1)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, stride=stride, padding=1)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, width * 4, 1)
        self.bn3 = nn.BatchNorm2d(width * 4)
        self.relu = nn.ReLU()
        self.shortcut = nn.Sequential()
        if stride != 1 or into != width * 4:
            self.shortcut = nn.Sequential(
                nn.Conv2d(into, width * 4, 1, stride=stride), nn.BatchNorm2d(width * 4))

    def forward(self, x):
        y = self.relu(self.bn1(self.conv1(x)))
        y = self.relu(self.bn2(self.conv2(y)))
        return self.relu(self.bn3(self.conv3(y)) + self.shortcut(x))

blocks, into = [], 64
for width, count, stride in [(64, 3, 1), (128, 8, 2), (256, 36, 2), (512, 3, 2)]:
    for index in range(count):
        blocks.append(Bottleneck(into, width, stride if index == 0 else 1))
        into = width * 4
net = nn.Sequential(
    nn.Conv2d(3, 64, 7, stride=2, padding=3), nn.BatchNorm2d(64), nn.ReLU(),
    nn.MaxPool2d(3, stride=2, padding=1), *blocks, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(2048, 1000))
net(torch.zeros(1, 3, 224, 224))
`;

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
