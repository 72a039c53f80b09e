import { reportedLayers } from '../../../../../src/present/report/reported-layers.js';
import type { AnalyseOptions } from '../../../../../src/python/analyse.js';
import type { Analysis, LayerSite } from '../../../../../src/python/site.js';
import { reader } from '../../support/parser.js';

/** Reads a snippet that stands alone. */
export async function read(code: string, options: AnalyseOptions = {}): Promise<Analysis> {
  const file = 'main.py';
  const provider = { read: (path: string) => (path === file ? code : null) };
  return (await reader()).analyse(file, code, provider, options);
}

/** The pooling sites of a role, each as `kind: input → output; …`. */
export async function flowsOf(code: string, role: LayerSite['role'] = 'call'): Promise<string[]> {
  return summaries(await read(code), role);
}

/** Pooling sites as text, in reading order; one without a flow is left out. */
export function summaries(analysis: Analysis, role: LayerSite['role']): string[] {
  return analysis.sites
    .filter((site) => site.isPooling && site.role === role && site.flows.length > 0)
    .map((site) => {
      const flows = site.flows.map((flow) => `${text(flow.input)} → ${text(flow.output)}`);
      return `${site.kind}: ${flows.join('; ')}`;
    });
}

/** Messages of problems by code. */
export async function problemCodes(code: string): Promise<string[]> {
  return (await read(code)).problems.map((problem) => problem.code);
}

/** The settings of the first pooling site, as the command line prints them. */
export async function settingsOf(code: string): Promise<unknown> {
  const analysis = await read(code);
  const pooling = analysis.sites.filter((site) => site.isPooling);
  const [first] = reportedLayers(pooling, false);
  return first?.settings ?? null;
}

function text(shape: LayerSite['flows'][number]['input']): string {
  return shape.map((size) => (typeof size === 'number' ? String(size) : size.text)).join('×');
}
