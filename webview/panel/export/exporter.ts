import { svgText } from '../../../src/picture/export/svg-text.js';
import type { ResolvedTheme } from '../../../src/picture/colours/theme.js';
import { tikzText } from '../../../src/picture/export/tikz.js';
import { fileEnding, type ExportFormat } from '../../../src/protocol/export-format.js';
import { english, t } from '../../shared/translate.js';
import { apngBytes } from './apng.js';
import type { ExportSubject } from './export-subject.js';
import type { Frames } from './frames.js';
import { gifBytes } from './gif.js';
import { pngBytes, rasterise } from './raster.js';

/** What is exported, and how. */
export interface ExportRequest {
  readonly subject: ExportSubject;
  readonly format: ExportFormat;
  readonly theme: ResolvedTheme;
  /** Pixels of the file for one of the panel's, for PNG and animations. */
  readonly scale: number;
  /** Milliseconds per step in an animation. */
  readonly delay: number;
}

/** Hears how far an export is, from 0 to 1, and says whether to go on. */
export type Progress = (share: number) => boolean;

/** A finished file. */
export interface ExportFile {
  readonly name: string;
  readonly data: string | Uint8Array;
}

/** Makes the file; null where it was cancelled on the way. */
export async function exportFile(
  request: ExportRequest,
  progress: Progress,
): Promise<ExportFile | null> {
  const data = await dataOf(request, progress);
  return data === null
    ? null
    : { name: `${request.subject.name}.${fileEnding[request.format]}`, data };
}

async function dataOf(
  request: ExportRequest,
  progress: Progress,
): Promise<string | Uint8Array | null> {
  const { subject, theme, scale } = request;
  switch (request.format) {
    case 'svg':
      return drawn(request, subject.step, 1);
    case 'png':
      return pngBytes(await rasterise(drawn(request, subject.step, scale)));
    case 'gif':
      return gifBytes(framesOf(request, progress));
    case 'apng':
      return apngBytes(framesOf(request, progress));
    case 'tikz':
      // A plain LaTeX has no Chinese type.
      return tikzText(subject.scenes(subject.step, english), theme, subject.scale, subject.code);
    case 'markdown':
      return subject.markdown();
    case 'csv':
      return subject.csv();
    default:
      return request.format satisfies never;
  }
}

const drawn = ({ subject, theme }: ExportRequest, step: number, zoom: number): string =>
  svgText(subject.scenes(step, t), {
    theme,
    scale: subject.scale,
    title: subject.title,
    zoom,
    margin: 14,
    background: true,
  });

function framesOf(request: ExportRequest, progress: Progress): Frames {
  const { frames } = request.subject;
  return {
    count: frames.length,
    delay: request.delay,
    draw: async (index) => {
      if (!progress(index / Math.max(1, frames.length))) return null;
      return rasterise(drawn(request, frames[index] ?? 0, request.scale));
    },
  };
}
