import { arrayOfUnknownShape } from '../../libraries/arrays/array.js';
import { unknown } from '../../values/create.js';
import type { BuiltinValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';
import { PythonException } from '../signals.js';
import type { OpenRun } from './open-run.js';
import { changesInPlace, handsOn, plainName } from './step-kind.js';
import type { StepMaker } from './step-maker.js';
import { tensorsIn } from './tensors-in.js';
import { writtenAt } from './written-at.js';

/** What a function of a library is given. */
export interface Given {
  readonly self: Value;
  readonly args: readonly Value[];
}

/** A library's function that is being carried out. */
interface Frame {
  readonly callee: BuiltinValue;
  readonly self: Value;
  readonly given: readonly Value[];
  /** How many steps the run had when it began. */
  readonly before: number;
}

/** Makes steps of what libraries' functions do with tensors that are followed. */
export class LibrarySteps {
  readonly #interpreter: Interpreter;
  readonly #maker: StepMaker;
  /** Whether what runs now may be taken back. */
  readonly #isAttempt: () => boolean;
  readonly #frames: Frame[] = [];
  readonly #handled = new WeakSet<PythonException>();

  constructor(interpreter: Interpreter, maker: StepMaker, isAttempt: () => boolean) {
    this.#interpreter = interpreter;
    this.#maker = maker;
    this.#isAttempt = isAttempt;
  }

  /** The innermost function that is being carried out. */
  get innermost(): Frame | undefined {
    return this.#frames.at(-1);
  }

  /** A library's function is carried out; what it makes of tensors that are followed is a step. */
  carryOut(callee: BuiltinValue, given: Given, run: OpenRun, carryOut: () => Value): Value {
    const frame: Frame = {
      callee,
      self: given.self,
      given: [given.self, ...given.args],
      before: run.steps.length,
    };
    this.#frames.push(frame);
    try {
      return this.#made(frame, run, carryOut());
    } catch (error) {
      if (!(error instanceof PythonException)) throw error;
      const instead = this.#failed(frame, run, error);
      if (instead === null) throw error;
      return instead;
    } finally {
      this.#frames.pop();
    }
  }

  /** Makes a step of what a library's function gave, unless what it did is recorded already. */
  #made(frame: Frame, run: OpenRun, result: Value): Value {
    const { callee, given, before } = frame;
    const outputs = tensorsIn([result]);
    if (outputs.length === 0) {
      this.#setOwner(frame, run);
      return result;
    }
    const isInPlace = changesInPlace(callee.name) && run.steps.length === before;
    const isNew = (one: Value): boolean => isInPlace || run.makerOf(one) === undefined;
    if (!outputs.some(isNew)) return result;
    const inputs = run.makersOf(given);
    if (run.steps.length > before) {
      for (const one of outputs) {
        if (run.makerOf(one) === undefined) run.setMaker(one, run.steps.length - 1);
      }
      return result;
    }
    const [first] = inputs;
    if (first === undefined) return result;
    const name = this.#nameOf(frame);
    if (handsOn(name)) {
      for (const one of outputs) if (isNew(one)) run.setMaker(one, first);
      return result;
    }
    const fresh = result.kind === 'unknown' ? { ...result } : result;
    const step = this.#maker.operation({
      name,
      isOperator: callee.name.includes('.__'),
      self: frame.self,
      given,
      inputs,
      outputs,
      block: run.block,
    });
    const id = run.add(step);
    if (id === null) return fresh;
    for (const one of fresh.kind === 'unknown' ? [fresh] : outputs) {
      if (isNew(one)) run.setMaker(one, id);
    }
    return fresh;
  }

  /** A library's function rejects what it gets: the step is kept, and reading goes on behind it. */
  #failed(frame: Frame, run: OpenRun, error: PythonException): Value | null {
    if (this.#handled.has(error) || this.#isAttempt()) return null;
    const inputs = run.makersOf(frame.given);
    const tensor = tensorsIn(frame.given).find((one) => one.kind === 'tensor');
    if (inputs.length === 0 || tensor?.kind !== 'tensor' || !isOfShapes(error)) return null;
    this.#handled.add(error);
    this.#interpreter.sites.findings.noteException(error);
    const last = run.steps.at(-1);
    const message = error.message;
    const lost = arrayOfUnknownShape(tensor, unknown(message, error.range));
    if (last !== undefined && run.steps.length > frame.before) {
      run.amend(last.id, { error: message, unknown: null, output: null });
      run.setMaker(lost, last.id);
      return lost;
    }
    const step = this.#maker.operation({
      name: this.#nameOf(frame),
      isOperator: frame.callee.name.includes('.__'),
      self: frame.self,
      given: frame.given,
      inputs,
      outputs: [lost],
      block: run.block,
    });
    run.addFor(lost, { ...step, error: message, unknown: null });
    return lost;
  }

  /** A model object is made of tensors that were followed: Keras's functional and sequential models. */
  #setOwner({ self, callee }: Frame, run: OpenRun): void {
    if (self.kind !== 'instance' || !/\.(?:__init__|add|build)$/u.test(callee.name)) return;
    const output = self.attributes.get('outputs') ?? self.attributes.get('output');
    if (output === undefined) return;
    const [maker] = run.makersOf([output]);
    const made =
      writtenAt(this.#interpreter.sites.madeAt(self)) ?? writtenAt(this.#interpreter.present.site);
    if (maker !== undefined) run.setOwner(maker, { name: self.type.name, constructed: made });
  }

  #nameOf({ callee, self }: Frame): string {
    const name = plainName(callee.name);
    const isPass = /^(?:forward|call|__call__)$/u.test(name);
    return isPass && self.kind === 'instance' ? self.type.name : name;
  }
}

/** Whether an exception is a library's word on what it was given. */
function isOfShapes({ exception }: PythonException): boolean {
  return !/^(?:StopIteration|GeneratorExit|KeyboardInterrupt|SystemExit|AttributeError)$/u.test(
    exception.type.name,
  );
}
