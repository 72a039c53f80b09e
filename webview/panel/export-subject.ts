import { exportName, type ExportSubject } from '../export/export-subject.js';
import { animatedWindows, exportScenes } from '../../src/picture/export-scenes.js';
import { scaleOf } from '../../src/picture/heat-levels.js';
import { DEFAULT_REQUEST } from '../../src/picture/layout.js';
import { csvText, markdownText } from '../../src/picture/tables.js';
import {
  animatedValues,
  unpoolingExportScenes,
} from '../../src/picture/unpooling/unpooling-export.js';
import { unpoolingCsv, unpoolingMarkdown } from '../../src/picture/unpooling/unpooling-tables.js';
import {
  plainText,
  type Header,
  type ReadyState,
  type RichText,
  type UnpoolingState,
} from '../../src/protocol/index.js';
import { t } from '../translate.js';
import { unpoolingStageView } from '../unpooling/unpooling-stage-view.js';
import type { View } from '../../src/picture/view-span.js';
import { stageView } from './stage-view.js';
import type { Ui } from './ui-store.js';

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
  return state.kind === 'ready'
    ? poolingSubject(state, ui, width, room, before)
    : unpoolingSubject(state, ui, width, room);
}

const codeOf = ({ code }: Header): string => code.map((token) => token.text).join('');
const titleOf = (header: Header, sentence: RichText): string =>
  `${codeOf(header)}. ${plainText(sentence)}`;

function poolingSubject(
  state: ReadyState,
  ui: Ui,
  width: number,
  room: number,
  before: View | null,
): ExportSubject {
  const { picture, header } = state;
  const view = stageView(picture, ui, width, before);
  const cell = view.view === null ? null : view.cell;
  const request = { ...DEFAULT_REQUEST, width: room, cell, view: view.view };
  return {
    code: codeOf(header),
    title: titleOf(header, state.sentence),
    name: exportName(codeOf(header), picture.axes),
    scale: scaleOf(picture.inputRange),
    step: view.window,
    frames: animatedWindows(picture, view.window),
    scenes: (window, words) => exportScenes(picture, request, window, view.mode, words),
    markdown: () => markdownText(state, view.window, t),
    csv: () => csvText(state),
  };
}

function unpoolingSubject(
  state: UnpoolingState,
  ui: Ui,
  width: number,
  room: number,
): ExportSubject {
  const { picture, header } = state;
  const view = unpoolingStageView(picture, ui, width);
  const cell = view.view === null ? null : view.cell;
  const request = { width: room, maxHeight: DEFAULT_REQUEST.maxHeight, cell, view: view.view };
  return {
    code: codeOf(header),
    title: titleOf(header, state.sentence),
    name: exportName(codeOf(header), picture.axes),
    scale: scaleOf(picture.range),
    step: view.step,
    frames: animatedValues(picture, view.step),
    scenes: (step, words) =>
      unpoolingExportScenes(picture, { ...request, slice: 0 }, step, view.mode, words),
    markdown: () => unpoolingMarkdown(state, view.step, t),
    csv: () => unpoolingCsv(state),
  };
}
