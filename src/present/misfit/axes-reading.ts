import { frameworkOf } from '../../engine/index.js';
import type { Translate } from '../../engine/phrase.js';
import type { AxesReading } from '../../protocol/index.js';
import { richTextOf } from '../../protocol/rich-text.js';
import { dimensionText } from '../../python/dimension.js';
import type { LayerSite } from '../../python/site.js';

/**
 * What a two-dimensional pooling takes the axes of its input for, and what they surely hold where one
 * of those it pools is colour; null: no input of four axes is known.
 */
export function axesReading(
  { flows, framework: id, pooling }: LayerSite,
  t: Translate,
): Omit<AxesReading, 'fixes'> | null {
  const shape = flows.find(({ input }) => input.length === 4)?.input;
  if (shape === undefined || pooling === null) return null;
  const { name: framework, layout } = frameworkOf(id);
  const isFirst = layout === 'channels-first';
  const reads = isFirst
    ? [t('batch'), t('channels'), t('height'), t('width')]
    : [t('batch'), t('height'), t('width'), t('channels')];
  const looks = isFirst
    ? [t('samples'), t('rows'), t('columns'), t('colours')]
    : [t('samples'), t('colours'), t('rows'), t('columns')];
  const colours = isFirst ? 3 : 1;
  const size = dimensionText(shape[colours] ?? 1);
  return {
    text: richTextOf(
      isFirst
        ? t(
            'The last axis has **{size}** cells: it looks like **colour**, not width. {framework} pools over the last two axes.',
            { size, framework },
          )
        : t(
            'The second axis has **{size}** cells: it looks like **colour**, not height. {framework} pools over the second axis and the third.',
            { size, framework },
          ),
    ),
    framework,
    axes: shape.map((one, axis) => ({
      size: dimensionText(one),
      reads: reads[axis] ?? '',
      looks: looks[axis] ?? '',
      isPooled: isFirst ? axis >= 2 : axis === 1 || axis === 2,
      isColour: axis === colours,
    })),
  };
}
