import * as v from 'valibot';
import { count, list, record } from './schema.js';

/** A stretch of the call's text with the editor's token kind. */
export const codeToken = record({
  text: v.string(),
  kind: v.picklist(['plain', 'function', 'parameter', 'number', 'string', 'keyword']),
  /** The argument this token belongs to is the one that the framework rejects. */
  offending: v.boolean(),
});

/** The two lines above every picture. */
export const header = record({
  code: list(codeToken),
  /** The framework's own name, such as `PyTorch`. */
  framework: v.string(),
  /** `pooling.py:14`; null in the Lab and for layers that are in no file. */
  location: v.nullable(v.string()),
  /** Sizes joined by `×`, `N×64×H×W` where symbols are left, `?` where nothing is known. */
  input: v.string(),
  /** The same for the output; `error` where the framework rejects the layer. */
  output: v.string(),
  /** Where the size comes from, in words: `size given by you`; empty where the code says it. */
  origin: v.string(),
  /** What the values are: `arange(16)`; empty where there are none. */
  values: v.string(),
  /** The panel stays with this layer while the cursor moves. */
  kept: v.boolean(),
  /** The code changed since this was read. */
  stale: v.boolean(),
});

/** A pooling call of the file that can be gone to. */
export const callLink = record({ id: v.string(), label: v.string(), line: count });

/** One passage of a tensor through the layer, where there are several. */
export const flowChoice = record({ label: v.string(), input: v.string(), output: v.string() });

export type CodeToken = v.InferOutput<typeof codeToken>;
export type Header = v.InferOutput<typeof header>;
export type CallLink = v.InferOutput<typeof callLink>;
export type FlowChoice = v.InferOutput<typeof flowChoice>;
