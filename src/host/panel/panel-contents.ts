import { workspace, type Uri } from 'vscode';
import type { PanelState } from '../../protocol/index.js';
import type { DocumentAnalyses, ReadModule } from '../analysis/document-analyses.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import { callText, stoppedBy } from '../layer/call-text.js';
import { codeSaysShape, layerSubject, rememberedShape } from '../layer/layer-subject.js';
import { placeLabel } from '../layer/place-label.js';
import { snapshot } from '../snapshot/index.js';
import type { Subject } from '../snapshot/subject.js';
import type { ViewChoices } from '../snapshot/view-choices.js';
import { translate } from '../translate.js';
import type { TrackedCall } from './tracked-call.js';

/** What a panel shows, with the choices as they are from now on. */
export interface Composed {
  readonly state: PanelState;
  readonly view: ViewChoices;
}

/** Makes what panels show from the code as it is now. */
export class PanelContents {
  readonly #analyses: DocumentAnalyses;
  readonly #given: GivenShapes;

  constructor(analyses: DocumentAnalyses, given: GivenShapes) {
    this.#analyses = analyses;
    this.#given = given;
  }

  /** The header of a call while its file is being read. */
  loading(call: TrackedCall, view: ViewChoices): PanelState {
    return snapshot({ kind: 'loading', call: callText(call.site.site, null) }, view, translate);
  }

  /** What a panel without a call shows: the calls of the file in the editor. */
  async empty(document: Uri | null, view: ViewChoices): Promise<PanelState> {
    const module = document === null ? null : await this.#read(document);
    const calls = (module?.sites ?? []).map(({ id, site }) => ({
      id,
      label: site.text,
      line: site.range.start.line + 1,
    }));
    const file = module === null ? null : module.source.file;
    const stopped = module === null ? null : stoppedBy(module.analysis);
    return snapshot({ kind: 'none', file, calls, stopped }, view, translate);
  }

  /**
   * What a panel shows of a call now. A call that is gone from the code stays in view as it was,
   * marked as stale. A size that the reader gave is remembered once it fits.
   */
  async compose(call: TrackedCall, chosen: ViewChoices): Promise<Composed> {
    const module = await this.#read(call.uri);
    const found = module === null ? null : call.findIn(module);
    if (module === null || found === null) {
      const text = callText(call.site.site, placeLabel(call.location));
      const subject: Subject = {
        kind: 'layer',
        call: text,
        site: call.site.site,
        stale: true,
        stopped: null,
        proposals: [],
      };
      return { state: snapshot(subject, chosen, translate), view: chosen };
    }
    const shapeText = chosen.shapeText ?? rememberedShape(module, found, this.#given);
    const view = { ...chosen, shapeText };
    const state = snapshot(layerSubject(module, found, this.#given), view, translate);
    const isDrawn = state.kind === 'ready' || state.kind === 'unpooling';
    if (chosen.shapeText !== null && isDrawn && !codeSaysShape(found)) {
      await this.#given.give(module.source.key, found.id, chosen.shapeText);
    }
    const location = module.source.locate(found.site.range);
    if (location !== null) call.renew(location, found);
    return { state, view };
  }

  async #read(uri: Uri): Promise<ReadModule | null> {
    const open = workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString(),
    );
    if (open === undefined && uri.scheme === 'vscode-notebook-cell') return null;
    try {
      return await this.#analyses.read(open ?? (await workspace.openTextDocument(uri)));
    } catch {
      return null;
    }
  }
}
