import { PanelPage } from '../suites/panel-page.js';
import type { Theme, Workbench } from '../harness/workbench.js';

/** What a picture of the panel is taken from. */
export interface PanelPicture {
  readonly name: string;
  /** One line that tells a reader what to look at. */
  readonly says: string;
  readonly code: string;
  /** The text of the code that the cursor is put on. */
  readonly at: string;
  readonly theme?: Theme;
  /** Width and height of the panel. */
  readonly size: readonly [number, number];
  /** What is on the screen once the state is reached. */
  readonly shows?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The ring of the keyboard's focus belongs to the picture. */
  readonly focused?: boolean;
  /** What a person does in the panel before the picture is taken; gives another panel if it opens one. */
  readonly act?: (panel: PanelPage, workbench: Workbench, file: string) => Promise<unknown>;
}

/** Pictures that belong together, under one heading. */
export interface PanelChapter {
  readonly title: string;
  readonly pictures: readonly PanelPicture[];
}

const torch = (lines: string): string =>
  `import torch\nimport torch.nn.functional as F\nfrom torch import nn\n\n${lines}\n`;

const onGrid = (layer: string, shape: readonly number[]): string =>
  torch(
    `x = torch.arange(${String(shape.reduce((all, each) => all * each, 1))}.0).reshape(${shape.join(', ')})
y = ${layer}(x)`,
  );

const d2l = onGrid('nn.MaxPool2d(3, stride=2, padding=1)', [1, 1, 4, 4]);

/** Lines that have nothing to do with a layer and take long to read. */
const loops = Array.from({ length: 300 }, (_, at) => {
  const name = `i${String(at)}`;
  return `for ${name} in range(99_999):\n    n${name} = ${name} + 1\n`;
}).join('');

const stem = torch(`x = torch.randn(1, 64, 112, 112)
y = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)(x)`);

const encoder = torch(`class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 8, 3, padding=1)
        self.pool = nn.MaxPool2d(3, stride=2, padding=1)

    def forward(self, x):
        x = self.pool(self.conv(x))
        return self.pool(self.pool(x))


Net()(torch.randn(1, 1, 28, 28))`);

const choose = async (panel: PanelPage, mode: string): Promise<void> => {
  await panel.frame.locator('ps-modes').getByRole('radio', { name: mode }).click();
  await panel.frame.locator('ps-modes [aria-checked=true]', { hasText: mode }).waitFor();
};

const openTab = async (panel: PanelPage, name: string, shown: string): Promise<void> => {
  await panel.frame.getByRole('tab', { name }).click();
  await panel.frame.locator(shown).first().waitFor();
};

const lenet = torch(`net = nn.Sequential(
    nn.Conv2d(1, 6, 5, padding=2), nn.Sigmoid(), nn.AvgPool2d(2, stride=2),
    nn.Conv2d(6, 16, 5), nn.Sigmoid(), nn.AvgPool2d(2, stride=2),
    nn.Flatten(), nn.Linear(16 * 5 * 5, 120), nn.Sigmoid(), nn.Linear(120, 10))
net(torch.zeros(1, 1, 28, 28))`);

/** A model that is built for inputs of 32×32 and given 28×28. */
const misfit = torch(`class LeafNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(1, 10, 3)
        self.mid = nn.Conv2d(10, 10, 3)
        self.pool = nn.MaxPool2d(2)
        self.head = nn.Linear(10 * 7 * 7, 4)

    def forward(self, x):
        x = self.pool(F.relu(self.stem(x)))
        x = self.pool(F.relu(self.mid(x)))
        return self.head(torch.flatten(x, 1))


LeafNet()(torch.rand(8, 1, 28, 28))`);

/** A skip connection over a pooling that drops a row. */
const skipped = torch(`class UNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Conv2d(1, 8, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.mid = nn.Conv2d(8, 16, 3, padding=1)
        self.up = nn.ConvTranspose2d(16, 8, 2, stride=2)
        self.dec = nn.Conv2d(16, 2, 3, padding=1)

    def forward(self, x):
        e = self.enc(x)
        m = self.mid(self.pool(e))
        return self.dec(torch.cat([self.up(m), e], 1))


UNet()(torch.rand(1, 1, 57, 57))`);

/** Stages of blocks that are alike but for the first one of each. */
const residual = torch(`class Block(nn.Module):
    def __init__(self, channels, wider, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, wider, 3, stride=stride, padding=1)
        self.bn1 = nn.BatchNorm2d(wider)
        self.conv2 = nn.Conv2d(wider, wider, 3, padding=1)
        self.bn2 = nn.BatchNorm2d(wider)
        self.skip = nn.Conv2d(channels, wider, 1, stride=stride) if stride > 1 else nn.Identity()

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(y)) + self.skip(x))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 64, 7, stride=2, padding=3)
        self.pool = nn.MaxPool2d(3, stride=2, padding=1)
        self.layer1 = nn.Sequential(*[Block(64, 64) for _ in range(3)])
        self.layer2 = nn.Sequential(Block(64, 128, 2), *[Block(128, 128) for _ in range(3)])
        self.layer3 = nn.Sequential(Block(128, 256, 2), *[Block(256, 256) for _ in range(5)])
        self.layer4 = nn.Sequential(Block(256, 512, 2), *[Block(512, 512) for _ in range(2)])
        self.last = nn.AdaptiveAvgPool2d(1)
        self.fc = nn.Linear(512, 1000)

    def forward(self, x):
        x = self.pool(F.relu(self.stem(x)))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(torch.flatten(self.last(x), 1))


Net()(torch.rand(1, 3, 224, 224))`);

/** A model that hands its map to something that nothing is known of. */
const withUnknown = torch(`import attention_of_ours

net = nn.Sequential(
    nn.Conv2d(3, 16, 3, padding=1), nn.MaxPool2d(2), attention_of_ours.Block(16), nn.MaxPool2d(2),
    nn.AdaptiveAvgPool2d(4), nn.Flatten(), nn.Linear(16 * 4 * 4, 10))
net(torch.zeros(1, 3, 32, 32))`);

/** A model whose input nothing says. */
const unsized = misfit.replace('10 * 7 * 7', '10 * 5 * 5').replace(/LeafNet\(\)\(.*$/mu, '');

const openModel = (panel: PanelPage): Promise<void> =>
  openTab(panel, 'Model', 'ps-model-view [role=treegrid]');

const openReport = async (workbench: Workbench): Promise<PanelPage> => {
  const { page, quickInput } = workbench;
  const rows = page.locator('.quick-input-widget .monaco-list-row');
  await page.keyboard.press('F1');
  await quickInput.fill('>Pooling Report');
  await rows.filter({ hasText: 'Pooling Report' }).first().click();
  await rows.filter({ hasText: 'The workspace' }).first().click();
  const report = await PanelPage.of(workbench, 'ps-report table');
  await workbench.runCommand('View: Close Editors in Other Groups');
  return report;
};

const press = async (panel: PanelPage, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await panel.output.press(key);
};

/** Every state of the panel, in the order in which a reader meets them. */
export const panelChapters: readonly PanelChapter[] = [
  {
    title: 'Windows',
    pictures: [
      {
        name: 'windows-max',
        says: 'A maximum with padding: what is read, what is never read, and where 7 comes from.',
        code: d2l,
        at: 'MaxPool2d',
        size: [1200, 800],
        act: (panel) => press(panel, 'ArrowRight'),
      },
      {
        name: 'windows-average',
        says: 'An average that rounds up: windows hang over the edge and divide by what exists.',
        code: onGrid('nn.AvgPool2d(2, ceil_mode=True)', [1, 1, 5, 5]),
        at: 'AvgPool2d',
        theme: 'light',
        size: [1200, 800],
        act: (panel) => press(panel, 'ArrowRight', 'ArrowRight'),
      },
      {
        name: 'windows-rectangle',
        says: 'Windows of two rows and three columns, in high contrast: one row is dropped.',
        code: onGrid('nn.MaxPool2d((2, 3), stride=(2, 3), padding=(0, 1))', [1, 1, 5, 5]),
        at: 'MaxPool2d',
        theme: 'hc-dark',
        size: [1200, 800],
        act: (panel) => press(panel, 'ArrowDown'),
      },
      {
        name: 'windows-hc-light',
        says: 'The first layer again, in the light high-contrast theme.',
        code: d2l,
        at: 'MaxPool2d',
        theme: 'hc-light',
        size: [1200, 800],
        act: (panel) => press(panel, 'ArrowRight'),
      },
    ],
  },
  {
    title: 'Other geometries',
    pictures: [
      {
        name: 'one-axis',
        says: 'Along one axis: the window drops straight down.',
        code: torch(`x = torch.tensor([[[3.0, 1, 4, 1, 5, 9, 2, 6]]])
y = nn.MaxPool1d(3, stride=2, padding=1)(x)`),
        at: 'MaxPool1d',
        size: [1200, 640],
        act: (panel) => press(panel, 'ArrowRight', 'ArrowRight'),
      },
      {
        name: 'three-axes',
        says: 'Along three axes: slices side by side, and a bar for the slices of each window.',
        code: onGrid('nn.MaxPool3d(2)', [1, 1, 4, 4, 4]),
        at: 'MaxPool3d',
        size: [1200, 830],
        act: (panel) => press(panel, 'ArrowRight'),
      },
      {
        name: 'adaptive',
        says: 'Adaptive: uneven bins that overlap, each with its own divisor.',
        code: onGrid('nn.AdaptiveAvgPool2d(3)', [1, 1, 5, 5]),
        at: 'AdaptiveAvgPool2d',
        size: [1200, 800],
        act: (panel) => press(panel, 'ArrowDown', 'ArrowRight'),
      },
      {
        name: 'fractional',
        says: 'Fractional: windows start where a random sequence says.',
        code: onGrid('nn.FractionalMaxPool2d(2, output_size=4)', [1, 1, 7, 7]),
        at: 'FractionalMaxPool2d',
        size: [1200, 860],
        act: (panel) => press(panel, 'ArrowDown', 'ArrowRight'),
      },
      {
        name: 'global',
        says: 'Global: one window over everything.',
        code: onGrid('nn.AdaptiveAvgPool2d(1)', [1, 2, 4, 4]),
        at: 'AdaptiveAvgPool2d',
        size: [1200, 800],
      },
      {
        name: 'dilated',
        says: 'Dilated: only the taps are outlined; what lies between is dropped.',
        code: onGrid('nn.MaxPool2d(3, stride=1, dilation=2)', [1, 1, 5, 5]),
        at: 'MaxPool2d',
        size: [1200, 800],
      },
      {
        name: 'holes',
        says: 'JAX’s base dilation: the holes between the data, which windows read too.',
        code: `import jax.numpy as jnp
from jax import lax

x = jnp.arange(16.0).reshape(1, 4, 4, 1)
y = lax.reduce_window(
    x, -jnp.inf, lax.max, (1, 3, 3, 1), (1, 2, 2, 1), 'VALID', base_dilation=(1, 2, 2, 1)
)
`,
        at: 'reduce_window',
        size: [1200, 860],
      },
    ],
  },
  {
    title: 'What a cell shows',
    pictures: [
      {
        name: 'heat',
        says: 'Heat: values as shades, with the key.',
        code: onGrid('nn.AvgPool2d(3, stride=2, padding=1)', [1, 1, 6, 6]),
        at: 'AvgPool2d',
        size: [1200, 820],
        act: (panel) => choose(panel, 'Heat'),
      },
      {
        name: 'coverage',
        says: 'Coverage: how many windows read each cell.',
        code: d2l,
        at: 'MaxPool2d',
        size: [1200, 800],
        act: (panel) => choose(panel, 'Coverage'),
      },
      {
        name: 'gradient-mode',
        says: 'Gradient: what comes back when every output sends 1.',
        code: torch(`x = torch.tensor([[[[3.0, 8, 1, 6], [7, 2, 9, 4], [5, 0, 6, 8], [2, 7, 3, 1]]]])
y = nn.MaxPool2d(2, stride=1)(x)`),
        at: 'MaxPool2d',
        size: [1200, 800],
        act: (panel) => choose(panel, 'Gradient'),
      },
      {
        name: 'fan-out',
        focused: true,
        says: 'At 400 pixels: the windows that read one input cell, by letter, dash and colour.',
        code: d2l,
        at: 'MaxPool2d',
        size: [400, 1000],
        act: async (panel) => {
          await panel.input.focus();
          for (const key of ['ArrowDown', 'ArrowRight']) {
            await panel.input.press(key);
          }
          await panel.input.press('Enter');
        },
      },
    ],
  },
  {
    title: 'Large shapes',
    pictures: [
      {
        name: 'large',
        says: 'Many channels of 112 × 112: a heat map of the whole plane.',
        code: stem,
        at: 'MaxPool2d',
        size: [1200, 930],
      },
      {
        name: 'large-zoomed',
        says: 'The same, zoomed in: the maps on the left tell where.',
        code: stem,
        at: 'MaxPool2d',
        size: [1200, 930],
        act: async (panel) => {
          for (let steps = 0; steps < 3; steps += 1) {
            await panel.frame.getByRole('button', { name: 'Zoom in' }).click();
          }
          await press(panel, 'Control+End');
        },
      },
      {
        name: 'large-numbers',
        says: 'Zoomed in far enough for numbers.',
        code: stem,
        at: 'MaxPool2d',
        size: [1200, 930],
        act: async (panel) => {
          for (let steps = 0; steps < 8; steps += 1) {
            const nearer = panel.frame.getByRole('button', { name: 'Zoom in' });
            if (await nearer.isEnabled()) await nearer.click();
          }
        },
      },
      {
        name: 'too-large',
        says: 'Many million values: the whole in overview, with what a pixel stands for.',
        code: torch(`x = torch.randn(1, 1, 4096, 4096)
y = nn.AvgPool2d(4)(x)`),
        at: 'AvgPool2d',
        size: [1200, 930],
      },
    ],
  },
  {
    title: 'Unpooling',
    pictures: [
      {
        name: 'unpooling',
        says: 'Each value with its index, and the arrow to the cell that it goes back to.',
        code: torch(`pool = nn.MaxPool2d(2, stride=2, return_indices=True)
y, i = pool(torch.tensor([[[[3.0, 8, 1, 6], [7, 2, 9, 4], [5, 0, 6, 8], [2, 7, 3, 1]]]]))
z = nn.MaxUnpool2d(2, stride=2)(y, i)`),
        at: 'MaxUnpool2d',
        size: [1200, 720],
        act: (panel) => panel.input.press('ArrowRight'),
      },
      {
        name: 'unpooling-repeated',
        says: 'Two values with one place: the picture keeps the last, and says that PyTorch need not.',
        code: torch(`y = torch.tensor([[[1.0, 2.0, 3.0]]])
z = F.max_unpool1d(y, torch.tensor([[[0, 0, 4]]]), 2)`),
        at: 'max_unpool1d',
        theme: 'light',
        size: [1200, 640],
        act: (panel) => panel.output.press('Enter'),
      },
      {
        name: 'unpooling-outside',
        says: 'An index outside the output: marked, with the error of PyTorch.',
        code: torch(`y = torch.tensor([[[[1.0, 2.0], [3.0, 4.0]]]])
z = F.max_unpool2d(y, torch.tensor([[[[0, 3], [8, 99]]]]), 2)`),
        at: 'max_unpool2d',
        theme: 'hc-dark',
        size: [1200, 780],
      },
    ],
  },
  {
    title: 'When there is no picture',
    pictures: [
      {
        name: 'empty',
        says: 'No call at the cursor: where to begin.',
        code: `# Nothing is pooled here.\nwidth = 4\n`,
        at: 'width',
        size: [720, 420],
        shows: 'ps-empty',
      },
      {
        name: 'needs-shape',
        says: 'The size is only known at run time: the near corner, and one question.',
        code: torch(`class Down(nn.Module):
    def __init__(self):
        super().__init__()
        self.pool = nn.MaxPool2d(3, stride=2, padding=1)

    def forward(self, x):
        return self.pool(x)`),
        at: 'MaxPool2d',
        size: [720, 520],
        shows: 'ps-needs-shape',
      },
      {
        name: 'symbolic',
        says: 'Sizes that stay symbols: the formula instead of a grid, and a size to try.',
        code: `import keras
from keras import layers

inputs = keras.Input(shape=(None, None, 3))
y = layers.MaxPooling2D(3, strides=2)(inputs)
`,
        at: 'MaxPooling2D',
        size: [720, 620],
        shows: 'ps-needs-shape',
      },
      {
        name: 'invalid',
        says: 'The framework refuses the call: its own words, why, and ways out.',
        code: torch(`x = torch.randn(1, 1, 6, 6)
y = nn.MaxPool2d(2, padding=2)(x)`),
        at: 'MaxPool2d',
        size: [720, 460],
        shows: 'ps-invalid',
      },
      {
        name: 'misfit',
        says: 'A layer gets another size than it was told: who made it, and ways out.',
        code: misfit,
        at: 'nn.Linear',
        size: [560, 620],
        shows: 'ps-invalid .picture',
      },
      {
        name: 'misfit-join',
        says: 'Sizes differ at a join: where the row goes that is missing.',
        code: skipped,
        at: 'torch.cat',
        theme: 'light',
        size: [560, 620],
        shows: 'ps-invalid .picture',
      },
      {
        name: 'mended',
        says: 'A way out was taken: the layer fits now.',
        code: misfit,
        at: 'nn.Linear',
        size: [560, 260],
        shows: 'ps-invalid .picture',
        act: async (panel) => {
          await panel.frame.getByRole('button', { name: 'Set in_features to' }).click();
          await panel.frame.locator('ps-mended').waitFor();
        },
      },
      {
        name: 'misspelt',
        says: 'An argument that does not exist: ways out, and the picture that the first one gives.',
        code: torch('x = torch.randn(1, 3, 7, 7)\nb = nn.MaxPool2d(2, paddding=1)(x)'),
        at: 'nn.MaxPool2d',
        size: [720, 720],
        shows: 'ps-invalid .preview',
      },
      {
        name: 'missing',
        says: 'An argument that has to be given: a field for it, in high contrast.',
        code: torch('x = torch.randn(1, 3, 7, 7)\nc = nn.MaxPool2d()(x)'),
        at: 'nn.MaxPool2d',
        theme: 'hc-dark',
        size: [720, 720],
        shows: 'ps-invalid .preview',
      },
      {
        name: 'worked-out',
        says: 'Nothing says the size: it follows from a later layer, with all squares that fit.',
        code: unsized,
        at: 'nn.MaxPool2d',
        size: [540, 760],
        shows: 'ps-panel .fitting',
      },
      {
        name: 'axes',
        says: 'An axis that the windows slide over looks like colour.',
        code: torch('x = torch.rand(32, 64, 64, 3)\ny = nn.MaxPool2d(2)(x)'),
        at: 'nn.MaxPool2d',
        size: [540, 900],
        shows: 'ps-panel section.axes',
      },
      {
        name: 'no-size-fits',
        says: 'No input gives a layer its number: why, and the numbers that some input gives.',
        code: unsized.replace('10 * 5 * 5', '252'),
        at: 'nn.Linear',
        size: [540, 460],
        shows: 'ps-invalid .fix',
      },
      {
        name: 'stopped',
        says: 'Reading took longer than the settings allow.',
        code: torch(`pool = nn.MaxPool2d(2)
x = torch.randn(1, 1, 28, 28)
for step in range(100000):
    x = x + step
y = pool(x)`),
        at: 'MaxPool2d',
        size: [720, 460],
        settings: { 'poolscope.analysis.maxSteps': 2000 },
        shows: 'ps-needs-shape',
      },
      {
        name: 'stopped-before',
        says: 'Reading stopped before it came to the call: where, and why.',
        code: torch(`x = torch.randn(1, 1, 28, 28)
for step in range(100000):
    x = x + step
y = nn.MaxPool2d(2)(x)`),
        at: 'MaxPool2d',
        size: [720, 420],
        settings: { 'poolscope.analysis.maxSteps': 2000 },
        shows: 'ps-empty .stopped',
      },
    ],
  },
  {
    title: 'Living with code',
    pictures: [
      {
        name: 'flows',
        says: 'A layer that is called several times: one passage is shown, the others can be chosen.',
        code: encoder,
        at: 'MaxPool2d',
        size: [1200, 930],
      },
      {
        name: 'loading',
        says: 'The file changed and takes a while to read: the outline of the picture.',
        code: d2l,
        at: 'MaxPool2d',
        size: [720, 420],
        settings: { 'poolscope.analysis.maxSteps': 1e8, 'poolscope.analysis.maxMilliseconds': 2e4 },
        act: async (panel, workbench, file) => {
          await workbench.workspace.write(file, d2l + loops);
          await panel.frame.locator('ps-loading').waitFor();
        },
      },
      {
        name: 'stale',
        says: 'The code is half typed: the last good picture, dimmed.',
        code: d2l,
        at: 'MaxPool2d',
        size: [1200, 800],
        act: async (panel, workbench, file) => {
          await panel.keep();
          await workbench.focusGroup(1);
          await workbench.putCursorOn(file, 'MaxPool2d');
          await workbench.page.keyboard.press('Control+Shift+k');
          await panel.frame.locator('.stale-note').waitFor();
        },
      },
      {
        name: 'kept',
        says: 'Kept at its call while the cursor is elsewhere.',
        code: d2l,
        at: 'MaxPool2d',
        size: [720, 1000],
        theme: 'light',
        act: (panel) => panel.keep(),
      },
    ],
  },
  {
    title: 'Values, export and keys',
    pictures: [
      {
        name: 'values',
        focused: true,
        says: 'Other values: presets, an image, or typed into a cell.',
        code: onGrid('nn.MaxPool2d(2)', [1, 1, 6, 6]),
        at: 'MaxPool2d',
        size: [1200, 800],
        act: async (panel) => {
          await panel.frame.getByRole('button', { name: 'change', exact: true }).click();
        },
      },
      {
        name: 'export',
        focused: true,
        says: 'Export: the picture, its frames, its values, or the layer in another framework.',
        code: d2l,
        at: 'MaxPool2d',
        size: [1200, 800],
        act: async (panel) => {
          await panel.frame.getByRole('button', { name: 'Export', exact: true }).click();
        },
      },
      {
        name: 'keys',
        focused: true,
        says: 'Every key, on “?”.',
        code: d2l,
        at: 'MaxPool2d',
        size: [1200, 800],
        act: (panel) => press(panel, '?'),
      },
    ],
  },
  {
    title: 'Other tabs',
    pictures: [
      {
        name: 'tab-convolution',
        says: 'An average is a convolution; a maximum needs ReLU besides.',
        code: onGrid('nn.AvgPool2d(2)', [1, 1, 4, 4]),
        at: 'AvgPool2d',
        size: [1200, 1000],
        act: (panel) => openTab(panel, 'As convolution', '[role=tabpanel][aria-label=convolution]'),
      },
      {
        name: 'tab-compare',
        says: 'Two frameworks side by side, cell on cell.',
        code: onGrid('nn.MaxPool2d(3, stride=2, padding=1)', [1, 1, 4, 4]),
        at: 'MaxPool2d',
        theme: 'light',
        size: [1200, 900],
        act: (panel) => openTab(panel, 'Compare', '[role=tabpanel][aria-label=compare]'),
      },
      {
        name: 'tab-gradient',
        says: 'Where the gradient goes, with numbers that can be changed.',
        code: d2l,
        at: 'MaxPool2d',
        size: [1200, 800],
        act: (panel) => openTab(panel, 'Gradient', '[role=tabpanel][aria-label=gradient]'),
      },
    ],
  },
  {
    title: 'The whole model',
    pictures: [
      {
        name: 'model',
        says: 'Every layer in order: maps to scale, what one output sees, and what it costs.',
        code: lenet,
        at: 'nn.AvgPool2d',
        size: [1200, 860],
        act: openModel,
      },
      {
        name: 'model-light',
        says: 'The same in a light theme.',
        code: lenet,
        at: 'nn.AvgPool2d',
        theme: 'light',
        size: [1200, 860],
        act: openModel,
      },
      {
        name: 'model-hc',
        says: 'The same in high contrast.',
        code: lenet,
        at: 'nn.AvgPool2d',
        theme: 'hc-dark',
        size: [1200, 860],
        act: openModel,
      },
      {
        name: 'model-narrow',
        says: 'At 400 pixels all maps lie in one square, with a common corner.',
        code: lenet,
        at: 'nn.AvgPool2d',
        size: [400, 900],
        act: openModel,
      },
      {
        name: 'model-broken',
        says: 'The chain breaks where sizes don’t fit: the framework’s words, and how far it came.',
        code: skipped,
        at: 'nn.MaxPool2d',
        size: [1200, 900],
        act: openModel,
      },
      {
        name: 'model-folded',
        says: 'A deep model: blocks that are alike are one row, and the skyline has every call.',
        code: residual,
        at: 'nn.MaxPool2d',
        size: [1200, 1000],
        act: openModel,
      },
      {
        name: 'model-unknown',
        says: 'Something in between is not known: the chain resumes where a later layer says the size.',
        code: withUnknown,
        at: 'nn.MaxPool2d',
        theme: 'light',
        size: [1200, 860],
        act: openModel,
      },
      {
        name: 'model-symbolic',
        says: 'No input size: sizes follow from a later layer.',
        code: unsized,
        at: 'nn.MaxPool2d',
        size: [1200, 860],
        act: openModel,
      },
      {
        name: 'model-compared',
        says: 'Two sizes of the input side by side: one does not fit.',
        code: lenet,
        at: 'nn.AvgPool2d',
        size: [900, 1000],
        act: async (panel) => {
          await openModel(panel);
          await panel.frame.locator('.size summary').click();
          await panel.frame.locator('.size [name=compared]').fill('32');
          await panel.frame.locator('.size [name=compared]').press('Enter');
          await panel.frame.locator('.compared').waitFor();
        },
      },
    ],
  },
  {
    title: 'The Pooling Report',
    pictures: [
      {
        name: 'report',
        says: 'Every pooling call of the workspace with its shapes and notices, to be sorted.',
        code: residual,
        at: 'nn.MaxPool2d',
        size: [1200, 500],
        act: (_, workbench) => openReport(workbench),
      },
    ],
  },
  {
    title: 'Widths',
    pictures: [
      {
        name: 'width-720',
        says: '720 pixels: facts below the picture.',
        code: d2l,
        at: 'MaxPool2d',
        theme: 'light',
        size: [720, 1120],
        act: (panel) => press(panel, 'ArrowRight'),
      },
      {
        name: 'width-320',
        says: '320 pixels: input, output and arithmetic under each other.',
        code: d2l,
        at: 'MaxPool2d',
        size: [320, 900],
        act: (panel) => press(panel, 'ArrowRight'),
      },
      {
        name: 'width-2400',
        says: 'An ultra-wide screen.',
        code: d2l,
        at: 'MaxPool2d',
        size: [2400, 900],
        act: (panel) => press(panel, 'ArrowRight'),
      },
    ],
  },
];
