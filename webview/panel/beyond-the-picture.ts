/**
 * What a panel can do beyond its first picture: other tabs, unpooling, exports and the map of keys.
 * Fetched once the picture is on the screen, which is there sooner without them.
 */
import './ps-keyboard-map.js';
export { exportFile } from '../export/exporter.js';
export { pageTheme } from '../export/page-theme.js';
export { exportSubject } from './export-subject.js';
export { tabContent } from './tab-content.js';
export { unpoolingView } from './unpooling-view.js';
