import type { Uri } from 'vscode';
import type { CallAt } from '../analysis/call-at.js';
import type { Message } from '../../protocol/index.js';
import type { ViewOptions } from '../../present/view-options.js';
import type { TrackedCall } from './tracked-call.js';

/** What an action needs of the panel in which its reader asked for it. */
export interface PanelInView {
  /** The call in view; null where none is. */
  readonly call: TrackedCall | null;
  /** The file whose calls are offered where no call is in view. */
  readonly file: Uri | null;
  /** What its reader chose. */
  readonly view: ViewOptions;
  /** Tells the webview, if it listens. */
  send: (message: Exclude<Message, { readonly type: 'show' }>) => void;
  /** Shows another call of the same file. */
  showCall: (call: CallAt) => Promise<void>;
  /** Changes what the reader chose, and draws it. */
  choose: (change: Partial<ViewOptions>) => Promise<void>;
  /** Reads the call again and draws it. */
  update: () => Promise<void>;
}
