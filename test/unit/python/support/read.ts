import { dimensionText } from '../../../../src/python/dimension.js';
import type { AnalyseOptions } from '../../../../src/python/analyse.js';
import type { Analysis, Shape } from '../../../../src/python/site.js';
import { reader } from './parser.js';

/** Files of a little workspace, by path. */
export type Files = Readonly<Record<string, string>>;

/** Reads `main.py` (or another file) among others; `isSlow`: files arrive as promises. */
export async function read(
  files: Files | string,
  options: AnalyseOptions & { readonly file?: string; readonly isSlow?: boolean } = {},
): Promise<Analysis> {
  const all = typeof files === 'string' ? { 'main.py': files } : files;
  const file = options.file ?? 'main.py';
  const find = (path: string): string | null => all[path] ?? null;
  const python = await reader();
  return python.analyse(
    file,
    all[file] ?? '',
    { read: (path) => (options.isSlow === true ? Promise.resolve(find(path)) : find(path)) },
    options,
  );
}

/** A shape as `1×3×⌊H/2⌋`. */
export function shapeText(shape: Shape): string {
  return shape.map(dimensionText).join('×');
}

/** The flows through pools, as `MaxPool2d@features.2 1×1×4×4 → 1×1×2×2`, for one role. */
export function poolFlows(analysis: Analysis, role: 'constructor' | 'call' = 'call'): string[] {
  return analysis.sites
    .filter((site) => site.isPooling && site.role === role)
    .flatMap((site) =>
      site.flows.map((flow) => {
        const place = flow.path === '' ? site.kind : `${site.kind}@${flow.path}`;
        return `${place} ${shapeText(flow.input)} → ${shapeText(flow.output)}`;
      }),
    );
}
