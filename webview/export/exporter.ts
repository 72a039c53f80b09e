import { DEFAULT_REQUEST, type LayoutRequest } from '../../src/picture/layout.js';
import { animatedWindows, exportScenes } from '../../src/picture/export-scenes.js';
import { scaleOf } from '../../src/picture/heat-levels.js';
import { svgText } from '../../src/picture/svg-text.js';
import { csvText, markdownText } from '../../src/picture/tables.js';
import type { ResolvedTheme } from '../../src/picture/theme.js';
import { tikzText } from '../../src/picture/tikz.js';
import {
  plainText,
  type ExportFormat,
  type Mode,
  type ReadyState,
} from '../../src/protocol/index.js';
import { apngBytes } from './apng.js';
import type { Frames } from './frames.js';
import { gifBytes } from './gif.js';
import { pngBytes, rasterise } from './raster.js';

/** What is exported: the picture as it is shown. */
export interface ExportRequest {
  readonly state: ReadyState;
  readonly format: ExportFormat;
  readonly window: number;
  readonly mode: Mode;
  readonly theme: ResolvedTheme;
  /** Pixels of the file for one of the panel's, for PNG and animations. */
  readonly scale: number;
  readonly layout: Partial<LayoutRequest>;
  /** Milliseconds per window in an animation. */
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
    : { name: `${baseName(request.state)}.${EXTENSIONS[request.format]}`, data };
}

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  svg: 'svg',
  png: 'png',
  gif: 'gif',
  apng: 'png',
  tikz: 'tex',
  markdown: 'md',
  csv: 'csv',
};

async function dataOf(
  request: ExportRequest,
  progress: Progress,
): Promise<string | Uint8Array | null> {
  const { state, window, theme, scale } = request;
  switch (request.format) {
    case 'svg':
      return drawn(request, window, 1);
    case 'png':
      return pngBytes(await rasterise(drawn(request, window, scale)));
    case 'gif':
      return gifBytes(framesOf(request, progress));
    case 'apng':
      return apngBytes(framesOf(request, progress));
    case 'tikz':
      return tikzText(
        scenesOf(request, window),
        theme,
        scaleOf(state.picture.inputRange),
        codeOf(state),
      );
    case 'markdown':
      return markdownText(state, window);
    case 'csv':
      return csvText(state);
    default:
      return request.format satisfies never;
  }
}

const codeOf = (state: ReadyState): string => state.header.code.map((token) => token.text).join('');

/** `MaxPool2d-4x4-to-2x2`, whatever the call looks like. */
function baseName(state: ReadyState): string {
  const call = /([\p{L}\p{N}_]+)\s*\(/u.exec(codeOf(state))?.[1] ?? 'pooling';
  const sizes = (of: 'inputSize' | 'outputSize'): string =>
    state.picture.axes.map((axis) => axis[of]).join('x');
  return `${call}-${sizes('inputSize')}-to-${sizes('outputSize')}`;
}

const scenesOf = ({ state, mode, layout }: ExportRequest, window: number) =>
  exportScenes(state.picture, { ...DEFAULT_REQUEST, ...layout }, window, mode);

const drawn = (request: ExportRequest, window: number, zoom: number): string =>
  svgText(scenesOf(request, window), {
    theme: request.theme,
    scale: scaleOf(request.state.picture.inputRange),
    title: `${codeOf(request.state)}. ${plainText(request.state.sentence)}`,
    zoom,
    margin: 14,
    background: true,
  });

function framesOf(request: ExportRequest, progress: Progress): Frames {
  const windows = animatedWindows(request.state.picture, request.window);
  return {
    count: windows.length,
    delay: request.delay,
    draw: async (index) => {
      if (!progress(index / Math.max(1, windows.length))) return null;
      return rasterise(drawn(request, windows[index] ?? 0, request.scale));
    },
  };
}
