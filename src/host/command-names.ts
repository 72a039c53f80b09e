import { HOVER_COMMAND } from '../core/hover-commands.js';
import type { Mode, PanelCommand } from '../protocol/index.js';

/** Every command by what it does; `contributes.commands` in package.json lists the same. */
export const COMMAND = {
  ...HOVER_COMMAND,
  visualizeTensor: 'poolscope.visualizeTensor',
  gradient: 'poolscope.gradient',
  exportLesson: 'poolscope.exportLesson',
  poolingReport: 'poolscope.poolingReport',
  forgetSizes: 'poolscope.forgetSizes',
  showExample: 'poolscope.showExample',
  revealCode: 'poolscope.revealCode',
  copyAsCode: 'poolscope.copyAsCode',
  exportPicture: 'poolscope.export',
  keep: 'poolscope.keep',
  refresh: 'poolscope.refresh',
  restart: 'poolscope.restart',
  showLog: 'poolscope.showLog',
  showPage: 'poolscope.showPage',
} as const;

/** What a picture command tells the webview of the panel in front. */
export type PictureMessage =
  | { readonly type: 'command'; readonly command: PanelCommand }
  | { readonly type: 'setMode'; readonly mode: Mode };

const command = (name: PanelCommand): PictureMessage => ({ type: 'command', command: name });
const setMode = (mode: Mode): PictureMessage => ({ type: 'setMode', mode });

/** Commands that move the picture of the panel in front. */
export const PICTURE_COMMAND: Readonly<Record<string, PictureMessage>> = {
  'poolscope.panel.firstWindow': command('first'),
  'poolscope.panel.previousWindow': command('previous'),
  'poolscope.panel.playPause': command('play'),
  'poolscope.panel.nextWindow': command('next'),
  'poolscope.panel.lastWindow': command('last'),
  'poolscope.panel.showNumbers': setMode('numbers'),
  'poolscope.panel.showHeat': setMode('heat'),
  'poolscope.panel.showCoverage': setMode('coverage'),
  'poolscope.panel.showGradient': setMode('gradient'),
  'poolscope.panel.previousChannel': command('previousChannel'),
  'poolscope.panel.nextChannel': command('nextChannel'),
  'poolscope.panel.zoomIn': command('zoomIn'),
  'poolscope.panel.zoomOut': command('zoomOut'),
  'poolscope.panel.zoomToFit': command('fit'),
  'poolscope.panel.undo': command('undo'),
  'poolscope.panel.redo': command('redo'),
  'poolscope.panel.openExportMenu': command('exportMenu'),
  'poolscope.panel.nextPooling': command('nextPooling'),
  'poolscope.panel.previousPooling': command('previousPooling'),
  'poolscope.panel.showKeys': command('keyboardMap'),
  'poolscope.panel.showAsText': command('asText'),
};
