/** Pictures of pooling layers as plain data and as text; drawn without a document. */
export { misfitThumbnail } from './export/misfit-thumbnail.js';
export { misfitTitle } from './misfit/misfit-scene.js';
export { ladderThumbnail } from './export/ladder-thumbnail.js';
export { ladderTitle } from './ladder/ladder-scene.js';
export { thumbnailSvg } from './export/thumbnail.js';
export { type ThemeName } from './colours/theme.js';
