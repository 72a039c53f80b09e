import { say } from '../../engine/index.js';
import type { CallToChange, Refactoring } from './refactoring.js';
import { freeName, indentOf, statementStart } from './replace-call.js';

/** What libraries call the size of a window. */
const KERNEL: ReadonlySet<string> = new Set([
  'kernel_size',
  'pool_size',
  'ksize',
  'window_shape',
  'output_size',
]);

/** The window's size in a variable of its own, on a line above. */
export function extractedKernelSize({ file, site }: CallToChange): readonly Refactoring[] {
  const { text, source } = file;
  return (site.pooling?.arguments ?? []).flatMap(
    ({ parameter, range, notEditable }): readonly Refactoring[] => {
      if (!KERNEL.has(parameter) || range === null || notEditable !== null) return [];
      if (range.file !== file.file || range.start.line !== range.end.line) return [];
      const lineStart = source.lineStarts[range.start.line] ?? 0;
      const written = text.slice(lineStart + range.start.column, lineStart + range.end.column);
      if (!/^(?:\d+|[([][\d\s,]+[)\]])$/u.test(written)) return [];
      const name = freeName(text.replaceAll(`${parameter}=`, ''), parameter);
      const at = { line: statementStart(source, site.range.start.line), column: 0 };
      const line = `${indentOf(source, at.line)}${name} = ${written}\n`;
      const before = JSON.stringify(site.pooling?.call.arguments);
      return [
        {
          title: say('Extract {parameter} into a variable', { parameter: `\`${parameter}\`` }),
          kind: 'extract',
          edits: [
            { range, text: name },
            { range: { file: file.file, start: at, end: at }, text: line },
          ],
          brings: 'nothing',
          trial: null,
          fits: ({ sites }) =>
            sites.some(
              ({ callee, pooling }) =>
                callee === site.callee && JSON.stringify(pooling?.call.arguments) === before,
            ),
        },
      ];
    },
  );
}
