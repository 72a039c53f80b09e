import { l10n } from 'vscode';
import type { DrawnPanel } from '../../core/contract/index.js';
import { bareHeader } from '../../present/layer/header.js';
import { richTextOf, type Header, type PanelState } from '../../protocol/index.js';
import { unpacked, type Packed } from '../../protocol/packed.js';
import type { TrackedCall } from './tracked-call.js';

/** What a panel shows: a snapshot that only its view looks into, and what the host has to know of it. */
export interface PanelDisplay {
  readonly state: unknown;
  readonly kind: PanelState['kind'];
  /** The name in the panel's title; null where there is none. */
  readonly title: string | null;
  /** More is to be seen once it is computed. */
  readonly unfinished: boolean;
  readonly copyAs: DrawnPanel['copyAs'];
}

/** A snapshot that the core made. */
export const displayOf = (
  drawn: Pick<PanelDisplay, 'kind' | 'unfinished'> & { readonly state: Packed },
  title: string | null = null,
  copyAs: DrawnPanel['copyAs'] = [],
): PanelDisplay => ({
  state: unpacked(drawn.state),
  kind: drawn.kind,
  title,
  unfinished: drawn.unfinished,
  copyAs,
});

const display = (state: PanelState, title: string | null): PanelDisplay => ({
  state,
  kind: state.kind,
  title,
  unfinished: false,
  copyAs: [],
});

/** That nothing is selected; `stopped` says why no calls of a file are offered. */
export const emptyDisplay = (file: string | null, stopped: string): PanelDisplay =>
  display({ kind: 'empty', file, calls: [], stopped: richTextOf(stopped) }, null);

/** The header of a call while its file is being read. */
export const loadingDisplay = (call: TrackedCall, kept: boolean): PanelDisplay => {
  const header = headerFor(call, kept);
  return display({ kind: 'loading', header }, titleOf(header));
};

/** A call that the core can say nothing about, and why. */
export const unreadableDisplay = (call: TrackedCall, kept: boolean, why: string): PanelDisplay => {
  const header = headerFor(call, kept);
  const title = l10n.t('Reading stopped');
  const state = {
    kind: 'unreadable',
    header,
    title,
    reason: richTextOf(why),
    location: null,
  } as const;
  return display(state, titleOf(header));
};

const headerFor = ({ call }: TrackedCall, kept: boolean): Header =>
  bareHeader({ text: call.text, framework: call.framework, location: null }, kept);

const titleOf = ({ code }: Header): string | null =>
  code.find(({ kind }) => kind === 'function')?.text ?? null;
