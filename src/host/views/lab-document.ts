import { Uri, workspace, type Disposable } from 'vscode';
import type { LabFramework, LabSettings } from '../../protocol/lab-settings.js';
import type { LayerCode } from '../lab/code/layer-code.js';
import { inputShapeOf } from '../lab/layer.js';

/** The scheme of documents that hold the Lab's layer as a program, carried by their address. */
export const LAB_SCHEME = 'poolscope-lab';

const TENSOR: Readonly<
  Record<LabFramework, { readonly line: string; readonly make: string } | null>
> = {
  torch: { line: 'import torch', make: 'torch.tensor' },
  keras: { line: 'import tensorflow as tf', make: 'tf.constant' },
  tensorflow: { line: 'import tensorflow as tf', make: 'tf.constant' },
  flax: { line: 'import jax.numpy as jnp', make: 'jnp.array' },
  onnx: null,
};

/** The Lab's layer on its own input as a program; null for a library whose code isn't read. */
export const labProgram = (
  code: LayerCode,
  settings: LabSettings,
  input: ArrayLike<number>,
): string | null => {
  const tensor = TENSOR[settings.framework];
  if (tensor === null) return null;
  const shape = inputShapeOf(settings);
  const values = Array.from(input, (value) => (Number.isInteger(value) ? `${value}.` : `${value}`));
  return [
    ...new Set([tensor.line, ...code.imports]),
    '',
    `x = ${tensor.make}(${nested(values, shape)})`,
    code.body,
    'pool(x)',
    '',
  ].join('\n');
};

const nested = (values: readonly string[], shape: readonly number[]): string => {
  const size = shape.at(0);
  const rest = shape.slice(1);
  if (size === undefined) return values.at(0) ?? '0.';
  const step = values.length / size;
  const parts = Array.from({ length: size }, (_, index) =>
    nested(values.slice(index * step, (index + 1) * step), rest),
  );
  return `[${parts.join(', ')}]`;
};

/** The address of a document with this text. */
export const labDocumentUri = (text: string): Uri =>
  Uri.from({ scheme: LAB_SCHEME, path: '/lab.py', query: text });

/** Serves the documents whose addresses hold their text. */
export const registerLabDocuments = (): Disposable =>
  workspace.registerTextDocumentContentProvider(LAB_SCHEME, {
    provideTextDocumentContent: (uri) => uri.query,
  });
