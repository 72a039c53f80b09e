import { moduleBytes } from './module-bytes.js';

/** What the WebAssembly module exports; places are bytes into `memory`, sizes are floats. */
export interface SimdExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /** First byte of `memory` that is free for data. */
  readonly heapBase: { readonly value: number };
  readonly functionFor: (operation: number, kind: number) => number;
  readonly run: (passes: number, count: number, units: number) => number;
  readonly watch: (wide: number, at: number, count: number) => number;
}

const functionNames = ['functionFor', 'run', 'watch'] as const;

/** The module's exports, or null where the engine runs without WebAssembly SIMD. */
export function loadSimd(): SimdExports | null {
  try {
    const exports = instantiate(moduleBytes());
    return isSimdExports(exports) ? exports : null;
  } catch {
    // No WebAssembly, no SIMD, or a policy that forbids compiling: the portable kernels serve.
    return null;
  }
}

// The types of WebAssembly come with the DOM, which this room is built without.
function instantiate(bytes: Uint8Array): unknown {
  const runtime: unknown = Reflect.get(globalThis, 'WebAssembly');
  const module = construct(runtime, 'Module', [bytes]);
  const instance = construct(runtime, 'Instance', [module, { env: { abort: stop } }]);
  return property(instance, 'exports');
}

function stop(): never {
  throw new Error('a pooling kernel aborted');
}

function construct(holder: unknown, name: string, args: readonly unknown[]): unknown {
  const constructor = property(holder, name);
  if (typeof constructor !== 'function') throw new TypeError(`no ${name}`);
  return Reflect.construct(constructor, args);
}

function property(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}

function isSimdExports(value: unknown): value is SimdExports {
  return (
    functionNames.every((name) => typeof property(value, name) === 'function') &&
    property(property(value, 'memory'), 'buffer') instanceof ArrayBuffer &&
    typeof property(property(value, 'heapBase'), 'value') === 'number'
  );
}
