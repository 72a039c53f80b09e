/** Pictures of pooling layers as plain data and as text; drawn without a document. */
export { misfitThumbnail } from './export/misfit-thumbnail.js';
export { thumbnailSvg } from './export/thumbnail.js';
export { type ThemeName } from './colours/theme.js';
