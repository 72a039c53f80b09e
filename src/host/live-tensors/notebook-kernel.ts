import { CancellationTokenSource, extensions, l10n, window } from 'vscode';
import { lastLine, type Evaluated, type RunningProgram } from './running-program.js';

const JUPYTER = 'ms-toolsai.jupyter';
const ERROR = 'application/vnd.code.notebook.error';
/** A kernel that is busy with a cell answers after it. */
const LONGEST_WAIT = 20_000;

/**
 * The kernel of the notebook in view, through the Jupyter extension, which asks its user for leave;
 * null where no notebook is in view, or no kernel of it runs.
 */
export async function kernelProgram(): Promise<RunningProgram | null> {
  const uri = window.activeNotebookEditor?.notebook.uri;
  const jupyter = extensions.getExtension(JUPYTER);
  if (uri === undefined || jupyter === undefined) return null;
  const kernels = field(await jupyter.activate(), 'kernels');
  const kernel = await called(kernels, 'getKernel', uri);
  if (typeof field(kernel, 'executeCode') !== 'function') return null;
  return {
    kind: 'kernel',
    id: uri.toString(),
    evaluate: (expression) => evaluate(kernel, expression),
  };
}

/** Asks a kernel for the value of an expression, which leaves its history alone. */
async function evaluate(kernel: unknown, expression: string): Promise<Evaluated> {
  const source = new CancellationTokenSource();
  const late = setTimeout(() => source.cancel(), LONGEST_WAIT);
  let text: string | null = null;
  try {
    const outputs = called(kernel, 'executeCode', expression, source.token);
    if (!isAsyncIterable(outputs)) return noResult();
    for await (const output of outputs) {
      for (const { mime, data } of itemsOf(output)) {
        const said = new TextDecoder().decode(data);
        if (mime === ERROR) return { ok: false, why: lastLine(messageIn(said)) };
        if (mime === 'text/plain') text = said;
      }
    }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(late);
    source.dispose();
  }
  if (text !== null) return { ok: true, text };
  return noResult();
}

const noResult = (): Evaluated => ({
  ok: false,
  why: l10n.t('The kernel gave no result.'),
});

interface OutputItem {
  readonly mime: string;
  readonly data: Uint8Array;
}

/** The items of an output; older releases of the Jupyter extension give them without an object around. */
function itemsOf(output: unknown): readonly OutputItem[] {
  const items: unknown = Array.isArray(output) ? output : field(output, 'items');
  return Array.isArray(items) ? items.filter(isItem) : [];
}

function isItem(item: unknown): item is OutputItem {
  return typeof field(item, 'mime') === 'string' && field(item, 'data') instanceof Uint8Array;
}

/** What an error's item says: its message, with its class before it. */
function messageIn(text: string): string {
  try {
    const error: unknown = JSON.parse(text);
    const said = [field(error, 'name'), field(error, 'message')];
    return said.filter((part) => typeof part === 'string').join(': ');
  } catch {
    return text;
  }
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** What a method of another extension's object gives; undefined where there is no such method. */
function called(object: unknown, name: string, ...given: readonly unknown[]): unknown {
  const method = field(object, name);
  return typeof method === 'function'
    ? (Reflect.apply(method, object, given) as unknown)
    : undefined;
}

const field = (object: unknown, name: string): unknown =>
  typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined;
