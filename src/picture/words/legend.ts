import type { Translate } from '../../engine/phrase.js';
import type { CellKind, Mode, PictureState } from '../../protocol/index.js';

/** One entry of the legend: a kind of cell that is there, with its count, or a mark. */
export interface LegendItem {
  readonly mark:
    CellKind | 'window' | 'winner' | 'placed' | 'zero' | 'replaced' | 'outside' | 'typed';
  readonly label: string;
  readonly count: number | null;
}

/** Only what this picture shows, in a fixed order. */
export function legendOf(picture: PictureState, mode: Mode, t: Translate): readonly LegendItem[] {
  const { counts } = picture;
  const padding = picture.padding.text === null ? t('padding, ignored') : t('padding, read');
  const kinds: readonly LegendItem[] = [
    { mark: 'data', label: t('data, read'), count: counts.data },
    { mark: 'hole', label: t('hole between the data'), count: counts.holes },
    { mark: 'padding', label: padding, count: counts.padding },
    { mark: 'neverRead', label: t('padding, never read'), count: counts.neverRead },
    { mark: 'overhang', label: t('overhang, outside the tensor'), count: counts.overhang },
    { mark: 'dropped', label: t('dropped, never read'), count: counts.dropped },
  ];
  const marks: readonly LegendItem[] = [
    { mark: 'window', label: t('current window'), count: null },
    ...(picture.winners === null || mode === 'coverage' || mode === 'gradient'
      ? []
      : [
          {
            mark: 'winner' as const,
            label: picture.operation.kind === 'min' ? t('smallest') : t('largest'),
            count: null,
          },
        ]),
  ];
  return [...kinds.filter(({ count }) => count !== 0), ...marks];
}
