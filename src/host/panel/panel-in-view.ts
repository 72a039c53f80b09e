import type { Location, Uri } from 'vscode';
import type { Message } from '../../protocol/index.js';
import type { NamedSite } from '../analysis/site-search.js';
import type { ViewChoices } from '../snapshot/view-choices.js';
import type { TrackedCall } from './tracked-call.js';

/** What a deed needs of the panel in which its reader asked for it. */
export interface PanelInView {
  /** The call in view; null where none is. */
  readonly call: TrackedCall | null;
  /** The file whose calls are offered where no call is in view. */
  readonly file: Uri | null;
  /** Tells the webview, if it listens. */
  send: (message: Exclude<Message, { readonly type: 'show' }>) => void;
  /** Shows another call of the same file. */
  showSite: (location: Location, site: NamedSite) => Promise<void>;
  /** Changes what the reader chose, and draws it. */
  choose: (change: Partial<ViewChoices>) => Promise<void>;
  /** Reads the call again and draws it. */
  update: () => Promise<void>;
}
