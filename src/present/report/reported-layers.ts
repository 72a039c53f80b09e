import {
  cost,
  english,
  plan,
  specify,
  textOf,
  type ArgumentValue,
  type Plan,
} from '../../engine/index.js';
import { frameworkOf } from '../../engine/dialects/index.js';
import { notices } from '../../engine/notices/index.js';
import { dimensionText } from '../../python/dimension.js';
import { openSizes, spatialSizes } from '../plane/open-sizes.js';
import { outputSizeOf } from '../inspector/output-size.js';
import { isNamedForPooling } from '../../python/pooling-names.js';
import type { Flow, LayerSite, Shape } from '../../python/site.js';
import type { Certainty, Passage, ReportedLayer, ReportedShape } from '../../protocol/report.js';
import { planOf } from '../problems/site-notices.js';
import { layerSettings } from './layer-settings.js';

/** Every place where a layer is built or called, with all that passes there; with formulas on demand. */
export const reportedLayers = (
  sites: readonly LayerSite[],
  detailed: boolean,
): readonly ReportedLayer[] =>
  sites.map((site) => ({
    role: site.role,
    range: site.range,
    text: site.text,
    kind: site.kind,
    framework: site.framework,
    version: site.pooling?.call.version ?? frameworkOf(site.framework).assumedVersion,
    isPooling: site.isPooling,
    isNamedForPooling: isNamedForPooling(site.kind),
    isRepeated: isRepeated(site, sites),
    settings: Object.fromEntries(
      Object.entries(layerSettings(site)).map(([name, value]) => [name, plain(value)]),
    ),
    unknown:
      site.unknown === null
        ? null
        : { reason: textOf(site.unknown.reason), range: site.unknown.range },
    passages: passages(site, detailed),
  }));

function passages(site: LayerSite, detailed: boolean): readonly Passage[] {
  const known = new Map<string, PassageFacts>();
  return site.flows.map((flow) => {
    const { input, output, path, origin } = flow;
    const name = sizes(input).join('×');
    const facts = known.get(name) ?? factsOf(site, input, detailed);
    known.set(name, facts);
    return {
      path,
      input: sizes(input),
      output: sizes(output),
      certainty: certaintyOf(site, flow),
      origin: textOf(origin),
      ...facts,
    };
  });
}

/** What the geometry of a passage says. */
type PassageFacts = Pick<Passage, 'cost' | 'formulas' | 'notices'>;

function factsOf(site: LayerSite, input: Shape, detailed: boolean): PassageFacts {
  const planned = planOf(site, input);
  const open = planned === null ? openPlan(site, input) : { plan: planned, times: null };
  const counted = open === null ? null : cost(open.plan);
  return {
    cost:
      counted?.ok === true
        ? {
            times: open?.times ?? null,
            operations: counted.value.totalOperations,
            bytesRead: counted.value.bytesIn,
            bytesWritten: counted.value.bytesOut,
            intensity: Number.isNaN(counted.value.intensity) ? null : counted.value.intensity,
          }
        : null,
    formulas: planned === null || !detailed ? [] : formulas(planned),
    notices: (planned === null ? [] : notices(planned, {})).map(({ code, text }) => ({
      code,
      text: textOf(text).replaceAll('**', ''),
    })),
  };
}

/**
 * The plan of a layer on an input whose batch or channels are symbols, with 1 for each, and their
 * product; null where the sizes that windows move along aren't known, or where each plane has
 * windows of its own.
 */
function openPlan(
  site: LayerSite,
  input: Shape,
): { readonly plan: Plan; readonly times: string | null } | null {
  const shape = input.map((size) => (typeof size === 'number' ? size : 1));
  const spec = site.pooling === null ? null : specify(site.pooling.call, shape);
  if (spec?.ok !== true || spec.value.source.kind === 'fractional') return null;
  const spatial = spatialSizes(input, spec.value);
  const planned = plan(spec.value, shape);
  return planned.ok && spatial.every((size) => typeof size === 'number')
    ? { plan: planned.value, times: openSizes(input, spec.value) }
    : null;
}

const formulas = (planned: Plan): readonly string[] =>
  outputSizeOf(planned, english).formulas.map(
    ({ axes, parts }) => `${axes}: ${parts.map(({ text }) => text).join('')}`,
  );

function certaintyOf({ unknown }: LayerSite, { input, output }: Flow): Certainty {
  const isRefused = unknown !== null && output.length === 0 && input.length > 0;
  if (isRefused) return 'unknown';
  return [...input, ...output].every((size) => typeof size === 'number') ? 'exact' : 'symbolic';
}

/** Whether a call is of a layer object that is listed where it is built, with the same flow. */
export function isRepeated(site: LayerSite, sites: readonly LayerSite[]): boolean {
  if (site.role === 'constructor' || site.flows.length === 0) return false;
  const [first] = site.flows;
  return sites.some(
    (other) =>
      other.role === 'constructor' &&
      other.kind === site.kind &&
      other.flows.some(
        (flow) =>
          site.flows.includes(flow) ||
          (first !== undefined &&
            flow.path === first.path &&
            sizes(flow.input).join('×') === sizes(first.input).join('×')),
      ),
  );
}

const sizes = (shape: Shape): ReportedShape =>
  shape.map((size) => (typeof size === 'number' ? size : dimensionText(size)));

const plain = (value: ArgumentValue): unknown => {
  if (value === null || typeof value !== 'object') return value;
  return 'float' in value ? value.float : value.map(plain);
};
