import { l10n, window } from 'vscode';
import type { RunningProgram } from './running-program.js';

/**
 * The expression that is meant: that of the variable that a menu names, else what is selected in the
 * editor or the word at its cursor, put into a box where it can be changed. Null: none.
 */
export async function askedExpression(
  argument: unknown,
  kind: RunningProgram['kind'],
): Promise<string | null> {
  const named = variableExpression(argument);
  if (named !== null) return named;
  const { document, selection } = window.activeTextEditor ?? {};
  const word =
    selection === undefined ? undefined : document?.getWordRangeAtPosition(selection.active);
  const range = selection?.isEmpty === false ? selection : word;
  const text = await window.showInputBox({
    title:
      kind === 'paused'
        ? l10n.t('Visualize Pooling of a Tensor of the Paused Program')
        : l10n.t('Visualize Pooling of a Tensor of the Notebook’s Kernel'),
    prompt:
      kind === 'paused'
        ? l10n.t('An expression in the frame that is shown, such as x or batch["image"].')
        : l10n.t('An expression that the kernel knows, such as x or batch["image"].'),
    value: range === undefined ? '' : (document?.getText(range) ?? ''),
  });
  return text === undefined || text.trim() === '' ? null : text.trim();
}

/** The expression of a row of the variables or watch view. */
function variableExpression(argument: unknown): string | null {
  if (typeof argument !== 'object' || argument === null) return null;
  const row = 'variable' in argument ? argument.variable : argument;
  if (typeof row !== 'object' || row === null) return null;
  for (const field of ['evaluateName', 'name', 'expression'] as const) {
    const value: unknown = field in row ? Reflect.get(row, field) : undefined;
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}
