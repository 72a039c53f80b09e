import { textOf } from '../../engine/phrase.js';
import { snapshot } from '../../present/index.js';
import { continueWork } from '../../present/large-plane/background-work.js';
import { stoppedBy } from '../../present/layer/call-text.js';
import { richTextOf, type PanelState } from '../../protocol/index.js';
import { packed } from '../../protocol/packed.js';
import { continueDrawing, drawChoice, drawPanel, type DrawnPanel } from '../contract/panel.js';
import { answering } from './answering.js';
import { chosenCall, summaryOf } from './chosen-call.js';
import { codeSaysShape, layerSubject, rememberedShape } from './layer-subject.js';

/** Answers of what panels show. */
export const panelAnswers = [
  answering(drawChoice, async (_, { read, t }) => {
    const { analysis, sites, text } = await read();
    const stopped = stoppedBy(analysis);
    const state: PanelState = {
      kind: 'empty',
      file: text.file,
      calls: sites.map(({ id, site }) => ({
        id,
        label: site.text,
        line: site.range.start.line + 1,
      })),
      stopped: richTextOf(stopped === null ? '' : textOf(stopped, t)),
    };
    return { state: packed(state), kind: state.kind, unfinished: false };
  }),
  answering(drawPanel, async ({ call, view, given, stale, location }, { read, t }) => {
    const module = await read();
    const named = chosenCall(module, call);
    if (named === null) return null;
    const shapeText = view.shapeText ?? rememberedShape(named, given);
    const subject = layerSubject(module, named, given, t);
    const state = snapshot(
      stale
        ? {
            ...subject,
            call: { ...subject.call, location },
            stale,
            stopped: null,
            proposals: [],
          }
        : subject,
      { ...view, shapeText },
      t,
    );
    const isDrawn = state.kind === 'ready' || state.kind === 'unpooling';
    return {
      state: packed(state),
      kind: state.kind,
      unfinished: isDrawn && state.picture.unfinished !== null,
      call: summaryOf(named),
      title: titleOf(state),
      shapeText,
      remember: view.shapeText !== null && isDrawn && !codeSaysShape(named),
      copyAs: copyAsOf(state),
    };
  }),
  answering(continueDrawing, ({ milliseconds }) => continueWork(milliseconds)),
];

const titleOf = (state: PanelState): string | null =>
  state.kind === 'empty' || state.kind === 'report'
    ? null
    : (state.header.code.find(({ kind }) => kind === 'function')?.text ?? null);

const copyAsOf = (state: PanelState): DrawnPanel['copyAs'] =>
  state.kind === 'ready'
    ? state.copyAs.flatMap(({ label, action }) =>
        action.kind === 'copy' ? [{ label, what: action.what, text: action.text }] : [],
      )
    : [];
