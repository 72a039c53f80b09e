import { Location, Range, workspace, type TextDocument, type Uri } from 'vscode';
import { DisposableOwner } from '../disposable-owner.js';
import type { ReadModule } from '../analysis/document-analyses.js';
import { sourceOf } from '../analysis/readable-source.js';
import { siteAt, type NamedSite } from '../analysis/site-search.js';
import { moved } from './moved-position.js';

/** A call that stays found while its document is edited. */
export class TrackedCall extends DisposableOwner {
  #location: Location;
  #site: NamedSite;

  constructor(location: Location, site: NamedSite) {
    super();
    this.#location = location;
    this.#site = site;
    this.register(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.uri.toString() !== this.uri.toString()) return;
        const start = contentChanges.reduce(moved, this.#location.range.start);
        const end = contentChanges.reduce(moved, this.#location.range.end);
        this.#location = new Location(this.uri, new Range(start, end));
      }),
    );
  }

  /** The document the call is written in: a file, or a cell of a notebook. */
  get uri(): Uri {
    return this.#location.uri;
  }

  /** The key of the module it belongs to. */
  get moduleKey(): string {
    const document = this.#document();
    const source = document === undefined ? null : sourceOf(document);
    return source?.key ?? this.uri.toString();
  }

  /** Where the call is now. */
  get location(): Location {
    return this.#location;
  }

  /** The call as it was last read. */
  get site(): NamedSite {
    return this.#site;
  }

  /** The same call in a newer reading of its module; null: it is gone. */
  findIn(module: ReadModule): NamedSite | null {
    const document = this.#document();
    const place =
      document === undefined ? null : module.source.placeOf(document, this.#location.range.start);
    const { id, site } = this.#site;
    const starting = module.sites.filter(
      ({ site: { range } }) =>
        range.start.line === place?.line && range.start.column === place.column,
    );
    return (
      starting.find((candidate) => candidate.id === id) ??
      starting.find((candidate) => candidate.site.role === site.role) ??
      module.sites.find((candidate) => candidate.id === id) ??
      (place === null ? null : siteAt(module.sites, place))
    );
  }

  /** Goes on with the call as it was read anew. */
  renew(location: Location, site: NamedSite): void {
    this.#location = location;
    this.#site = site;
  }

  #document(): TextDocument | undefined {
    return workspace.textDocuments.find(({ uri }) => uri.toString() === this.uri.toString());
  }
}
