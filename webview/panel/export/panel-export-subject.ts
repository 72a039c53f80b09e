import { exportName, type ExportSubject } from './export-subject.js';
import { exportScenes } from '../../../src/picture/export/export-scenes.js';
import { scaleOf } from '../../../src/picture/colours/heat-levels.js';
import { DEFAULT_REQUEST } from '../../../src/picture/layout/layout.js';
import { csvText, markdownText } from '../../../src/picture/export/text-tables.js';
import { animatedSteps } from '../../../src/picture/pair/grid-pair.js';
import { pairOf } from '../../../src/picture/pair/pair-of.js';
import { plainText, type ReadyState, type UnpoolingState } from '../../../src/protocol/index.js';
import { t } from '../../shared/translate.js';
import type { View } from '../../../src/picture/layout/view-span.js';
import { stageView } from '../stage/stage-view.js';
import type { Ui } from '../state/ui-store.js';

/** A picture is exported at least this wide. */
const LEAST_WIDTH = 420;
const PADDING = 40;

/** What a panel exports: the picture as a stage of some width shows it, `before` in the view it had. */
export function exportSubject(
  state: ReadyState | UnpoolingState,
  ui: Ui,
  width: number,
  before: View | null,
): ExportSubject {
  const room = Math.max(LEAST_WIDTH, width - PADDING);
  const { picture, header } = state;
  const view = stageView(picture, ui, width, before);
  const pair = pairOf(picture);
  const cell = view.view === null ? null : view.cell;
  const request = { ...DEFAULT_REQUEST, width: room, cell, view: view.view };
  const code = header.code.map((token) => token.text).join('');
  return {
    code,
    title: `${code}. ${plainText(state.sentence)}`,
    name: exportName(code, picture.axes),
    scale: scaleOf(pair.range),
    step: view.window,
    frames: animatedSteps(pair, view.window),
    scenes: (step, words) => exportScenes(picture, request, step, view.mode, words),
    markdown: () => markdownText(state, view.window, t),
    csv: () => csvText(state),
  };
}
