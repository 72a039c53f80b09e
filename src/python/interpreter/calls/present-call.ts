import type { CallNode } from '../../tree/nodes.js';
import type { WrittenArgument } from '../../values/layer.js';
import type { Value } from '../../values/value.js';
import type { Scope } from '../scope.js';
import { WrittenCall } from './written-call.js';

/** A call expression, and what it calls; null where no call of the code is carried out. */
export interface Present {
  readonly call: WrittenCall | null;
  readonly callee: Value | null;
}

const NO_CALL: Present = { call: null, callee: null };

/** The innermost call expression that is being carried out. */
export class PresentCall {
  readonly #calls = new WeakMap<CallNode, WrittenCall>();
  #present = NO_CALL;

  /** The call as written; one object for each place in the code. */
  get site(): WrittenCall | null {
    return this.#present.call;
  }

  /** What it calls. */
  get callee(): Value | null {
    return this.#present.callee;
  }

  /** The arguments as written. */
  get written(): readonly WrittenArgument[] {
    return this.site?.arguments ?? [];
  }

  /** A call expression as written, if it was ever carried out. */
  known(node: CallNode): WrittenCall | null {
    return this.#calls.get(node) ?? null;
  }

  /** Makes a call expression the present one; the answer, the one around it, goes to {@link leave}. */
  enter(node: CallNode, callee: Value, scope: Scope): Present {
    let call = this.#calls.get(node);
    if (call === undefined) {
      call = new WrittenCall(node, scope);
      this.#calls.set(node, call);
    }
    return this.#become({ call, callee });
  }

  /** Goes back to the call around. */
  leave(outer: Present): void {
    this.#become(outer);
  }

  /** Carries out what no call of the code stands for: a module, a model by itself. */
  outside<T>(action: () => T): T {
    const outer = this.#become(NO_CALL);
    try {
      return action();
    } finally {
      this.leave(outer);
    }
  }

  #become(next: Present): Present {
    const outer = this.#present;
    this.#present = next;
    return outer;
  }
}
