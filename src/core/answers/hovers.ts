import { hoverText, type HoverLinks } from '../../present/hover/hover-text.js';
import { layerTitle } from '../../present/layer/layer-title.js';
import type { PanelState } from '../../protocol/index.js';
import {
  plainLayerAt,
  plainLayerText,
  type PlainLayer,
} from '../../present/hover/plain-layer-text.js';
import type { LayerSite, SourceRange } from '../../python/site.js';
import { hover, prepareHovers, type HoverOptions } from '../contract/editor.js';
import { commandLink, HOVER_COMMAND } from '../hover-commands.js';
import type { Asked } from '../session/asked.js';
import type { ReadModule } from '../session/module-reading.js';
import { inside, siteAt, type NamedSite } from '../site-search.js';
import { answering } from './answering.js';
import { LayerMemory } from './layer-memory.js';
import { layerState } from './layer-state.js';
import { layerSubject } from './layer-subject.js';
import { misfitHover } from './misfit-hover.js';
import { rejectedState } from './rejected-state.js';
import { surpriseFacts } from './surprise-facts.js';
import { thumbnail } from './thumbnail.js';

/** Texts are kept: a hover that was made before is only looked up. */
const texts = new LayerMemory<Promise<string | null>>();

/** Answers of hovers. */
export const hoverAnswers = [
  answering(hover, async ({ at, look }, asked) => {
    const module = await asked.readAt(at);
    const named = siteAt(module.sites, at);
    const plain = plainLayerAt(module.analysis, at);
    if (plain !== null && (named === null || failsThere(plain, named))) {
      return plainHover(plain, module, look, asked);
    }
    if (named === null) return null;
    const text = await textFor(module, named, look, asked);
    return text === null ? null : { range: named.site.range, text };
  }),
  answering(prepareHovers, async ({ places, look }, asked) => {
    for (const at of places) {
      const module = await asked.readAt(at);
      const named = siteAt(module.sites, at);
      if (named !== null) await textFor(module, named, look, asked);
      await asked.pause();
    }
    return places.length;
  }),
];

/** Whether a call in which a pooling layer is passed, or one in it, ends with sizes that don't fit. */
const failsThere = (plain: PlainLayer, { site }: NamedSite): boolean =>
  plain.kind === 'misfit' && inside(plain.range, site.range);

/** The hover of a layer beside pooling. */
const plainHover = async (
  found: PlainLayer,
  module: ReadModule,
  look: HoverOptions,
  asked: Asked,
): Promise<{ readonly range: SourceRange; readonly text: string } | null> => {
  const text =
    found.kind === 'misfit'
      ? await misfitHover(found.problem, module, look, asked)
      : plainLayerText(found.site, await surpriseFacts(found.site, module, look, asked), asked.t);
  return text === null ? null : { range: found.range, text };
};

const textFor = (
  module: ReadModule,
  named: NamedSite,
  look: HoverOptions,
  asked: Asked,
): Promise<string | null> =>
  texts.recall(named, [look], async () => {
    const { environment, t } = asked;
    const first = layerState(module, named, look.given, t);
    const subject = layerSubject(module, named, look.given, t);
    const state = await rejectedState(first, subject, module, asked);
    return hoverText(state, {
      title: layerTitle(named.site, t),
      dtype: dtypeOf(named.site),
      thumbnail: look.thumbnail === null ? null : thumbnail(state, look.thumbnail, environment, t),
      links: linksFor(look.document, named, state),
      surprise: await surpriseFacts(named.site, module, look, asked),
      t,
    });
  });

const dtypeOf = ({ flows }: LayerSite): string | null => {
  const dtype = flows[0]?.dtype ?? '';
  return dtype === '' || dtype === 'unknown' ? null : dtype;
};

const linksFor = (document: string, { id }: NamedSite, state: PanelState): HoverLinks => {
  const link = (command: string): string => commandLink(command, { document, call: id });
  return {
    visualize: link(HOVER_COMMAND.visualize),
    compare: link(HOVER_COMMAND.compare),
    asConvolution: link(HOVER_COMMAND.asConvolution),
    openLab: link(HOVER_COMMAND.openLab),
    chain: link(HOVER_COMMAND.visualizeModel),
    giveSize: link(HOVER_COMMAND.giveSize),
    fix: fixLink(document, id, state),
  };
};

/** Applies the first of the ways out that are offered; null: there is none. */
const fixLink = (document: string, call: string, state: PanelState): string | null => {
  const action = state.kind === 'invalid' ? state.fixes[0]?.link.action : undefined;
  if (action === undefined) return null;
  return action.kind === 'wayOut'
    ? commandLink(HOVER_COMMAND.applyFix, { document, at: action.at, way: action.way })
    : commandLink(HOVER_COMMAND.applyFix, { document, call });
};
