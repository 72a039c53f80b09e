import axe from 'axe-core';
import { render } from 'lit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { compareTab } from '../../../src/present/tabs/compare/compare-tab.js';
import { convolutionTab } from '../../../src/present/tabs/convolution/convolution-tab.js';
import { gradientTab } from '../../../src/present/tabs/gradient/gradient-tab.js';
import type { TabLayer } from '../../../src/present/tabs/tab-layer.js';
import type { Action } from '../../../src/protocol/index.js';
import { tabState, type TabState } from '../../../src/protocol/tab-state.js';
import type { TabOptions } from '../../../src/protocol/tabs.js';
import { openTab, tabContent } from '../../../webview/panel/tab-content.js';
import { WindowEvent } from '../../../webview/picture/events.js';
import type { Picture } from '../../../webview/picture/ps-picture.js';
import type { IntentionEvent } from '../../../webview/shared/intention-event.js';
import '../../../webview/tabs/compare/compare-tab.js';
import '../../../webview/tabs/convolution/convolution-tab.js';
import '../../../webview/tabs/gradient/gradient-tab.js';
import * as v from 'valibot';
import { themeNames, wear } from '../lab/themes.js';
import { digits, layerOf, siteOf } from './tab-layers.js';

let frame: HTMLElement;
let copied: string[];
let performed: Action[];

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn += 1) {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
};

type Shown = 'convolution' | 'compare' | 'gradient';

/** What the host computes for a tab, over the border as in VS Code. */
const stateOf = (kind: Shown, layer: TabLayer): TabState => {
  const compute = { convolution: convolutionTab, compare: compareTab, gradient: gradientTab };
  return v.parse(tabState, structuredClone(compute[kind](layer)));
};

/** Shows a tab that answers to its reader's choices. */
const show = async (kind: Shown, layer: TabLayer, width = 1180): Promise<void> => {
  await page.viewport(width + 20, 900);
  frame.className = `panel-${width}`;
  const draw = (choices: TabOptions): void => {
    const state = stateOf(kind, { ...layer, choices });
    const found = frame.firstElementChild ?? document.createElement(`ps-${kind}-tab`);
    Reflect.set(found, 'tab', state);
    if (found.parentElement === null) {
      frame.append(found);
    }
  };
  frame.addEventListener('ps-intention', (event: IntentionEvent) => {
    const { intention } = event;
    if (intention.type === 'chooseInTab') {
      draw(structuredClone(intention.choices));
    } else if (intention.type === 'copy') {
      copied.push(intention.text);
    } else if (intention.type === 'perform') {
      performed.push(intention.action);
    }
  });
  draw(layer.choices);
  await settled();
};

/** The pictures of the settings that are compared, from left to right. */
const comparedPictures = (): readonly Picture[] => {
  const settings = frame
    .querySelector('ps-compare-tab')
    ?.shadowRoot?.querySelectorAll('ps-compared-setting');
  return [...(settings ?? [])].flatMap((setting) => [
    ...(setting.shadowRoot?.querySelectorAll('ps-picture') ?? []),
  ]);
};

beforeEach(() => {
  wear('vscode-dark');
  copied = [];
  performed = [];
  frame = document.createElement('main');
  frame.style.containerType = 'inline-size';
  frame.style.containerName = 'panel';
  document.body.append(frame);
});

afterEach(() => {
  frame.remove();
});

describe('the tab As convolution', () => {
  it.each([
    [true, 'Average pooling is a convolution with equal weights. Max pooling is not'],
    [false, 'This average is one convolution divided by another. Max pooling is not'],
  ])('answers first, counting padding: %s', async (count_include_pad, answer) => {
    const args = { kernel_size: 3, stride: 2, padding: 1, count_include_pad };
    await show('convolution', layerOf('AvgPool2d', args, [4, 4]));
    const note = page.getByRole('note').first().element();
    expect(note.textContent.replaceAll(/\s+/gu, ' ')).toContain(answer);
  });

  it('shows both results and that they agree', async () => {
    await show('convolution', digits());
    await expect.element(page.getByText('same in all 4 outputs').first()).toBeInTheDocument();
    await expect.element(page.getByRole('img', { name: /^convolution: / })).toBeInTheDocument();
  });

  it('measures the tree in float32, and shows a maximum that is lost there', async () => {
    await show(
      'convolution',
      layerOf('MaxPool2d', { kernel_size: 2 }, [2, 2], (index) => [-1e8, 3, -1e8, 1][index] ?? 0),
    );
    await expect
      .element(page.getByText(/1 of 1 outputs differ, largest error 3\./u))
      .toBeInTheDocument();
    await expect.element(page.getByText(/b − a rounds to 1e8/u)).toBeInTheDocument();
    await expect.element(page.getByText(/is 0, the maximum is 1: error 1\./u)).toBeInTheDocument();
  });

  it('moves one window on both sides with the keyboard', async () => {
    await show('convolution', digits());
    const tree = page.getByRole('img', { name: /^Tree of 8 nodes/ });
    await expect.element(tree).toHaveAccessibleName(/the largest value is 6$/);
    await userEvent.click(page.getByRole('slider', { name: 'Window' }));
    await userEvent.keyboard('{End}');
    await settled();
    await expect.element(tree).toHaveAccessibleName(/the largest value is 9$/);
  });

  it('answers a typed kernel with an input on which it fails', async () => {
    await show('convolution', digits());
    await userEvent.click(page.getByRole('button', { name: 'bottom right only' }));
    await settled();
    await expect
      .element(page.getByText(/the maximum is 1, and your kernel gives 0\./u))
      .toBeInTheDocument();
    await userEvent.fill(page.getByRole('spinbutton', { name: 'Weight, row 0, column 0' }), '2');
    await settled();
    await expect
      .element(page.getByText(/the maximum is 1, and your kernel gives 2\./u))
      .toBeInTheDocument();
  });

  it('slides softmax from the maximum to the average', async () => {
    await show('convolution', digits());
    const slider = page.getByRole('slider', { name: 'Temperature' });
    slider.element().focus();
    await userEvent.keyboard('{Home}');
    await settled();
    await expect.element(slider).toHaveAttribute('aria-valuetext', '0.05');
    await expect.element(page.getByText(/Furthest from max: 0\./).first()).toBeInTheDocument();
  });

  it('says why bins of different sizes are no convolution', async () => {
    await show('convolution', layerOf('AdaptiveAvgPool2d', { output_size: 3 }, [5, 5]));
    await expect.element(page.getByText(/These windows have no fixed kernel/)).toBeInTheDocument();
  });

  it.each([
    ['MaxPool2d', { kernel_size: 2 }, 'ps-max-side'],
    ['AvgPool2d', { kernel_size: 2 }, 'ps-average-side'],
    ['LPPool2d', { norm_type: 2, kernel_size: 2 }, 'ps-slider-side'],
  ])('opens with the side of the layer itself: %s', async (operation, parameters, first) => {
    await show('convolution', layerOf(operation, parameters, [4, 4]));
    const sections = frame
      .querySelector('ps-convolution-tab')
      ?.shadowRoot?.querySelectorAll('section > *');
    expect(sections?.[0]?.localName).toBe(first);
    expect(sections?.length).toBeGreaterThan(3);
  });

  it('copies both recipes', async () => {
    await show('convolution', digits());
    await userEvent.click(page.getByRole('button', { name: 'Copy both as code' }));
    expect(copied[0]).toContain('def average_as_convolution');
    expect(copied[0]).toContain('def max_as_tree');
  });
});

describe('the tab Compare', () => {
  it('marks what TensorFlow’s SAME does differently, and says why', async () => {
    await show('compare', layerOf('MaxPool2d', { kernel_size: 3, stride: 2, padding: 1 }, [4, 4]));
    await expect.element(page.getByText('3 of 4 outputs differ')).toBeInTheDocument();
    await expect.element(page.getByText(/SAME adds only the padding it needs/)).toBeInTheDocument();
    await expect.element(page.getByText('≠ +5')).toBeInTheDocument();
  });

  it('puts the data of both settings at one place, with a gap where a ring is missing', async () => {
    await show('compare', layerOf('MaxPool2d', { kernel_size: 3, stride: 2, padding: 1 }, [4, 4]));
    const pictures = comparedPictures();
    const data = pictures.map((picture) => {
      const input = picture.layout?.inputs[0];
      const { left, top } = picture.getBoundingClientRect();
      const host = picture.getRootNode();
      const column = host instanceof ShadowRoot ? host.host.getBoundingClientRect().left : 0;
      return (
        input && [
          left - column + input.x - input.columns.from * input.pitchX,
          top + input.y - input.rows.from * input.pitchY,
          input.pitchX,
        ]
      );
    });
    expect(data).toHaveLength(2);
    expect(data[1]).toEqual(data[0]);
  });

  it.each([
    [560, true],
    [540, false],
  ])('puts two settings beside each other at %i px: %s', async (width, isBeside) => {
    frame.style.width = `${String(width)}px`;
    await show(
      'compare',
      layerOf('MaxPool2d', { kernel_size: 3, stride: 2, padding: 1 }, [4, 4]),
      width,
    );
    const [left, right] = comparedPictures().map((each) => each.getBoundingClientRect());
    expect((left?.right ?? 0) <= (right?.left ?? 0)).toBe(isBeside);
    expect(right?.right).toBeLessThanOrEqual(frame.getBoundingClientRect().right);
  });

  it('applies an answer that one call can give, and says why where none can', async () => {
    const args = { kernel_size: 3, stride: 2, padding: 1 };
    const layer = { ...layerOf('MaxPool2d', args, [4, 4]), site: siteOf('MaxPool2d', args) };
    await show('compare', layer);
    const apply = page.getByRole('button', { name: 'Apply to the selected call' });
    await expect.element(apply).toBeDisabled();
    await expect.element(page.getByText(/PyTorch pads both sides alike/)).toBeInTheDocument();
    await userEvent.click(page.getByRole('radio', { name: 'Settings' }));
    await settled();
    await userEvent.click(apply);
    expect(performed).toEqual([
      { kind: 'setArguments', changes: [{ parameter: 'ceil_mode', value: true }] },
    ]);
    await userEvent.click(page.getByRole('radio', { name: 'Max and average' }));
    await settled();
    await userEvent.click(apply);
    expect(performed.at(-1)).toEqual({
      kind: 'replaceCall',
      text: 'nn.AvgPool2d(3, stride=2, padding=1)',
    });
  });

  it('moves one window on all settings by its place, also to outputs that only one has', async () => {
    const layer = layerOf('MaxPool2d', { kernel_size: 3, stride: 2, padding: 1 }, [4, 4]);
    await show('compare', {
      ...layer,
      choices: { ...layer.choices, group: 'settings', against: ['rounding', 'stride-1'] },
    });
    await expect.element(page.getByText('2 of 2 settings give other outputs')).toBeInTheDocument();
    const windows = (): readonly number[] => comparedPictures().map(({ window }) => window);
    const [, , wide] = comparedPictures();
    wide?.dispatchEvent(new WindowEvent(5, 'choose'));
    await settled();
    expect(windows()).toEqual([3, 4, 5]);
    wide?.dispatchEvent(new WindowEvent(15, 'choose'));
    await settled();
    expect(windows()).toEqual([-1, -1, 15]);
    expect(comparedPictures()[1]?.differs).toEqual([2, 5, 6, 7, 8]);
  });

  it('compares max with average on a picture', async () => {
    await show('compare', digits());
    await userEvent.click(page.getByRole('radio', { name: 'Max and average' }));
    await settled();
    await userEvent.click(page.getByRole('checkbox', { name: 'on a picture' }));
    await settled();
    expect(comparedPictures().map(({ picture }) => picture?.axes[0]?.inputSize)).toEqual([48, 48]);
    await expect.element(page.getByText(/of 576 outputs differ/)).toBeInTheDocument();
  });

  it('compares with up to four settings and takes them away again', async () => {
    await show('compare', digits());
    const more = page.getByRole('button', { name: 'Compare with one more' });
    await userEvent.click(more);
    await settled();
    await userEvent.click(more);
    await settled();
    expect(page.getByRole('combobox', { name: 'Compared with' }).all()).toHaveLength(3);
    await expect.element(more).not.toBeInTheDocument();
    await userEvent.click(page.getByRole('button', { name: 'Remove' }).first());
    await settled();
    expect(page.getByRole('combobox', { name: 'Compared with' }).all()).toHaveLength(2);
  });

  it('has code and a way into the call for each of several settings', async () => {
    const args = { kernel_size: 3, stride: 2, padding: 1 };
    const layer = { ...layerOf('MaxPool2d', args, [4, 4]), site: siteOf('MaxPool2d', args) };
    const against = ['rounding', 'left-top', 'stride-1'];
    await show('compare', { ...layer, choices: { ...layer.choices, group: 'settings', against } });
    const codes: readonly (readonly [string, string])[] = [
      ['ceil_mode on', 'ceil_mode=True'],
      ['padding only left and top', 'F.pad(x, (1, 0, 1, 0)'],
      ['stride 1', 'nn.MaxPool2d(3, stride=1'],
    ];
    for (const [label, text] of codes) {
      const region = page.getByRole('region', { name: `Get “${label}” in PyTorch` });
      expect(region.element().textContent).toContain(text);
    }
    await expect
      .element(page.getByRole('button', { name: /Apply to .* left and top/u }))
      .toBeDisabled();
    await userEvent.click(page.getByRole('button', { name: /Apply to .* “stride 1”/u }));
    expect(performed).toEqual([
      { kind: 'setArguments', changes: [{ parameter: 'stride', value: 1 }] },
    ]);
  });

  it('says that another library has the same layer, and needs no code for it', async () => {
    const args = { kernel_size: 3, stride: 2, padding: 1 };
    const layer = layerOf('MaxPool2d', args, [4, 4]);
    const against = ['onnx-pads', 'tensorflow-same'];
    await show('compare', { ...layer, choices: { ...layer.choices, against } });
    await expect.element(page.getByText(/It is the same layer/u)).toBeInTheDocument();
    await expect.element(page.getByText(/starts one cell later/u)).toBeInTheDocument();
    const codes = page.getByRole('region', { name: /^(Code in )?.*Get “/u }).all();
    expect(codes.map((code) => code.element().getAttribute('aria-label'))).toEqual([
      'Get “TensorFlow, SAME” in PyTorch',
    ]);
  });

  it('compares max with average', async () => {
    await show('compare', digits());
    await userEvent.click(page.getByRole('radio', { name: 'Max and average' }));
    await settled();
    await expect.element(page.getByText(/Max keeps the strongest value/)).toBeInTheDocument();
  });

  it('says when all outputs are equal', async () => {
    const layer = layerOf('MaxPool2d', { kernel_size: 2 }, [4, 4]);
    await show('compare', layer);
    await expect.element(page.getByText('All 4 outputs are equal')).toBeInTheDocument();
  });
});

describe('the tab Gradient', () => {
  it('sends the gradient to the winners and agrees with finite differences', async () => {
    await show('gradient', layerOf('MaxPool2d', { kernel_size: 2 }, [4, 4]));
    await expect
      .element(
        page.getByRole('img', {
          name: 'gradient: 0, 0, 0, 0, 0, +1, 0, +1, 0, 0, 0, 0, 0, +1, 0, +1',
        }),
      )
      .toBeInTheDocument();
    await expect.element(page.getByText(/16 values compared/)).toBeInTheDocument();
  });

  it('lets the upstream gradient be typed', async () => {
    await show('gradient', layerOf('AvgPool2d', { kernel_size: 2 }, [2, 2]));
    await userEvent.fill(page.getByRole('spinbutton', { name: 'Upstream of output [0, 0]' }), '2');
    await settled();
    await expect
      .element(page.getByRole('img', { name: 'gradient: +1/2, +1/2, +1/2, +1/2' }))
      .toBeInTheDocument();
  });

  it('follows the window to every output of a large plane, and pans with the keyboard', async () => {
    await show('gradient', layerOf('AvgPool2d', { kernel_size: 2 }, [40, 40]));
    await expect.element(page.getByText(/1600 values compared/)).toBeInTheDocument();
    await userEvent.click(page.getByRole('slider', { name: 'Window' }));
    await userEvent.keyboard('{End}');
    await settled();
    const last = page.getByRole('spinbutton', { name: 'Upstream of output [19, 19]' });
    await expect.element(last).toBeInTheDocument();
    await expect
      .element(page.getByText(/rows \d+–39, columns \d+–39 of 40 × 40/u).first())
      .toBeInTheDocument();
    await userEvent.fill(last, '4');
    await settled();
    const map = page.getByRole('region', { name: 'Gradient', exact: true }).element();
    await expect.poll(() => map.textContent.replaceAll(/\s/gu, '')).toContain('1599+1rows');
    if (map instanceof HTMLElement) map.focus();
    await userEvent.keyboard('{Home}{ArrowRight}');
    await settled();
    await expect
      .element(page.getByText(/rows 0–\d+, columns 1–\d+ of 40 × 40/u).first())
      .toBeInTheDocument();
  });

  it('tells ties apart, where no difference can decide', async () => {
    await show(
      'gradient',
      layerOf('MaxPool2d', { kernel_size: 2 }, [2, 2], () => 1),
    );
    await expect.element(page.getByText(/4 marked values stand at a tie/)).toBeInTheDocument();
  });
});

describe('a tab of a layer that is too large', () => {
  it('says why and what would help, and stays the tab that is open', async () => {
    const tab: TabState = {
      kind: 'tooLarge',
      tab: 'compare',
      reason: [{ text: 'Too large.', style: 'plain' }],
    };
    render(tabContent(tab), frame);
    await expect.element(page.getByRole('note')).toHaveTextContent('Too large.');
    expect(openTab(tab)).toBe('compare');
  });

  it('says which part of a large plane it is about', async () => {
    await show('compare', { ...digits(), remark: 'On the first 4×4 values.' });
    await expect.element(page.getByText('On the first 4×4 values.')).toBeVisible();
  });
});

describe.each(['convolution', 'compare', 'gradient'] as const)('the tab %s', (kind) => {
  it.each([320, 720, 1180])('fits %i px', async (width) => {
    await show(kind, digits(), width);
    expect(frame.scrollWidth).toBeLessThanOrEqual(width + 20);
  });

  it.each(themeNames)('has no accessibility violation in %s', async (theme) => {
    wear(theme);
    await show(kind, digits());
    const { violations } = await axe.run(frame, { resultTypes: ['violations'] });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
});
