import type { Plan, Values } from '../../engine/index.js';
import { notices } from '../../engine/notices/index.js';
import type { Notice as EngineNotice, NoticeFix } from '../../engine/notices/notice.js';
import type { ActionLink, Notice, RichSpan } from '../../protocol/index.js';

/** The engine's notices as the panel lists them, with links that do what each proposes. */
export const noticesOf = (plan: Plan, values: Values | null): readonly Notice[] =>
  notices(plan, values === null ? {} : { values }).map((notice) => ({
    severity: notice.severity,
    code: notice.code,
    text: notice.text.map((segment): RichSpan => ({ text: segment.text, style: segment.kind })),
    cells: cellsOf(notice),
    actions: notice.fixes.map(linkOf),
  }));

const cellsOf = (notice: EngineNotice): Notice['cells'] =>
  notice.cells.map(({ of, axis, ranges }) => ({
    of,
    axis,
    ranges: ranges.map(({ from, to }) => ({ from, to })),
  }));

function linkOf(fix: NoticeFix): ActionLink {
  switch (fix.kind) {
    case 'argument':
      return {
        label: fix.label,
        action: {
          kind: 'setArguments',
          changes: [{ parameter: fix.parameter, value: fix.value }],
        },
      };
    case 'code':
      return { label: fix.label, action: { kind: 'copy', what: fix.label, text: fix.code } };
    default:
      return fix satisfies never;
  }
}
