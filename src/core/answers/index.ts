import type { Answering } from './answering.js';
import { callAnswers } from './calls.js';
import { editAnswers } from './edits.js';
import { fileReportAnswers } from './file-report.js';
import { hintAnswers } from './hints.js';
import { hoverAnswers } from './hovers.js';
import { labAnswers } from './lab.js';
import { modelAnswers } from './models.js';
import { panelAnswers } from './panel.js';
import { problemAnswers } from './problems.js';
import { reportAnswers } from './report.js';

/** Everything that the core can be asked. */
export const answers: readonly Answering[] = [
  ...callAnswers,
  ...hoverAnswers,
  ...hintAnswers,
  ...problemAnswers,
  ...editAnswers,
  ...panelAnswers,
  ...modelAnswers,
  ...labAnswers,
  ...reportAnswers,
  ...fileReportAnswers,
];
