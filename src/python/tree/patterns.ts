import type { Expression } from './expressions.js';

/** What stands behind a `case`. */
export type Pattern =
  | { readonly kind: 'value'; readonly value: Expression }
  | { readonly kind: 'capture'; readonly name: string | null }
  | { readonly kind: 'star'; readonly name: string | null }
  | { readonly kind: 'as'; readonly pattern: Pattern; readonly name: string }
  | { readonly kind: 'or'; readonly patterns: readonly Pattern[] }
  | { readonly kind: 'sequence'; readonly patterns: readonly Pattern[] }
  | {
      readonly kind: 'mapping';
      readonly items: readonly { readonly key: Expression; readonly pattern: Pattern }[];
      readonly rest: string | null;
    }
  | {
      readonly kind: 'class';
      readonly type: Expression;
      readonly positional: readonly Pattern[];
      readonly keywords: readonly { readonly name: string; readonly pattern: Pattern }[];
    }
  | { readonly kind: 'broken' };
