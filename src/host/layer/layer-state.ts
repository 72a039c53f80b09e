import type { PanelState } from '../../protocol/index.js';
import type { ReadModule } from '../analysis/document-analyses.js';
import type { GivenShapes } from '../analysis/given-shapes.js';
import type { NamedSite } from '../analysis/site-search.js';
import { snapshot } from '../snapshot/index.js';
import { initialViewChoices } from '../snapshot/view-choices.js';
import { translate } from '../translate.js';
import { layerSubject, rememberedShape } from './layer-subject.js';

/** A layer as a new panel would show it, in brief: what hovers, hints and fixes speak from. */
export const layerState = (module: ReadModule, named: NamedSite, given: GivenShapes): PanelState =>
  snapshot(
    layerSubject(module, named, given),
    { ...initialViewChoices, shapeText: rememberedShape(module, named, given), brief: true },
    translate,
  );
