import type * as v from 'valibot';
import { textOf } from '../../engine/phrase.js';
import { snapshot } from '../../present/index.js';
import { continueWork } from '../../present/large-plane/background-work.js';
import { stoppedBy } from '../../present/layer/call-text.js';
import { richTextOf, type PanelState } from '../../protocol/index.js';
import { packed } from '../../protocol/packed.js';
import { continueDrawing, drawChoice, drawPanel, type DrawnPanel } from '../contract/panel.js';
import type { Asked } from '../session/asked.js';
import type { ReadModule } from '../session/module-reading.js';
import type { NamedSite } from '../site-search.js';
import { answering } from './answering.js';
import { failureState } from './failure-state.js';
import { codeSaysShape, layerSubject, rememberedShape } from './layer-subject.js';
import { rejectedState } from './rejected-state.js';
import { shownCall, shownSummary, type Shown } from './shown-call.js';
import { withSurprisingAxes } from './surprising-axes.js';

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
  answering(drawPanel, async (question, asked) => {
    const module = await asked.read();
    const shown = shownCall(module, question.call);
    if (shown === null) return null;
    return shown.kind === 'call'
      ? drawCall(shown.named, question, module, asked)
      : drawnOf(await failureState(shown, question, module, asked), shown, module);
  }),
  answering(continueDrawing, ({ milliseconds }) => continueWork(milliseconds)),
];

type Question = v.InferOutput<typeof drawPanel.question>;

const drawCall = async (
  named: NamedSite,
  { view, given, stale, location }: Question,
  module: ReadModule,
  asked: Asked,
): Promise<DrawnPanel> => {
  const shapeText = view.shapeText ?? rememberedShape(named, given);
  const now = layerSubject(module, named, given, asked.t);
  const subject = stale
    ? { ...now, call: { ...now.call, location }, stale, stopped: null, proposals: [] }
    : now;
  const first = snapshot(subject, { ...view, shapeText }, asked.t);
  const accepted = await withSurprisingAxes(first, named.site, module, asked);
  const state = await rejectedState(accepted, subject, module, asked);
  const isDrawn = state.kind === 'ready' || state.kind === 'unpooling';
  return {
    ...drawnOf(state, { kind: 'call', named }, module),
    unfinished: isDrawn && state.picture.unfinished !== null,
    shapeText,
    remember: view.shapeText !== null && isDrawn && !codeSaysShape(named),
    copyAs: copyAsOf(state),
  };
};

const drawnOf = (state: PanelState, shown: Shown, module: ReadModule): DrawnPanel => ({
  state: packed(state),
  kind: state.kind,
  unfinished: false,
  call: shownSummary(shown, module),
  title: titleOf(state),
  shapeText: null,
  remember: false,
  copyAs: [],
});

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
