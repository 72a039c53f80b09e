import { say } from '../../../engine/phrase.js';
import type { Framework } from '../../../engine/index.js';
import type { Flow, LayerSite, PoolingAtSite, SourceRange, Unknown } from '../../site.js';
import { poolCallOf, type CallSite, type PoolingArguments } from '../../values/layer.js';

/** What a layer is, as its library tells. */
export interface Layer {
  readonly kind: string;
  readonly framework: Framework;
  readonly isPooling: boolean;
  readonly pooling: PoolingArguments | null;
}

/** A site to which flows are still added. */
export interface OpenSite {
  readonly role: LayerSite['role'];
  readonly call: CallSite;
  readonly kind: string;
  readonly framework: Framework;
  readonly isPooling: boolean;
  readonly pooling: PoolingArguments | null;
  readonly flows: Flow[];
  /** The class of the layer that was called and holds this one. */
  readonly through: string | null;
  unknown: Unknown | null;
  /** The last error that the layer ended in. */
  rejected: Unknown | null;
}

/** The sites by their call expressions: the same call may build or pass several layers. */
export class OpenSites {
  readonly #sites = new Map<CallSite, Map<string, OpenSite>>();

  /** The site of a layer at a call, new where it is seen for the first time. */
  at(
    role: LayerSite['role'],
    call: CallSite,
    layer: Layer,
    through: string | null = null,
  ): OpenSite {
    let byKind = this.#sites.get(call);
    if (byKind === undefined) {
      byKind = new Map<string, OpenSite>();
      this.#sites.set(call, byKind);
    }
    const key = `${role} ${layer.kind} ${through ?? ''} ${argumentsKey(layer.pooling)}`;
    const known = byKind.get(key);
    if (known !== undefined) return known;
    const site: OpenSite = {
      role,
      call,
      ...layer,
      flows: [],
      through,
      unknown: layer.pooling?.unknown ?? null,
      rejected: null,
    };
    byKind.set(key, site);
    return site;
  }

  /** Whether anything was seen to flow through a stretch of a file. */
  hasFlowsIn(range: SourceRange): boolean {
    for (const { role, flows, call } of this.#each()) {
      const { file, start, end } = call.range;
      if (role !== 'call' || flows.length === 0 || file !== range.file) continue;
      if (start.line >= range.start.line && end.line <= range.end.line) return true;
    }
    return false;
  }

  /** Remembers what the sites hold now; the answer takes back what has come since. */
  remember(): () => void {
    const before = new Map<OpenSite, Pick<OpenSite, 'unknown' | 'rejected'> & { many: number }>();
    for (const site of this.#each()) {
      const { flows, unknown, rejected } = site;
      before.set(site, { many: flows.length, unknown, rejected });
    }
    return () => {
      for (const site of this.#each()) {
        const known = before.get(site);
        site.flows.length = known?.many ?? 0;
        site.unknown = known === undefined ? site.unknown : known.unknown;
        site.rejected = known === undefined ? null : known.rejected;
      }
    };
  }

  /** The sites, all or those of some calls, in the order in which they were first seen. */
  finished(isMeant: (call: CallSite) => boolean): LayerSite[] {
    const sites: LayerSite[] = [];
    for (const [call, byKind] of this.#sites) {
      if (isMeant(call)) sites.push(...[...byKind.values()].map(finished));
    }
    return sites;
  }

  *#each(): Generator<OpenSite> {
    for (const byKind of this.#sites.values()) yield* byKind.values();
  }
}

function argumentsKey(pooling: PoolingArguments | null): string {
  return pooling === null ? '' : JSON.stringify(pooling.arguments);
}

function finished(site: OpenSite): LayerSite {
  const { call, pooling } = site;
  const readable: PoolingAtSite | null =
    pooling === null || pooling.unknown !== null
      ? null
      : { call: poolCallOf(pooling), arguments: pooling.sources };
  return {
    role: site.role,
    range: call.range,
    callee: call.callee,
    text: call.text,
    kind: site.kind,
    framework: site.framework,
    pooling: readable,
    isPooling: site.isPooling,
    flows: site.flows,
    unknown:
      site.rejected ?? (site.flows.length > 0 && readable !== null ? null : whyUnknown(site)),
    through: site.through,
  };
}

/** Why nothing was seen to flow through a site; null where something was. */
function whyUnknown({ unknown, flows }: OpenSite): Unknown | null {
  if (unknown !== null || flows.length > 0) return unknown;
  return { reason: say('no input is known: nothing that Poolscope reads calls it'), range: null };
}
