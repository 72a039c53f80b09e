/** Snapshots of a panel: pure functions from a layer and its reader's choices to what is drawn. */
export { snapshot } from './snapshot.js';
export { applyIntention, initialViewOptions } from './view-options.js';
export type { Subject } from './subject.js';
export type { ViewOptions } from './view-options.js';
