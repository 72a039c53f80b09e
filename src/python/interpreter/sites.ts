import { say, type Words } from '../../engine/phrase.js';
import type { Framework } from '../../engine/index.js';
import type { Passage } from '../libraries/contract.js';
import type {
  ChainLink,
  Flow,
  LayerSite,
  PoolingAtSite,
  Problem,
  Shape,
  SourceRange,
  TensorValues,
  Unknown,
} from '../site.js';
import type { CallNode } from '../tree/nodes.js';
import type { CallSite, Chain, PoolingArguments, WrittenArgument } from '../values/layer.js';
import type { TensorNumbers, TensorValue } from '../values/tensor.js';
import type { InstanceValue, Value } from '../values/value.js';
import { WrittenCall } from './written-call.js';
import type { Interpreter } from './interpreter.js';
import type { Scope } from './scope.js';
import { PythonException } from './signals.js';
import { sharing } from '../libraries/arrays/storage.js';

/** More flows through one place than this aren't kept. */
const MOST_FLOWS = 2000;
const MOST_PROBLEMS = 200;

interface OpenSite {
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

/** The call that is being carried out, and what it calls. */
interface Present {
  readonly call: WrittenCall | null;
  readonly callee: Value | null;
}

interface Layer {
  readonly kind: string;
  readonly framework: Framework;
  readonly isPooling: boolean;
  readonly pooling: PoolingArguments | null;
}

/** What was seen at each call expression: layers built and passed, and what went wrong. */
export class Sites {
  readonly #interpreter: Interpreter;
  readonly #calls = new WeakMap<CallNode, WrittenCall>();
  readonly #sites = new Map<CallSite, Map<string, OpenSite>>();
  readonly #layers = new WeakMap<InstanceValue, Layer>();
  readonly #passed = new WeakSet<InstanceValue>();
  readonly #made = new WeakMap<InstanceValue, CallSite>();
  readonly #problems: Problem[] = [];
  readonly #noted = new Set<string>();
  #current: WrittenCall | null = null;
  #callee: Value | null = null;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** The innermost call expression that is being carried out. */
  get current(): CallSite | null {
    return this.#current;
  }

  /** Makes a call expression the present one; the answer is the one around it. */
  enterCall(node: CallNode, callee: Value, scope: Scope): Present {
    const outer = { call: this.#current, callee: this.#callee };
    let call = this.#calls.get(node);
    if (call === undefined) {
      call = new WrittenCall(node, scope);
      this.#calls.set(node, call);
    }
    this.#current = call;
    this.#callee = callee;
    return outer;
  }

  /** Goes back to the call around. */
  leaveCall(outer: Present): void {
    this.#current = outer.call;
    this.#callee = outer.callee;
  }

  /** No call is present (a module begins); the answer goes to {@link leaveCall}. */
  leaveCalls(): Present {
    const outer = { call: this.#current, callee: this.#callee };
    this.leaveCall({ call: null, callee: null });
    return outer;
  }

  /** The arguments as written in the present call. */
  written(): readonly WrittenArgument[] {
    return this.#current?.arguments ?? [];
  }

  /** Carries out what no call of the code stands for. */
  outsideCalls<T>(action: () => T): T {
    const outer = this.leaveCalls();
    try {
      return action();
    } finally {
      this.leaveCall(outer);
    }
  }

  /** Records the present call as the place where a layer object is built. */
  built(self: InstanceValue, layer: Layer): void {
    self.creation = { call: this.#current, pooling: layer.pooling };
    this.#layers.set(self, layer);
    if (this.#current !== null) this.#site('constructor', this.#current, layer);
  }

  /** Remembers the present call as the place where an object of a class of the code is made. */
  made(instance: InstanceValue): void {
    if (this.#current !== null) this.#made.set(instance, this.#current);
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
    const sites: OpenSite[] = [];
    if (this.#current !== null && passage.isWithinGraph !== true) {
      sites.push(this.#site('call', this.#current, layer, this.#container(built)));
    }
    const born = this.#birthOf(built, layer);
    if (born !== null) sites.push(this.#site('constructor', born.call, born.layer));
    const origin =
      input.shapeUnknown?.reason ??
      (input.chain.origin || this.#interpreter.layers.origin || this.#textHere());
    const failure = passage.unknown ?? null;
    const reason = failure ?? input.shapeUnknown ?? output.shapeUnknown;
    for (const site of sites) {
      if (failure !== null && input.shape !== null) {
        site.rejected = { reason: failure.reason, range: failure.range };
        site.flows.push(new SeenFlow(passage, [], path, origin));
      } else if (input.shape === null || output.shape === null) {
        site.unknown ??= {
          reason: reason?.reason ?? say('the shape of the input isn’t known'),
          range: reason?.range ?? null,
        };
      } else if (site.flows.length < MOST_FLOWS) {
        site.flows.push(new SeenFlow(passage, output.shape, path, origin));
      }
    }
    return output;
  }

  /** Whether anything was seen to flow through a stretch of a file. */
  hasFlowsIn(range: SourceRange): boolean {
    for (const [call, byKind] of this.#sites) {
      if (![...byKind.values()].some((one) => one.role === 'call' && one.flows.length > 0))
        continue;
      const { file, start, end } = call.range;
      if (file !== range.file) continue;
      if (start.line >= range.start.line && end.line <= range.end.line) return true;
    }
    return false;
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
    this.#site('constructor', call, layer).unknown ??= reason;
    if (this.#current !== null) this.#site('call', this.#current, layer).unknown ??= reason;
  }

  /** Records something the reader should hear of, once per place. */
  note(problem: Problem): void {
    const { range } = problem;
    const place = range === null ? '' : `${range.file}:${range.start.line}:${range.start.column}`;
    const key = `${problem.code}@${place}`;
    if (this.#noted.has(key) || this.#problems.length >= MOST_PROBLEMS) return;
    this.#noted.add(key);
    this.#problems.push(problem);
  }

  /** Records an exception that nobody caught. */
  noteException(error: PythonException): void {
    this.note({
      severity: 'error',
      code: error.exception.type.name,
      message: error.message,
      range: error.range,
    });
  }

  /**
   * Carries out an attempt; an exception of the code that ends it is given. What such an attempt
   * recorded is taken back, unless it is worth keeping.
   */
  attempt(action: () => void, forgets = true): PythonException | null {
    const before = new Map<
      OpenSite,
      {
        readonly flows: number;
        readonly unknown: Unknown | null;
        readonly rejected: Unknown | null;
      }
    >();
    for (const byKind of this.#sites.values()) {
      for (const site of byKind.values()) {
        const { flows, unknown, rejected } = site;
        before.set(site, { flows: flows.length, unknown, rejected });
      }
    }
    const problems = this.#problems.length;
    try {
      action();
      return null;
    } catch (error) {
      if (!(error instanceof PythonException)) throw error;
      if (!forgets) return error;
      this.#problems.length = problems;
      for (const byKind of this.#sites.values()) {
        for (const site of byKind.values()) {
          const known = before.get(site);
          site.flows.length = known?.flows ?? 0;
          site.unknown = known === undefined ? site.unknown : known.unknown;
          site.rejected = known === undefined ? null : known.rejected;
        }
      }
      return error;
    }
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** The sites, all or those of some calls, in the order in which they were first seen. */
  all(isMeant: (call: CallSite) => boolean = () => true): LayerSite[] {
    const sites: LayerSite[] = [];
    for (const [call, byKind] of this.#sites) {
      if (!isMeant(call)) continue;
      for (const site of byKind.values()) sites.push(finished(site));
    }
    return sites;
  }

  /** The class of the layer that the present call calls, where that isn't the layer itself. */
  #container(built: InstanceValue | null): string | null {
    const callee = this.#callee;
    if (callee?.kind !== 'instance' || callee === built) return null;
    return this.#interpreter.layers.isLayer(callee) ? callee.type.name : null;
  }

  #textHere(): string {
    return this.#current?.text ?? '';
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

  #site(
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

  #withLink(passage: Passage, path: string, range: SourceRange | null): TensorValue {
    const { geometry, input, output } = passage;
    // A tensor reshaped before any layer has read it is still the input.
    if (geometry === null && input.chain.length === 0)
      return sharing(output, { chain: input.chain });
    const link: ChainLink = {
      name: path === '' ? passage.kind : path,
      range,
      geometry: geometry === 'elementwise' ? POINT : geometry,
    };
    return sharing(output, { chain: longer(input.chain, link) });
  }
}

/** One cell in, one cell out. */
const POINT: ChainLink['geometry'] = { kernel: [], stride: [], padding: [], dilation: [] };

function longer(chain: Chain, link: ChainLink): Chain {
  return { origin: chain.origin, last: link, previous: chain, length: chain.length + 1 };
}

function argumentsKey(pooling: PoolingArguments | null): string {
  return pooling === null ? '' : JSON.stringify(pooling.arguments);
}

/** A flow; its chain is unrolled when somebody asks for it. */
class SeenFlow implements Flow {
  readonly input: Shape;
  readonly output: Shape;
  readonly dtype: string;
  readonly path: string;
  readonly origin: Words;
  readonly #chain: Chain;
  readonly #input: TensorValue;
  readonly #inputNumbers: TensorNumbers | null;
  readonly #indices: TensorValue | null;
  #values: TensorValues | null = null;

  constructor(passage: Passage, output: Shape, path: string, origin: Words) {
    const { input: tensor, indices = null } = passage;
    this.input = tensor.shape ?? [];
    this.output = output;
    this.dtype = tensor.dtype;
    this.path = path;
    this.origin = origin;
    this.#chain = tensor.chain;
    this.#input = tensor;
    // Code may give the tensor other numbers later.
    this.#inputNumbers = tensor.numbers;
    this.#indices = indices;
  }

  get values(): TensorValues | null {
    this.#values ??= knownNumbers(this.#input.shape, this.#inputNumbers);
    return this.#values;
  }

  get indices(): TensorValues | null {
    return this.#indices === null ? null : knownNumbers(this.#indices.shape, this.#indices.numbers);
  }

  get chain(): readonly ChainLink[] {
    const links: ChainLink[] = [];
    for (let at: Chain | null = this.#chain; at !== null; at = at.previous) {
      if (at.last !== null) links.push(at.last);
    }
    return links.reverse();
  }
}

function knownNumbers(shape: Shape | null, numbers: TensorNumbers | null): TensorValues | null {
  if (numbers === null || shape === null) return null;
  const known = shape.filter((size) => typeof size === 'number');
  if (known.length !== shape.length) return null;
  return { shape: known, data: numbers.data, origin: numbers.origin, label: numbers.label };
}

function finished(site: OpenSite): LayerSite {
  const { call, pooling } = site;
  const readable: PoolingAtSite | null =
    pooling === null || pooling.unknown !== null
      ? null
      : {
          call: {
            framework: pooling.framework,
            operation: pooling.operation,
            arguments: pooling.arguments,
            version: null,
          },
          arguments: pooling.sources,
        };
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
    unknown: site.rejected ?? (site.flows.length > 0 && readable !== null ? null : site.unknown),
    through: site.through,
  };
}
