import {
  ProgressLocation,
  window,
  type Location,
  type Position,
  type TextDocument,
  l10n,
} from 'vscode';
import type { DocumentAnalyses, ReadModule } from '../analysis/document-analyses.js';
import { siteFor, type NamedSite } from '../analysis/site-search.js';

/** A pooling call with its place in the editor and the module that it is part of. */
export interface CallAt {
  readonly module: ReadModule;
  readonly named: NamedSite;
  readonly location: Location;
}

/** Reads a document, and says so in the status bar while that takes. */
export const readShowing = (
  analyses: DocumentAnalyses,
  document: TextDocument,
): Thenable<ReadModule | null> =>
  window.withProgress({ location: ProgressLocation.Window, title: l10n.t('Reading shapes') }, () =>
    analyses.read(document),
  );

/** The call that a cursor means: the one at it, else the nearest above, else the first below. */
export const callFor = (
  module: ReadModule,
  document: TextDocument,
  position: Position,
): CallAt | null => {
  const place = module.source.placeOf(document, position);
  const named = place === null ? null : siteFor(module.sites, place);
  const location = named === null ? null : module.source.locate(named.site.range);
  return named === null || location === null ? null : { module, named, location };
};

/** The call of a name, as commands of links carry it; null where it is no longer there. */
export const callNamed = (module: ReadModule, id: string): CallAt | null => {
  const named = module.sites.find((site) => site.id === id);
  const location = named === undefined ? null : module.source.locate(named.site.range);
  return named === undefined || location === null ? null : { module, named, location };
};
