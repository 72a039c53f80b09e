import {
  CodeLens,
  InlayHint,
  InlayHintKind,
  MarkdownString,
  type CancellationToken,
  type Range,
  type TextDocument,
  l10n,
} from 'vscode';
import type { PanelState } from '../../protocol/index.js';
import type { DocumentAnalyses } from '../analysis/document-analyses.js';
import type { LayerSite } from '../../python/site.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import type { NamedSite } from '../analysis/site-search.js';
import { callArgument } from '../commands/call-argument.js';
import { COMMAND } from '../commands/names.js';
import { LayerMemory } from '../layer/layer-memory.js';
import { siteShapes } from '../layer/site-shapes.js';
import { translate } from '../translate.js';

/** Writes the shapes of pooling calls into the editor. */
export class Hints {
  readonly #analyses: DocumentAnalyses;
  readonly #given: GivenShapes;
  readonly #titles = new LayerMemory<string | null>();

  constructor(analyses: DocumentAnalyses, given: GivenShapes) {
    this.#analyses = analyses;
    this.#given = given;
  }

  /** `1×64×112×112 → 1×64×56×56` behind each pooling call of a range whose shapes are known. */
  async inlay(
    document: TextDocument,
    range: Range,
    token: CancellationToken,
  ): Promise<InlayHint[]> {
    const module = await this.#analyses.read(document, token);
    if (module === null) return [];
    const built = builtHere(module.sites);
    return module.sites.flatMap((named) => {
      const place = module.source.locate(named.site.range);
      const shapes = siteShapes(named.site, translate);
      const here = place?.uri.toString() === document.uri.toString();
      if (place === null || shapes === null || !here || !range.contains(place.range.end)) return [];
      if (named.site.role === 'call' && built.has(layerKey(named.site))) return [];
      const hint = new InlayHint(place.range.end, shapes.text, InlayHintKind.Type);
      hint.paddingLeft = true;
      hint.tooltip = new MarkdownString(shapes.all.map((line) => `\`${line}\``).join('  \n'));
      return [hint];
    });
  }

  /** A line with shapes and cost above each pooling call. */
  async lenses(document: TextDocument, token: CancellationToken): Promise<CodeLens[]> {
    const module = await this.#analyses.read(document, token);
    if (module === null) return [];
    return module.sites.flatMap((named) => {
      const place = module.source.locate(named.site.range);
      if (place === null || place.uri.toString() !== document.uri.toString()) return [];
      const title = this.#titles.recall(module, named, this.#given, '', lensTitle);
      return title === null
        ? []
        : [
            new CodeLens(place.range, {
              title,
              command: COMMAND.visualize,
              arguments: [callArgument(place, named.id)],
            }),
          ];
    });
  }
}

/** The layers built in this file, where their shapes already stand. */
const builtHere = (sites: readonly NamedSite[]): ReadonlySet<string> =>
  new Set(
    sites.filter(({ site }) => site.role === 'constructor').map(({ site }) => layerKey(site)),
  );

/** The same for two sites of one layer: its kind, and where its arguments stand. */
const layerKey = ({ kind, pooling }: LayerSite): string =>
  JSON.stringify([kind, pooling?.arguments.map(({ range }) => range)]);

const lensTitle = (state: PanelState): string | null => {
  switch (state.kind) {
    case 'ready': {
      const { header, inspector } = state;
      const cost = inspector.cost === null ? '' : ` · ${inspector.cost.summary}`;
      return `${header.input} → ${header.output}${cost}`;
    }
    case 'unpooling':
      return `${state.header.input} → ${state.header.output}`;
    case 'needsShape':
      return l10n.t('Give the input’s size');
    case 'invalid':
      return state.title;
    case 'unreadable':
    case 'empty':
    case 'loading':
      return null;
    default:
      return state satisfies never;
  }
};
