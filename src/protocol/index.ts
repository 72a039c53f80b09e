/** The contract between host and webview. */
export type * from './action.js';
export type * from './header-state.js';
export type * from './inspector-state.js';
export type * from './intention.js';
export type * from './message.js';
export type * from './picture-state.js';
export type * from './state.js';
export type * from './tab-state.js';
export type * from './tabs.js';
export type * from './unpooling-state.js';
export type * from './values-state.js';
export type * from './ui-state.js';
export { plainText, richTextOf, type RichSpan, type RichText } from './rich-text.js';
export { readIntention, readMessage, readUiState } from './read.js';
export { initialUiState } from './ui-state.js';
export { unwritten, written } from './written.js';
