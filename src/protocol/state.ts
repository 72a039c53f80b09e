/**
 * What the host shows: a complete snapshot, never a delta. The newest revision wins.
 * Everything is plain data or a typed array; the webview draws it and computes only pixels.
 */

/** Why and how a picture is (not) there. */
export type PanelState = EmptyState | NeedsShapeState | ReadyState | InvalidState;

/** A pooling call that can be gone to. */
export interface CallLink {
  readonly id: string;
  readonly label: string;
  readonly line: number;
}

/** No pooling call is selected. */
export interface EmptyState {
  readonly kind: 'empty';
  readonly calls: readonly CallLink[];
}

/** A stretch of the call's text with the editor's token kind. */
export interface CodeToken {
  readonly text: string;
  readonly kind: 'plain' | 'function' | 'parameter' | 'number' | 'string' | 'keyword';
  /** The argument this token belongs to is the one a framework rejects. */
  readonly offending: boolean;
}

/** The two lines above every picture. */
export interface Header {
  readonly code: readonly CodeToken[];
  readonly framework: string;
  /** `file.py:14`; null in the Lab. */
  readonly location: string | null;
  readonly input: string;
  readonly output: string;
  /** Where the values come from: `arange(16)`. */
  readonly values: string;
  readonly kept: boolean;
  readonly stale: boolean;
}

/** The windows are known, the input's size isn't. */
export interface NeedsShapeState {
  readonly kind: 'needsShape';
  readonly header: Header;
  readonly reason: string;
  readonly proposals: readonly string[];
  /** Output size in symbols, one line per distinct axis. */
  readonly formula: readonly string[];
  readonly window: { readonly kernel: readonly number[]; readonly stride: readonly number[]; readonly padBefore: readonly number[]; readonly dilation: readonly number[] } | null;
}

/** The framework rejects the layer. */
export interface InvalidState {
  readonly kind: 'invalid';
  readonly header: Header;
  readonly title: string;
  readonly message: string;
  readonly hint: string;
  readonly fixes: readonly { readonly label: string; readonly result: string; readonly edit: string }[];
}

/** Everything to draw one layer. */
export interface ReadyState {
  readonly kind: 'ready';
  readonly header: Header;
}
