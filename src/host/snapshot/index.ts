/** Snapshots of a panel: pure functions from a layer and its reader's choices to what is drawn. */
export { snapshot } from './snapshot.js';
export { applyIntention, initialViewChoices } from './view-choices.js';
export type { CallText, Subject } from './subject.js';
export type { CellEdit, ValuesSource, ViewChoices } from './view-choices.js';
