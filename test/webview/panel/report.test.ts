import axe from 'axe-core';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { richTextOf, type ReportState } from '../../../src/protocol/index.js';
import '../../../webview/report/ps-report.js';
import { installTheme } from '../../../webview/shared/theme-sheet.js';
import { useTheme, type ThemeName } from './themes.js';

const REPORT: ReportState = {
  kind: 'report',
  title: 'net.py',
  files: 2,
  unread: ['broken.py'],
  wasCancelled: true,
  rows: [
    {
      document: 'file:///net.py',
      id: '1',
      file: 'net.py',
      line: 5,
      call: 'nn.MaxPool2d(2, ceil_mode=True)',
      input: '1×3×33×33',
      output: '1×3×17×17',
      cost: '2.6 k',
      notices: [{ severity: 'warning', text: richTextOf('**3** outputs are smaller.') }],
      problem: '',
    },
    {
      document: 'file:///net.py',
      id: '2',
      file: 'net.py',
      line: 9,
      call: 'nn.AvgPool2d(k)',
      input: '',
      output: '',
      cost: '',
      notices: [],
      problem: 'k is not known.',
    },
  ],
};

beforeAll(() => installTheme());
afterEach(() => document.body.replaceChildren());

it.each<ThemeName>(['dark', 'light', 'hc', 'hc-light'])(
  'the pooling report has nothing to complain of in the theme %s',
  async (theme) => {
    useTheme(theme);
    const report = document.createElement('ps-report');
    report.state = REPORT;
    document.body.append(report);
    await report.updateComplete;
    expect(report.renderRoot.textContent).toContain('k is not known.');
    const { violations } = await axe.run(report, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  },
);

it('a long report lists its first rows, says how many there are, and lists more on request', async () => {
  const report = document.createElement('ps-report');
  const [row] = REPORT.rows;
  if (row === undefined) throw new Error('the report has no rows');
  const rows = Array.from({ length: 6000 }, (_, line) => ({ ...row, id: String(line), line }));
  report.state = { ...REPORT, rows };
  document.body.append(report);
  await report.updateComplete;
  const listed = (): number => report.renderRoot.querySelectorAll('tbody tr').length;
  expect(listed()).toBe(500);
  expect(report.renderRoot.textContent).toContain('500 of 6000 calls are listed');
  report.renderRoot.querySelector<HTMLElement>('p[role=note] button')?.click();
  await report.updateComplete;
  expect(listed()).toBe(1000);
});
