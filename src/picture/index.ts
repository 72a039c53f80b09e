/** Pictures of pooling layers as plain data and as text; drawn without a document. */
export { thumbnailSvg } from './thumbnail.js';
export { unpoolingThumbnail } from './unpooling/unpooling-thumbnail.js';
export { svgText, type SvgOptions } from './svg-text.js';
export { THEMES, type ResolvedTheme, type ThemeName } from './theme.js';
export { readoutOf, type Readout } from './readout.js';
export { countText, exactText, numberText } from './number-text.js';
