/** Every command by what it does; `contributes.commands` in package.json lists the same. */
export const COMMAND = {
  visualize: 'poolscope.visualize',
  compare: 'poolscope.compare',
  asConvolution: 'poolscope.asConvolution',
  gradient: 'poolscope.gradient',
  openLab: 'poolscope.openLab',
  giveSize: 'poolscope.giveSize',
  forgetSizes: 'poolscope.forgetSizes',
  revealCode: 'poolscope.revealCode',
  copyAsCode: 'poolscope.copyAsCode',
  exportPicture: 'poolscope.export',
  keep: 'poolscope.keep',
  refresh: 'poolscope.refresh',
  showExample: 'poolscope.showExample',
  applyFix: 'poolscope.applyFix',
  showLog: 'poolscope.showLog',
} as const;

/** Commands that move the picture of the panel in front, by the action its webview is told. */
export const PICTURE_COMMAND = {
  'poolscope.panel.firstWindow': 'first',
  'poolscope.panel.previousWindow': 'previous',
  'poolscope.panel.playPause': 'play',
  'poolscope.panel.nextWindow': 'next',
  'poolscope.panel.lastWindow': 'last',
  'poolscope.panel.pinWindow': 'pin',
  'poolscope.panel.showNumbers': 'numbers',
  'poolscope.panel.showHeat': 'heat',
  'poolscope.panel.showCoverage': 'coverage',
  'poolscope.panel.showGradient': 'gradient',
  'poolscope.panel.previousChannel': 'previousChannel',
  'poolscope.panel.nextChannel': 'nextChannel',
  'poolscope.panel.zoomIn': 'zoomIn',
  'poolscope.panel.zoomOut': 'zoomOut',
  'poolscope.panel.zoomToFit': 'fit',
  'poolscope.panel.openExportMenu': 'exportMenu',
} as const;

/** What a picture command asks of the webview. */
export type PictureAction = (typeof PICTURE_COMMAND)[keyof typeof PICTURE_COMMAND];
