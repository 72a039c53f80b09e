import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { lessons } from '../../../src/lessons/index.js';
import { defaultLabSettings } from '../../../src/protocol/lab-settings.js';
import type { LabView } from '../../../webview/lab/lab-view.js';
import '../../../webview/lab/lab-view.js';
import { FakeHost } from './fake-host.js';
import { themeNames, wear } from './themes.js';
import { walkLesson } from './walk-lesson.js';

let host: FakeHost;
let lab: LabView;

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 6; turn += 1) {
    await lab.updateComplete;
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
};

const show = async (width: number, height = 1250): Promise<void> => {
  await page.viewport(width, height);
  lab = document.createElement('ps-lab');
  lab.connection = host;
  document.body.append(lab);
  await settled();
};

const lesson = async (id: string): Promise<void> => {
  host.send({ type: 'chooseLesson', lesson: id });
  await settled();
};

beforeEach(() => {
  wear('vscode-dark');
  host = new FakeHost();
});

afterEach(() => {
  lab.remove();
});

describe('the Lab', () => {
  it('draws the d2l exercise first: 5, 7, 13, 15', async () => {
    await show(320);
    const outputs = page.getByRole('grid', { name: 'Output' }).getByRole('gridcell');
    const names = outputs.all().map((cell) => cell.element().textContent);
    expect(names.map((name) => /value (\S+)/u.exec(name)?.[1])).toEqual(['5', '7', '13', '15']);
  });

  it('steps a box with the arrow keys, with Shift by five', async () => {
    await show(320);
    const kernel = page.getByRole('spinbutton', { name: 'Kernel, height' });
    await userEvent.click(kernel);
    await userEvent.keyboard('{ArrowDown}');
    await settled();
    expect(host.session.settings.kernel).toEqual([2, 2]);
    await userEvent.keyboard('{Shift>}{ArrowUp}{/Shift}');
    await settled();
    expect(host.session.settings.kernel).toEqual([7, 7]);
  });

  it('moves one axis alone when the pair is unlinked', async () => {
    await show(320);
    await userEvent.click(page.getByRole('button', { name: 'Kernel: all axes alike' }));
    await userEvent.click(page.getByRole('spinbutton', { name: 'Kernel, width' }));
    await userEvent.keyboard('{ArrowDown}');
    await settled();
    expect(host.session.settings.kernel).toEqual([3, 2]);
  });

  it('keeps a bad value, frames it and says why in the library’s words', async () => {
    await show(320);
    const padding = page.getByRole('spinbutton', { name: 'Padding, all sides' });
    await userEvent.fill(padding, '3');
    await settled();
    await expect.element(padding).toHaveValue('3');
    await expect.element(padding).toHaveAttribute('aria-invalid', 'true');
    const alert = page.getByRole('alert').element();
    expect(alert.textContent).toContain('pad should be at most half of effective kernel size');
  });

  it('offers padding for each side once it is unlinked', async () => {
    await show(320);
    await userEvent.click(page.getByRole('button', { name: 'Padding: all sides alike' }));
    await settled();
    await userEvent.fill(page.getByRole('spinbutton', { name: 'Padding, right' }), '0');
    await settled();
    expect(host.session.settings.padding).toEqual([
      { before: 1, after: 1 },
      { before: 1, after: 0 },
    ]);
  });

  it('shows only the controls that apply', async () => {
    await show(320);
    const ceil = page.getByRole('checkbox', { name: 'ceil_mode' });
    await expect.element(ceil).toBeInTheDocument();
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Operation' }), 'softmax');
    await settled();
    await expect.element(ceil).not.toBeInTheDocument();
    await expect.element(page.getByRole('spinbutton', { name: 'Temperature' })).toBeInTheDocument();
  });

  it('shows a weight for each value of a softmax window, 100 % together', async () => {
    await show(320);
    host.send({
      type: 'edit',
      sequence: 9,
      settings: {
        ...host.session.settings,
        operation: 'softmax',
        kernel: [2, 2],
        padding: [
          { before: 0, after: 0 },
          { before: 0, after: 0 },
        ],
      },
    });
    await settled();
    const bars = lab.shadowRoot
      ?.querySelector('ps-lab-picture')
      ?.shadowRoot?.querySelector('ps-weight-bars')?.shadowRoot;
    const percents = [...(bars?.querySelectorAll('.bars .number') ?? [])]
      .map((each) => each.textContent)
      .filter((text) => text.endsWith('%'))
      .map((text) => Number(text.slice(0, -1)));
    expect(percents).toHaveLength(4);
    expect(percents.reduce((sum, each) => sum + each, 0)).toBeCloseTo(100, 0);
  });

  it('steps through the windows and reads the arithmetic', async () => {
    await show(320);
    await userEvent.click(page.getByRole('button', { name: 'Next window' }));
    await settled();
    await expect
      .element(page.getByRole('slider', { name: 'Window' }))
      .toHaveAttribute('aria-valuenow', '2');
    await userEvent.keyboard('{End}');
  });

  it('lets a fraction be typed digit by digit', async () => {
    await show(320);
    await lesson('max-with-convolution');
    await userEvent.click(page.getByRole('spinbutton', { name: 'Weight, row 0, column 0' }));
    await userEvent.keyboard('{Control>}a{/Control}0.25');
    await settled();
    const answer = host.intentions.findLast(({ type }) => type === 'answer');
    expect(answer).toEqual({
      type: 'answer',
      answer: { kind: 'kernel', weights: [0.25, 0, 0, 0] },
    });
  });

  it('follows the host after a person used a menu', async () => {
    await show(320);
    const operation = page.getByRole('combobox', { name: 'Operation' });
    await userEvent.selectOptions(operation, 'avg');
    await settled();
    host.session.open({ settings: defaultLabSettings, lesson: null });
    host.show();
    await settled();
    await expect.element(operation).toHaveValue('max');
  });

  it('asks the host for its actions', async () => {
    await show(320);
    await userEvent.click(page.getByRole('button', { name: 'Insert code' }));
    await userEvent.click(page.getByRole('button', { name: 'Copy link' }));
    expect(host.actions.map(({ kind }) => kind)).toEqual(['insert', 'copyLink']);
  });

  it('takes a student through a step with the keyboard', async () => {
    await show(320);
    await lesson('cost-of-a-layer');
    await userEvent.click(page.getByRole('spinbutton', { name: 'Outputs' }));
    await userEvent.keyboard('4{Enter}');
    await settled();
    await expect.element(page.getByText('Right: 4.')).toBeInTheDocument();
    await userEvent.click(page.getByRole('button', { name: 'Next step' }));
    await settled();
    await expect.element(page.getByText('step 2 of 5')).toBeInTheDocument();
  });

  it.each([300, 320, 400])('fits %i px without scrolling sideways', async (width) => {
    await show(width);
    for (const id of [null, 'average-as-convolution', 'cost-of-a-layer', 'max-and-average']) {
      host.send({ type: 'chooseLesson', lesson: id });
      await settled();
      const scroll = lab.shadowRoot?.querySelector('.scroll');
      expect(scroll?.scrollWidth).toBeLessThanOrEqual(width);
    }
  });

  it('leads from the end of a lesson to the next one, and nowhere else as loudly', async () => {
    await show(320);
    expect(page.getByRole('button', { name: 'Insert code' }).all()).toHaveLength(1);
    await walkLesson(host, 'padding-on-one-side', settled);
    expect(page.getByRole('button', { name: 'Insert code' }).all()).toEqual([]);
    const next = page.getByRole('button', { name: 'Next: lesson 8' });
    const loud = page
      .getByRole('button')
      .all()
      .map((button) => button.element())
      .filter((button) => button.classList.contains('primary'));
    expect(loud).toEqual([next.element()]);
    await userEvent.click(next);
    await settled();
    expect(host.session.memento.lesson).toBe('pooling-keeps-channels');
    await walkLesson(host, 'gradient-and-unpooling', settled);
    expect(page.getByRole('button', { name: 'Finish' }).all()).toHaveLength(1);
    expect(page.getByRole('button', { name: /^Next: lesson/u }).all()).toEqual([]);
  });

  it.each(lessons.map(({ id }) => id))('is accessible in every step of %s', async (id) => {
    wear('vscode-light');
    await show(320);
    const found: string[] = [];
    await walkLesson(host, id, async (step, isDone) => {
      await settled();
      if (!isDone) return;
      const { violations } = await axe.run(lab, { resultTypes: ['violations'] });
      found.push(
        ...violations.map(
          (one) => `step ${String(step + 1)}, ${one.id}: ${one.nodes[0]?.html ?? ''}`,
        ),
      );
    });
    expect(found).toEqual([]);
  });

  it.each(themeNames)('has no accessibility violation in %s', async (theme) => {
    wear(theme);
    await show(320);
    await lesson('padding-on-one-side');
    const { violations } = await axe.run(lab, { resultTypes: ['violations'] });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
});
