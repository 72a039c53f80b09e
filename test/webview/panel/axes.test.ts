import axe from 'axe-core';
import { html, render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { AxesReading } from '../../../src/protocol/index.js';
import { axesReadingView } from '../../../webview/panel/header/axes-reading.js';

const READING: AxesReading = {
  text: [{ text: 'The last axis looks like colour.', style: 'plain' }],
  framework: 'PyTorch',
  axes: [
    { size: '32', reads: 'batch', looks: 'samples', isPooled: false, isColour: false },
    { size: '64', reads: 'channels', looks: 'rows', isPooled: false, isColour: false },
    { size: '64', reads: 'height', looks: 'columns', isPooled: true, isColour: false },
    { size: '3', reads: 'width', looks: 'colours', isPooled: true, isColour: true },
  ],
  fixes: [
    {
      link: {
        label: 'Insert permute(0, 3, 1, 2)',
        action: { kind: 'wayOut', at: { line: 4, column: 4 }, way: 0 },
      },
      result: '',
    },
  ],
};

const host = document.createElement('div');
afterEach(() => host.remove());

describe('what a layer takes its axes for', () => {
  it('is a table of three rows that reads aloud', async () => {
    document.body.append(host);
    render(html`${axesReadingView(READING)}`, host);
    const rows = [...host.querySelectorAll('tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()),
    );
    expect(rows).toEqual([
      ['PyTorch reads', 'batch', 'channels', 'height', 'width'],
      ['size', '32', '64', '64', '3'],
      ['looks like', 'samples', 'rows', 'columns', 'colours'],
    ]);
    const { violations } = await axe.run(host, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('offers the change that puts the axes right', async () => {
    document.body.append(host);
    render(html`${axesReadingView(READING)}`, host);
    const sent: unknown[] = [];
    host.addEventListener('ps-intention', ({ intention }) => sent.push(intention));
    await userEvent.click(host.querySelector('.link') ?? host);
    expect(sent).toEqual([
      { type: 'perform', action: { kind: 'wayOut', at: { line: 4, column: 4 }, way: 0 } },
    ]);
  });
});
