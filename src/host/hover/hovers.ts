import {
  Hover,
  MarkdownString,
  window,
  type CancellationToken,
  type Position,
  type TextDocument,
} from 'vscode';
import type { PanelState } from '../../protocol/index.js';
import type { LayerSite } from '../../python/site.js';
import type { DocumentAnalyses, ReadModule } from '../analysis/document-analyses.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import { siteAt, type NamedSite } from '../analysis/site-search.js';
import { callArgument, commandLink } from '../commands/call-argument.js';
import { COMMAND } from '../commands/names.js';
import { LayerMemory } from '../layer/layer-memory.js';
import { layerTitle } from '../layer/layer-title.js';
import { readSettings } from '../read-settings.js';
import { translate } from '../translate.js';
import { hoverText, type HoverLinks } from './hover-text.js';
import { thumbnail, thumbnailOfUnpooling } from './thumbnail.js';

/** The commands that a hover may run, and no others. */
const TRUSTED: readonly string[] = [
  COMMAND.visualize,
  COMMAND.compare,
  COMMAND.asConvolution,
  COMMAND.openLab,
  COMMAND.giveSize,
  COMMAND.applyFix,
];

/** Explains the pooling layer under the pointer. */
export class Hovers {
  readonly #analyses: DocumentAnalyses;
  readonly #given: GivenShapes;
  readonly #texts = new LayerMemory<string | null>();

  constructor(analyses: DocumentAnalyses, given: GivenShapes) {
    this.#analyses = analyses;
    this.#given = given;
  }

  async at(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<Hover | undefined> {
    const module = await this.#analyses.readAt(document, position, token);
    const place = module?.source.placeOf(document, position) ?? null;
    const named = module === null || place === null ? null : siteAt(module.sites, place);
    if (module === null || named === null) return undefined;
    const location = module.source.locate(named.site.range);
    const drawn = readSettings(document.uri).thumbnail;
    const looks = `${String(drawn)} ${String(window.activeColorTheme.kind)}`;
    const text = this.#texts.recall(module, named, this.#given, looks, (state) =>
      hoverText(state, {
        title: layerTitle(named.site, translate),
        dtype: dtypeOf(named.site),
        thumbnail: drawn ? thumbnailOf(state) : null,
        links: linksFor(module, named, state),
        t: translate,
      }),
    );
    if (text === null || location === null) return undefined;
    const markdown = new MarkdownString(text, true);
    markdown.isTrusted = { enabledCommands: TRUSTED };
    return new Hover(markdown, location.range);
  }
}

const dtypeOf = ({ flows }: LayerSite): string | null => {
  const dtype = flows[0]?.dtype ?? '';
  return dtype === '' || dtype === 'unknown' ? null : dtype;
};

const thumbnailOf = (state: PanelState): string | null => {
  const theme = window.activeColorTheme.kind;
  if (state.kind === 'ready') return thumbnail(state.picture, theme);
  return state.kind === 'unpooling' ? thumbnailOfUnpooling(state.picture, theme) : null;
};

const linksFor = (module: ReadModule, named: NamedSite, state: PanelState): HoverLinks => {
  const location = module.source.locate(named.site.range);
  const argument =
    location === null
      ? { document: module.source.uri.toString(), call: named.id }
      : callArgument(location, named.id);
  const link = (command: string): string => commandLink(command, argument);
  return {
    visualize: link(COMMAND.visualize),
    compare: link(COMMAND.compare),
    asConvolution: link(COMMAND.asConvolution),
    openLab: link(COMMAND.openLab),
    giveSize: link(COMMAND.giveSize),
    fix: state.kind === 'invalid' && state.fixes.length > 0 ? link(COMMAND.applyFix) : null,
  };
};
