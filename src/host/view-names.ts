/** The identifiers of panels and views that package.json declares. */
export const VIEW = {
  panel: 'poolscope.panel',
  lab: 'poolscope.lab',
  report: 'poolscope.report',
} as const;
