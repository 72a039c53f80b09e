/** A module that was compiled. */
export type CompiledModule = object;

/** Memory and tables that modules share. */
export interface SharedMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** As much of WebAssembly as the parser needs: its types come with the DOM, which isn't here. */
export interface WebAssemblyRuntime {
  compile(bytes: Uint8Array): Promise<CompiledModule>;
  readonly Instance: new (
    module: CompiledModule,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
  readonly Memory: new (limits: {
    readonly initial: number;
    readonly maximum: number;
  }) => SharedMemory;
  readonly Table: new (limits: { readonly initial: number; readonly element: 'anyfunc' }) => object;
  readonly Global: new (
    type: { readonly value: 'i32'; readonly mutable: boolean },
    value: number,
  ) => object;
  readonly Module: {
    customSections(module: CompiledModule, name: string): readonly ArrayBuffer[];
  };
}

/** WebAssembly as it is here. Throws where there is none. */
export function webAssembly(): WebAssemblyRuntime {
  const runtime: unknown = Reflect.get(globalThis, 'WebAssembly');
  if (!isRuntime(runtime)) throw new Error('The Python parser needs WebAssembly.');
  return runtime;
}

function isRuntime(value: unknown): value is WebAssemblyRuntime {
  return (
    typeof value === 'object' &&
    value !== null &&
    'compile' in value &&
    'Instance' in value &&
    'Memory' in value &&
    'Table' in value &&
    'Global' in value &&
    'Module' in value
  );
}
