import type { Header } from '../../protocol/index.js';
import { codeTokens, type TextSpan } from './code-tokens.js';
import type { CallText } from '../subject.js';

/** What a header says besides the call itself. */
export type HeaderFacts = Omit<Header, 'code' | 'framework' | 'location'> & {
  readonly offending: TextSpan | null;
};

/** The two lines above every picture. */
export function headerOf(call: CallText, { offending, ...facts }: HeaderFacts): Header {
  return {
    code: [...codeTokens(call.text, offending)],
    framework: call.framework,
    location: call.location,
    ...facts,
  };
}

/** A header before anything but the call is known. */
export const bareHeader = (call: CallText, kept: boolean): Header =>
  headerOf(call, {
    offending: null,
    input: '?',
    output: '?',
    origin: '',
    values: '',
    kept,
    stale: false,
  });
