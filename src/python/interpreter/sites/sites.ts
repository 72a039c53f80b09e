import { say, textOf } from '../../../engine/phrase.js';
import type { Passage } from '../../libraries/passage.js';
import { NotKnown } from '../../libraries/not-known.js';
import { sharing } from '../../libraries/arrays/storage.js';
import type { ChainLink, LayerSite, SourceRange, Unknown } from '../../site.js';
import type { CallSite, Chain, WrittenArgument } from '../../values/layer.js';
import type { TensorValue } from '../../values/tensor.js';
import { Traced } from '../../values/traced-tensor.js';
import type { InstanceValue } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import { noteBuiltInForward } from '../surprises/built-in-forward.js';
import { Findings } from './findings.js';
import { OpenSites, type Layer, type OpenSite } from './open-sites.js';
import { RecordedFlow } from './recorded-flow.js';
import { PythonException } from '../signals.js';

/** More flows through one place than this aren't kept. */
const MOST_FLOWS = 2000;

/** What was seen at each call expression: layers built and passed. */
export class Sites {
  /** What went wrong, or may have. */
  readonly findings = new Findings();
  readonly #interpreter: Interpreter;
  readonly #sites = new OpenSites();
  readonly #layers = new WeakMap<InstanceValue, Layer>();
  readonly #passed = new WeakSet<InstanceValue>();
  readonly #made = new WeakMap<InstanceValue, CallSite>();
  readonly #lost = new WeakMap<CallSite, Unknown>();

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** Records the present call as the place where a layer object is built. */
  built(
    self: InstanceValue,
    layer: Layer,
    written: ReadonlyMap<string, WrittenArgument> = new Map(),
  ): void {
    noteBuiltInForward(layer.kind, this.#interpreter);
    self.creation = { call: this.#current, pooling: layer.pooling, written };
    this.#layers.set(self, layer);
    if (this.#current !== null) this.#sites.at('constructor', this.#current, layer);
  }

  /** Remembers the present call as the place where an object of the code's class, or a layer, is made. */
  made(instance: InstanceValue): void {
    if (this.#current !== null) this.#made.set(instance, this.#current);
  }

  /** The call that made an object: a layer of a library, or an object of a class of the code. */
  madeAt(instance: InstanceValue): CallSite | null {
    return this.#made.get(instance) ?? instance.creation?.call ?? null;
  }

  /** Records a tensor's way through a layer, and gives the output that remembers it. */
  passed(passage: Passage): TensorValue {
    const { built, input } = passage;
    const birth = built?.creation ?? null;
    if (built !== null) this.#passed.add(built);
    const isWhole = !passage.isPooling;
    const pooling = passage.pooling ?? (isWhole ? null : (birth?.pooling ?? null));
    const layer: Layer = {
      kind: passage.kind,
      framework: passage.framework,
      isPooling: passage.isPooling,
      pooling,
    };
    const path = this.#interpreter.layers.path;
    const output = this.#withLink(
      passage,
      path,
      birth?.call?.range ?? this.#current?.range ?? null,
    );
    this.#interpreter.trace?.passed(passage, output, path);
    const sites: OpenSite[] = [];
    if (this.#current !== null && passage.isWithinGraph !== true) {
      sites.push(this.#sites.at('call', this.#current, layer, this.#container(built)));
    }
    const born = this.#birthOf(built, layer);
    if (born !== null) sites.push(this.#sites.at('constructor', born.call, born.layer));
    const origin =
      input.shapeUnknown?.reason ??
      (input.chain.origin || this.#interpreter.layers.origin || (this.#current?.text ?? ''));
    const failure = passage.unknown ?? null;
    const reason = failure ?? input.shapeUnknown ?? output.shapeUnknown;
    for (const site of sites) {
      if (failure !== null && input.shape !== null) {
        site.rejected = { reason: failure.reason, range: failure.range };
        site.flows.push(new RecordedFlow(passage, [], path, origin));
      } else if (input.shape === null || output.shape === null) {
        site.unknown ??= {
          reason: reason?.reason ?? say('the shape of the input isn’t known'),
          range: reason?.range ?? null,
        };
      } else if (site.flows.length < MOST_FLOWS) {
        site.flows.push(new RecordedFlow(passage, output.shape, path, origin));
      }
    }
    return output;
  }

  /** Whether anything was seen to flow through a stretch of a file. */
  hasFlowsIn(range: SourceRange): boolean {
    return this.#sites.hasFlowsIn(range);
  }

  /** Whether a tensor passed this very layer. */
  wasPassed(layer: InstanceValue): boolean {
    return this.#passed.has(layer);
  }

  /** Notes why a layer at the present call couldn't be followed. */
  blocked(self: InstanceValue | null, reason: Unknown): void {
    const call = self?.creation?.call ?? null;
    const layer = self === null ? undefined : this.#layerOf(self);
    if (call === null || layer === undefined) return;
    this.#sites.at('constructor', call, layer).unknown ??= reason;
    if (this.#current !== null) this.#sites.at('call', this.#current, layer).unknown ??= reason;
  }

  /** Records at the present call a layer that its library refuses whatever the input. */
  refused(role: LayerSite['role'], layer: Layer, reason: Unknown): void {
    if (this.#current === null) return;
    this.#sites.at(role, this.#current, layer).rejected = reason;
  }

  /** Remembers why what the present call gives isn't known. */
  lost({ reason, range }: Unknown): void {
    const call = this.#current;
    if (call !== null && !this.#lost.has(call)) this.#lost.set(call, { reason, range });
  }

  /** Why what a call gave wasn't known; null where it was, or the call was never carried out. */
  lostAt(call: CallSite): Unknown | null {
    return this.#lost.get(call) ?? null;
  }

  /**
   * Carries out an attempt; an exception of the code that ends it is given. What such an attempt
   * recorded is taken back, unless it is worth keeping.
   */
  attempt(action: () => void, forgets = true): PythonException | null {
    const takeBack = this.remember();
    const endOfTrace = this.#interpreter.trace?.attempt(forgets);
    try {
      action();
      endOfTrace?.(false);
      return null;
    } catch (error) {
      endOfTrace?.(true);
      if (error instanceof RangeError) return this.#nestedTooDeep();
      if (error instanceof NotKnown) return this.#notFollowed(error);
      if (!(error instanceof PythonException)) throw error;
      if (!forgets) return error;
      takeBack();
      return error;
    }
  }

  /** Remembers what is recorded now; the answer takes back what has come since. */
  remember(): () => void {
    const takeBack = this.#sites.remember();
    const forgetSteps = this.#interpreter.trace?.remember();
    const forgetProblems = this.findings.remember();
    return () => {
      forgetSteps?.();
      forgetProblems();
      takeBack();
    };
  }

  /** What was tried can't be followed: that is no failure of the code. */
  #notFollowed({ reason, range }: NotKnown): PythonException {
    this.findings.suppose({ code: 'not-followed', message: reason, range });
    return this.#interpreter.exceptions.make('Exception', textOf(reason));
  }

  /** The machine's own stack ran out: what was tried is left, the rest is read on. */
  #nestedTooDeep(): PythonException {
    const why = say('it is nested too deep.');
    const message = say('Stopped here: {why}', { why });
    this.findings.note({
      severity: 'info',
      code: 'stopped-depth',
      message,
      range: this.#interpreter.here(),
    });
    return this.#interpreter.exceptions.make('RecursionError', 'maximum recursion depth exceeded');
  }

  /** The sites, all or those of some calls, in the order in which they were first seen. */
  all(isMeant: (call: CallSite) => boolean = () => true): LayerSite[] {
    return this.#sites.finished(isMeant);
  }

  /** The class of the layer that the present call calls, where that isn't the layer itself. */
  #container(built: InstanceValue | null): string | null {
    const { callee } = this.#interpreter.present;
    if (callee?.kind !== 'instance' || callee === built) return null;
    return this.#interpreter.layers.isLayer(callee) ? callee.type.name : null;
  }

  get #current(): CallSite | null {
    return this.#interpreter.present.site;
  }

  /** Where a layer was built, and what it is there: as it is now, since code may have changed it. */
  #birthOf(
    built: InstanceValue | null,
    layer: Layer,
  ): { readonly call: CallSite; readonly layer: Layer } | null {
    if (built === null) return null;
    const isOwnClass = built.type.library === null && layer.kind === built.type.name;
    const call = (isOwnClass ? this.#made.get(built) : built.creation?.call) ?? null;
    if (call === null) return null;
    const first = this.#layerOf(built) ?? layer;
    return { call, layer: isOwnClass || first.kind === layer.kind ? layer : first };
  }

  #layerOf(self: InstanceValue | null): Layer | undefined {
    return self === null ? undefined : this.#layers.get(self);
  }

  #withLink(passage: Passage, path: string, range: SourceRange | null): TensorValue {
    const { geometry, input, output } = passage;
    // A tensor reshaped before any layer has read it is still the input.
    if (geometry === null && input.chain.length === 0 && !/Conv|Pool/u.test(passage.kind))
      return sharing(output, { chain: input.chain });
    const link: ChainLink = {
      name: path === '' ? passage.kind : path,
      range,
      geometry: geometry === 'elementwise' ? POINT : geometry,
      passage: {
        kind: passage.kind,
        framework: passage.framework,
        isPooling: passage.isPooling,
        call: this.#container(passage.built) === null ? (this.#current?.range ?? null) : null,
        input: input.shape,
        output: output.shape,
        joins: (passage.joins ?? []).map((tensor) => new Traced(tensor)),
      },
    };
    return sharing(output, { chain: longer(input.chain, link) });
  }
}

/** One cell in, one cell out. */
const POINT: ChainLink['geometry'] = { kernel: [], stride: [], padding: [], dilation: [] };

function longer(chain: Chain, link: ChainLink): Chain {
  return { origin: chain.origin, last: link, previous: chain, length: chain.length + 1 };
}
