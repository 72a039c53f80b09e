import { textOf, type Plan, type Translate } from '../../engine/index.js';
import { notices } from '../../engine/notices/index.js';
import type {
  NoticeContext,
  Notice as EngineNotice,
  NoticeFix,
} from '../../engine/notices/notice.js';
import { richTextOf, type ActionLink, type Notice } from '../../protocol/index.js';

/**
 * The engine's notices, by what is known besides the plan, as the panel lists them, with links that
 * do what each proposes.
 */
export const noticesOf = (plan: Plan, known: NoticeContext, t: Translate): readonly Notice[] =>
  notices(plan, known).map((notice) => ({
    severity: notice.severity,
    code: notice.code,
    text: richTextOf(textOf(notice.text, t)),
    cells: cellsOf(notice),
    actions: notice.fixes.map((fix) => linkOf(fix, t)),
  }));

const cellsOf = (notice: EngineNotice): Notice['cells'] =>
  notice.cells.map(({ of, axis, ranges }) => ({
    of,
    axis,
    ranges: ranges.map(({ from, to }) => ({ from, to })),
  }));

function linkOf(fix: NoticeFix, t: Translate): ActionLink {
  const label = textOf(fix.label, t);
  switch (fix.kind) {
    case 'argument':
      return {
        label,
        action: {
          kind: 'setArguments',
          changes: [{ parameter: fix.parameter, value: fix.value }],
        },
      };
    case 'code':
      return { label, action: { kind: 'copy', what: t('the code'), text: fix.code } };
    default:
      return fix satisfies never;
  }
}
