import type { Translate } from '../../engine/phrase.js';
import { plainText, type Header, type PanelState } from '../../protocol/index.js';
import type { ReportRow } from '../../protocol/report-state.js';
import { isRepeated } from '../../present/report/reported-layers.js';
import { reportCalls } from '../contract/report.js';
import { answering } from './answering.js';
import { layerState } from './layer-state.js';

/** What a report says of a call beside its place. */
type Reported = Pick<ReportRow, 'call' | 'input' | 'output' | 'cost' | 'notices' | 'problem'>;

/** Answers of reports. */
export const reportAnswers = [
  answering(reportCalls, async ({ given }, { read, pause, t }) => {
    const module = await read();
    const rows = [];
    const sites = module.sites.map(({ site }) => site);
    for (const named of module.sites) {
      if (isRepeated(named.site, sites)) continue;
      const reported = reportedOf(layerState(module, named, given, t), t);
      if (reported !== null) rows.push({ ...reported, id: named.id, range: named.site.range });
      await pause();
    }
    return rows;
  }),
];

/** A layer in a line of a report; null: the state says nothing of one. */
function reportedOf(state: PanelState, t: Translate): Reported | null {
  switch (state.kind) {
    case 'ready':
    case 'unpooling': {
      const { notices, cost } = state.inspector;
      return {
        ...shapesOf(state.header),
        cost: cost?.summary ?? '',
        notices: notices.map(({ severity, text }) => ({ severity, text })),
        problem: '',
      };
    }
    case 'needsShape':
      return { ...bare(state.header), problem: t('The input’s size isn’t known.') };
    case 'invalid':
      return { ...bare(state.header), problem: state.message };
    case 'unreadable':
      return { ...bare(state.header), problem: plainText(state.reason) };
    case 'empty':
    case 'loading':
    case 'mended':
    case 'model':
    case 'noModel':
    case 'report':
      return null;
    default:
      return state satisfies never;
  }
}

const shapesOf = ({
  code,
  input,
  output,
}: Header): Pick<Reported, 'call' | 'input' | 'output'> => ({
  call: code
    .map(({ text }) => text)
    .join('')
    .replaceAll(/\s+/gu, ' '),
  input,
  output,
});

const bare = (header: Header): Omit<Reported, 'problem'> => ({
  ...shapesOf(header),
  cost: '',
  notices: [],
});
