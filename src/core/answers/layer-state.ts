import type { Translate } from '../../engine/phrase.js';
import { snapshot } from '../../present/index.js';
import { initialViewOptions } from '../../present/view-options.js';
import type { PanelState } from '../../protocol/index.js';
import type { GivenSizes } from '../contract/code.js';
import type { ReadModule } from '../session/module-reading.js';
import type { NamedSite } from '../site-search.js';
import { layerSubject, rememberedShape } from './layer-subject.js';

/** A layer as a new panel would show it, in brief: what hovers, hints and fixes speak from. */
export const layerState = (
  module: ReadModule,
  named: NamedSite,
  given: GivenSizes,
  t: Translate,
): PanelState =>
  snapshot(
    layerSubject(module, named, given, t),
    { ...initialViewOptions, shapeText: rememberedShape(named, given), summaryOnly: true },
    t,
  );
