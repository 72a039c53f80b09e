import type { Words } from '../../../engine/phrase.js';
import type { Shape } from '../../site.js';
import type { ModelRun, TraceBlock, TraceStep } from '../../trace.js';
import type { Value } from '../../values/value.js';
import { tensorsIn } from './tensors-in.js';

/** More steps of one run than this aren't kept. */
const MOST_STEPS = 20_000;
const MOST_BLOCKS = 20_000;

/** What is known of a run when it begins. */
export type RunHead = Pick<
  ModelRun,
  'kind' | 'name' | 'definition' | 'constructed' | 'called' | 'parameters'
>;

/** A model object that stands for what was recorded. */
export type RunOwner = Pick<ModelRun, 'name' | 'constructed'>;

/** A run to which steps are still added. */
export class OpenRun {
  readonly head: RunHead;
  readonly steps: TraceStep[] = [];
  readonly blocks: TraceBlock[] = [];
  readonly inputs: (Shape | null)[] = [];
  readonly #makers = new WeakMap<Value, number>();
  readonly #within: (number | null)[] = [];
  readonly #owners = new Map<number, RunOwner>();
  /** The numbers that steps had before some were left out. */
  readonly #before = new WeakMap<TraceStep, number>();
  #origin: Words = '';
  #outputs: readonly number[] = [];
  #unkept = 0;

  constructor(head: RunHead) {
    this.head = head;
  }

  /** The innermost block that is being passed. */
  get block(): number | null {
    return this.#within.at(-1) ?? null;
  }

  /** Goes into a block; beyond the bound, its steps count as those of the block around it. */
  enter(block: Omit<TraceBlock, 'id' | 'parent'>): void {
    if (this.blocks.length >= MOST_BLOCKS) {
      this.#within.push(this.block);
      return;
    }
    const id = this.blocks.length;
    this.blocks.push({ ...block, id, parent: this.block });
    this.#within.push(id);
  }

  leave(): void {
    this.#within.pop();
  }

  /** The step that made a value: −1 and below for the model's inputs; undefined: none of this run. */
  makerOf(value: Value): number | undefined {
    return this.#makers.get(value);
  }

  setMaker(value: Value, id: number): void {
    this.#makers.set(value, id);
  }

  /** The steps that made values, each once. */
  makersOf(values: Iterable<Value>): number[] {
    const makers = new Set<number>();
    for (const value of tensorsIn(values)) {
      const maker = this.#makers.get(value);
      if (maker !== undefined) makers.add(maker);
    }
    return [...makers];
  }

  /** Takes a tensor as an input of the model. */
  addInput(value: Value): number {
    const known = this.#makers.get(value);
    if (known !== undefined) return known;
    const shape = value.kind === 'tensor' ? value.shape : null;
    this.inputs.push(shape);
    if (this.#origin === '' && value.kind === 'tensor') this.#origin = value.chain.origin;
    this.#makers.set(value, -this.inputs.length);
    return -this.inputs.length;
  }

  /** Adds a step; null: there are too many. */
  add(step: Omit<TraceStep, 'id'>): number | null {
    if (this.steps.length >= MOST_STEPS) {
      this.#unkept += 1;
      return null;
    }
    const id = this.steps.length;
    this.steps.push({ ...step, id });
    return id;
  }

  /** Adds a step that makes a value. */
  addFor(output: Value, step: Omit<TraceStep, 'id'>): void {
    const id = this.add(step);
    if (id !== null) this.setMaker(output, id);
  }

  /** Changes what is known of the last step. */
  amend(id: number, changes: Partial<TraceStep>): void {
    const step = this.steps[id];
    if (step !== undefined) this.steps[id] = { ...step, ...changes, id };
  }

  /** Forgets the steps after the first so many. */
  cutTo(length: number): void {
    this.steps.length = Math.min(this.steps.length, length);
  }

  /** Says which model object a step's output is the output of. */
  setOwner(maker: number, owner: RunOwner): void {
    this.#owners.set(maker, owner);
  }

  /** The model object that was made of some of these steps, the last one made. */
  ownerOf(steps: readonly TraceStep[]): RunOwner | null {
    const ids = new Set(steps.map((one) => this.#before.get(one) ?? one.id));
    let found: RunOwner | null = null;
    for (const [maker, owner] of this.#owners) if (ids.has(maker)) found = owner;
    return found;
  }

  end(result: Value | null): void {
    if (result !== null) this.#outputs = this.makersOf([result]);
  }

  /** The run as it stands; steps that nothing uses and that are no layers are left out. */
  finished(): ModelRun {
    const steps = usedSteps(this.steps, this.#outputs);
    const places = new Map(steps.map((step, place) => [step.id, place]));
    const moved = (id: number): number[] => {
      if (id < 0) return [id];
      const place = places.get(id);
      return place === undefined ? [] : [place];
    };
    return {
      ...this.head,
      framework: this.steps.find((one) => one.framework !== null)?.framework ?? null,
      origin: this.#origin,
      inputs: this.inputs,
      steps: steps.map((step, id) => {
        const kept = { ...step, id, inputs: step.inputs.flatMap(moved) };
        this.#before.set(kept, step.id);
        return kept;
      }),
      blocks: this.blocks,
      outputs: this.#outputs.flatMap(moved),
      unkept: this.#unkept,
    };
  }
}

function usedSteps(steps: readonly TraceStep[], outputs: readonly number[]): TraceStep[] {
  const used = new Set<number>(outputs);
  for (const step of steps.toReversed()) {
    const isKept = used.has(step.id) || step.error !== null || isOfInterest(step);
    if (!isKept) continue;
    used.add(step.id);
    for (const input of step.inputs) used.add(input);
  }
  return steps.filter((step) => used.has(step.id));
}

function isOfInterest({ kind, layer }: TraceStep): boolean {
  return layer !== null || kind === 'pooling' || kind === 'convolution' || kind === 'unknown';
}
