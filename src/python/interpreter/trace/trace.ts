import type { Passage } from '../../libraries/passage.js';
import type { ModelRun } from '../../trace.js';
import type { TensorValue } from '../../values/tensor.js';
import type { BuiltinValue, FunctionValue, InstanceValue, Value } from '../../values/value.js';
import { rangeOf } from '../../tree/source-file.js';
import type { Interpreter } from '../interpreter.js';
import { finishedRuns } from './finished-runs.js';
import { Frozen } from './frozen.js';
import { LibrarySteps, type Given } from './library-steps.js';
import { OpenRun, type RunHead } from './open-run.js';
import { StepMaker } from './step-maker.js';
import { tensorsIn } from './tensors-in.js';
import { ownParameters, sizeOf } from './weights.js';
import { writtenAt } from './written-at.js';

/** More runs than this aren't kept. */
const MOST_RUNS = 60;

/** A model or function that ran, to be called once more with other tensors. */
export interface Again {
  /** The model object; null: a function. */
  readonly self: InstanceValue | null;
  readonly call: (tensors: readonly Value[]) => Value;
}

/** Records every step that tensors take while models run; made only when somebody asks for it. */
export class Trace {
  readonly #interpreter: Interpreter;
  readonly #maker: StepMaker;
  readonly #open: OpenRun[] = [];
  readonly #librarySteps: LibrarySteps;
  #module: OpenRun;
  #done: OpenRun[] = [];
  readonly #again = new WeakMap<OpenRun, Again>();
  #attempts = 0;
  readonly frozen = new Frozen();

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
    this.#maker = new StepMaker(interpreter, this.frozen);
    this.#librarySteps = new LibrarySteps(interpreter, this.#maker, () => this.#attempts > 0);
    this.#module = newModuleRun();
  }

  /** Everything that was recorded, in the order in which it began. */
  runs(): ModelRun[] {
    return [...this.#done, this.#module].flatMap(finishedRuns);
  }

  /**
   * Forgets everything that was recorded, and gives what ran in the first run that is meant; null:
   * there was none, or nothing that could be called again.
   */
  startOver(isMeant: (head: RunHead) => boolean): Again | null {
    const run = this.#done.find(({ head }) => isMeant(head));
    this.#done = [];
    this.#module = newModuleRun();
    return run === undefined ? null : (this.#again.get(run) ?? null);
  }

  /** An attempt that may be taken back begins; the answer ends it. */
  attempt(isTentative: boolean): (failed: boolean) => void {
    const before = this.#done.length;
    if (isTentative) this.#attempts += 1;
    return (failed) => {
      if (isTentative) this.#attempts -= 1;
      if (failed && isTentative) this.#done = this.#done.slice(0, before);
    };
  }

  /** Remembers what is recorded now; the answer takes back what has come since. */
  remember(): () => void {
    const before = this.#done.length;
    return () => {
      this.#done = this.#done.slice(0, before);
    };
  }

  /** A layer is passed: the root of a model begins a run, a layer with layers inside begins a block. */
  layer(self: InstanceValue, place: { path: string; isRoot: boolean }, pass: () => Value): Value {
    const { layers } = this.#interpreter;
    const isWhole = self.type.library === null || layers.children(self).length > 0;
    if (!isWhole) return pass();
    if (place.isRoot) return this.#run(this.#runOf(self), pass);
    const run = this.#present;
    run.enter({
      className: self.type.name,
      path: place.path,
      layer: this.#maker.numberOf(self),
      call: this.#writtenHere(),
      constructed: writtenAt(this.#interpreter.sites.madeAt(self)),
    });
    try {
      return pass();
    } finally {
      run.leave();
    }
  }

  /** A function of the code is called: the outermost one, where no model runs, begins a run. */
  function(callee: FunctionValue, args: readonly Value[], pass: () => Value): Value {
    if (this.#open.length > 0 || this.#done.length >= MOST_RUNS) return pass();
    const { definition, scope } = callee;
    const run = new OpenRun({
      kind: 'function',
      name: callee.name,
      definition: rangeOf(scope.file, definition),
      constructed: null,
      called: this.#writtenHere(),
      parameters: null,
    });
    for (const given of tensorsIn(args)) if (given.kind === 'tensor') run.addInput(given);
    this.#again.set(run, {
      self: null,
      call: (tensors) => this.#interpreter.calls.call(callee, withTensors(args, tensors)),
    });
    return this.#run(run, pass);
  }

  /** A library's function is carried out; what it makes of tensors that are followed is a step. */
  builtin(callee: BuiltinValue, given: Given, carryOut: () => Value): Value {
    return this.#librarySteps.carryOut(callee, given, this.#present, carryOut);
  }

  /** Something that isn't known is called with a tensor that is followed. */
  unknownCall(callee: Value & { kind: 'unknown' }, args: readonly Value[]): Value {
    const run = this.#present;
    const inputs = run.makersOf(args);
    if (inputs.length === 0) return callee;
    const result = { ...callee };
    run.addFor(result, this.#maker.unknownCall(callee, args, inputs, run.block));
    return result;
  }

  /** A tensor passes a layer. */
  passed(passage: Passage, output: TensorValue, path: string): void {
    const { built } = passage;
    if (built !== null && built.type.library === null && passage.kind === built.type.name) return;
    const run = this.#present;
    const frame = this.#librarySteps.innermost;
    if (frame !== undefined && built !== null && built.type.library !== null) {
      run.cutTo(frame.before);
    }
    const given = frame?.given ?? [];
    let inputs = run.makersOf(given);
    if (inputs.length === 0) inputs = run.makersOf([passage.input]);
    if (inputs.length === 0) {
      const first = tensorsIn(given).find((one) => one.kind === 'tensor');
      inputs = [run.addInput(first ?? passage.input)];
    }
    const step = this.#maker.passage(passage, output, { path, inputs, given, block: run.block });
    run.addFor(output, step);
  }

  get #present(): OpenRun {
    return this.#open.at(-1) ?? this.#module;
  }

  #run(run: OpenRun, pass: () => Value): Value {
    this.#open.push(run);
    let result: Value | null = null;
    try {
      result = pass();
      return result;
    } finally {
      this.#open.pop();
      run.end(result);
      if (this.#done.length < MOST_RUNS && run.steps.length > 0) this.#done.push(run);
    }
  }

  #runOf(self: InstanceValue): OpenRun {
    const { layers, sites } = this.#interpreter;
    const all = [self, ...layers.within(self)];
    const shapes = all.flatMap(ownParameters);
    const run = new OpenRun({
      kind: 'model',
      name: self.type.name,
      definition: self.type.range,
      constructed: writtenAt(sites.madeAt(self)),
      called: this.#writtenHere(),
      parameters: shapes.length === 0 ? null : shapes.map(sizeOf).reduce((a, b) => a + b, 0),
    });
    this.#again.set(run, {
      self,
      call: (tensors) => this.#interpreter.calls.call(self, [...tensors]),
    });
    return run;
  }

  #writtenHere(): ReturnType<typeof writtenAt> {
    return writtenAt(this.#interpreter.present.site);
  }
}

const newModuleRun = (): OpenRun =>
  new OpenRun({
    kind: 'module',
    name: '',
    definition: null,
    constructed: null,
    called: null,
    parameters: null,
  });

/** Arguments with their tensors replaced, in order, as far as there are others. */
function withTensors(args: readonly Value[], tensors: readonly Value[]): Value[] {
  let taken = 0;
  return args.map((one) => {
    if (one.kind !== 'tensor') return one;
    const other = tensors[taken];
    taken += 1;
    return other ?? one;
  });
}
