import type { CellKind, Mode, PictureState } from '../protocol/index.js';

/** One entry of the legend: a kind of cell that is there, with its count, or a mark. */
export interface LegendItem {
  readonly mark: CellKind | 'window' | 'winner';
  readonly label: string;
  readonly count: number | null;
}

/** Only what this picture shows, in a fixed order. */
export function legendOf(picture: PictureState, mode: Mode): readonly LegendItem[] {
  const { counts } = picture;
  const padding = picture.padding.text === null ? 'padding, ignored' : 'padding, read';
  const kinds: readonly LegendItem[] = [
    { mark: 'data', label: 'data, read', count: counts.data },
    { mark: 'padding', label: padding, count: counts.padding },
    { mark: 'neverRead', label: 'padding, never read', count: counts.neverRead },
    { mark: 'overhang', label: 'overhang, outside the tensor', count: counts.overhang },
    { mark: 'dropped', label: 'dropped, never read', count: counts.dropped },
  ];
  const marks: readonly LegendItem[] = [
    { mark: 'window', label: 'current window', count: null },
    ...(picture.winners === null || mode === 'coverage' || mode === 'gradient'
      ? []
      : [
          {
            mark: 'winner' as const,
            label: picture.operation.kind === 'min' ? 'smallest' : 'largest',
            count: null,
          },
        ]),
  ];
  return [...kinds.filter(({ count }) => count !== 0), ...marks];
}
