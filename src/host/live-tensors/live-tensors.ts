import { l10n, window } from 'vscode';
import { listCalls } from '../../core/contract/index.js';
import { say, type Words } from '../../engine/phrase.js';
import {
  countOf,
  describing,
  partText,
  readDescription,
  readPart,
  readingExpressions,
  usualPart,
  type AxisRange,
  type LiveTensor,
} from '../../present/input/live-tensor.js';
import type { ValuesSource } from '../../present/view-options.js';
import { callAt, type CallAt } from '../analysis/call-at.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import { DisposableOwner } from '../disposable-owner.js';
import { isReadable } from '../languages.js';
import type { Panels } from '../panel/panels.js';
import type { PoolingPanel } from '../panel/pooling-panel.js';
import { translated } from '../translate.js';
import { askedExpression } from './asked-expression.js';
import { readNumbers } from './read-numbers.js';
import { kernelProgram } from './notebook-kernel.js';
import { pausedProgram } from './paused-frame.js';
import { onDidRunOn } from './run-on.js';
import type { RunningProgram } from './running-program.js';

type Literal = Extract<ValuesSource, { readonly kind: 'literal' }>;

/** A tensor of a running program, in a panel. */
interface ShownTensor {
  readonly panel: PoolingPanel;
  /** The program's. */
  readonly id: string;
  readonly values: Literal;
}

/** Shows tensors of a program that is being debugged, or of a notebook's kernel, under a pooling layer of the code. */
export class LiveTensors extends DisposableOwner {
  readonly #analyses: DocumentAnalyses;
  readonly #panels: Panels;
  #shown: ShownTensor | null = null;

  constructor(analyses: DocumentAnalyses, panels: Panels) {
    super();
    this.#analyses = analyses;
    this.#panels = panels;
    this.register(onDidRunOn((id) => void this.#markStale(id)));
  }

  /** Reads a part of a tensor through debugger or kernel and shows it; says why where that can't be. */
  async visualize(argument: unknown): Promise<void> {
    const program = pausedProgram() ?? (await kernelProgram());
    if (program === null) {
      warn(
        window.activeNotebookEditor === undefined
          ? l10n.t('No program is paused. Stop it at a breakpoint, then ask again.')
          : l10n.t('No kernel of this notebook runs. Run a cell with the Jupyter extension first.'),
      );
      return;
    }
    const expression = await askedExpression(argument, program.kind);
    if (expression === null) return;
    const tensor = await describe(program, expression);
    if (tensor === null) return;
    const call = await this.#call();
    if (call === null) return;
    const part = await chosenPart(expression, tensor);
    if (part === null) return;
    const values = await readValues(program, expression, tensor, part);
    if (values === null) return;
    const panel = await this.#panels.show(call, {
      tab: 'windows',
      shapeText: values.shape.join(', '),
      values,
    });
    this.#shown = { panel, id: program.id, values };
  }

  /** The layer at the cursor or alone on its line, else one that is chosen among the file's. */
  async #call(): Promise<CallAt | null> {
    const editor = window.activeTextEditor;
    const document = editor?.document;
    if (editor === undefined || document === undefined || !isReadable(document)) {
      warn(l10n.t('Open the file with the pooling layer first.'));
      return null;
    }
    const at = this.#analyses.placeOf(document, editor.selection.active);
    const here = at === null ? null : await callAt(this.#analyses, document, { by: 'place', at });
    if (here !== null) return here;
    const calls = (await this.#analyses.ask(document, listCalls, {})) ?? [];
    if (calls.length === 0) {
      warn(l10n.t('There is no pooling call in this file.'));
      return null;
    }
    const onLine = calls.filter(
      ({ range }) => at !== null && range.start.line <= at.line && at.line <= range.end.line,
    );
    const likely = onLine.length > 0 ? onLine : calls;
    const items = likely.map(({ id, text, range }) => ({
      id,
      label: text,
      description: l10n.t('line {line}', { line: range.start.line + 1 }),
    }));
    const chosen =
      items.length === 1
        ? items[0]
        : await window.showQuickPick(items, { title: l10n.t('Under which layer?') });
    return chosen === undefined
      ? null
      : callAt(this.#analyses, document, { by: 'id', id: chosen.id });
  }

  /** Says in the panel that the program has run on since. */
  async #markStale(id: string): Promise<void> {
    const shown = this.#shown;
    if (shown?.id !== id) return;
    this.#shown = null;
    const { panel, values } = shown;
    if (panel.disposed || panel.view.values !== values) return;
    const label = say('{values}; the program has run on since', { values: values.label });
    await panel.choose({ values: { ...values, label } });
  }
}

const warn = (text: string): void => void window.showWarningMessage(text);

async function describe(program: RunningProgram, expression: string): Promise<LiveTensor | null> {
  const answer = await program.evaluate(describing(expression));
  const tensor = answer.ok ? readDescription(answer.text) : null;
  if (tensor !== null && tensor.shape.length > 0 && !tensor.shape.includes(0)) return tensor;
  warn(
    answer.ok
      ? l10n.t('{expression} has no values that a layer could read.', { expression })
      : l10n.t('{expression} is no tensor: {why}', { expression, why: answer.why }),
  );
  return null;
}

/** All of a small tensor; of a larger one the part that is asked for. */
async function chosenPart(
  expression: string,
  { shape, dtype }: LiveTensor,
): Promise<readonly AxisRange[] | null> {
  const usual = usualPart(shape);
  if (
    partText(usual, shape) ===
    partText(
      shape.map((to) => ({ from: 0, to })),
      shape,
    )
  )
    return usual;
  const text = await window.showInputBox({
    title: l10n.t('Which part of {expression}, {shape} {dtype}?', {
      expression,
      shape: shape.join('×'),
      dtype,
    }),
    prompt: l10n.t('One part for each axis, as Python slices. Enter reads this one.'),
    value: partText(usual, shape),
    validateInput: (typed) => {
      const part = readPart(typed, shape);
      return isPart(part) ? undefined : translated(part);
    },
  });
  const part = text === undefined ? null : readPart(text, shape);
  return part !== null && isPart(part) ? part : null;
}

const isPart = (part: readonly AxisRange[] | Words): part is readonly AxisRange[] =>
  Array.isArray(part);

async function readValues(
  program: RunningProgram,
  expression: string,
  tensor: LiveTensor,
  part: readonly AxisRange[],
): Promise<Literal | null> {
  const answers: string[] = [];
  for (const each of readingExpressions(expression, tensor, part)) {
    const answer = await program.evaluate(each);
    if (!answer.ok) {
      warn(
        l10n.t('The values of {expression} can’t be read: {why}', { expression, why: answer.why }),
      );
      return null;
    }
    answers.push(answer.text);
  }
  const data = readNumbers(answers, countOf(part));
  if (data === null) {
    warn(l10n.t('Other values of {expression} came than were asked for.', { expression }));
    return null;
  }
  const whole = part.every(({ from, to }, axis) => from === 0 && to === tensor.shape[axis]);
  const name = whole ? expression : `${expression}[${partText(part, tensor.shape)}]`;
  return {
    kind: 'literal',
    shape: part.map(({ from, to }) => to - from),
    data,
    label:
      program.kind === 'paused'
        ? say('{name} of the paused program, {dtype}', { name, dtype: tensor.dtype })
        : say('{name} of the notebook’s kernel, {dtype}', { name, dtype: tensor.dtype }),
  };
}
