/** What Node, browsers and workers all have, for modules that are compiled without any of them. */
declare const performance: { now(): number };

declare class URLSearchParams {
  constructor(init?: string | readonly (readonly [string, string])[]);
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
  toString(): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

interface ErrorConstructor {
  stackTraceLimit: number;
}
