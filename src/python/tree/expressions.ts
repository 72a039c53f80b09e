import type { BinaryOperator, CompareOperator } from './operators.js';
import type { Span } from './span.js';

/** What has a value. */
export type Expression =
  | NameNode
  | ConstantNode
  | FormattedStringNode
  | AttributeNode
  | SubscriptNode
  | SliceNode
  | CallNode
  | UnaryNode
  | BinaryNode
  | BooleanNode
  | CompareNode
  | ConditionalNode
  | LambdaNode
  | TupleNode
  | ListNode
  | SetNode
  | DictNode
  | ComprehensionNode
  | StarredNode
  | NamedExpressionNode
  | AwaitNode
  | YieldNode
  | BrokenExpressionNode;

export interface NameNode extends Span {
  readonly kind: 'name';
  readonly name: string;
}

/** A literal; ints beyond 2^53 become the nearest number. */
export interface ConstantNode extends Span {
  readonly kind: 'constant';
  readonly type: 'none' | 'bool' | 'int' | 'float' | 'complex' | 'string' | 'bytes' | 'ellipsis';
  readonly value: string | number | boolean | null;
}

export interface FormattedStringNode extends Span {
  readonly kind: 'formatted-string';
  readonly parts: readonly (string | InterpolationPart)[];
}

export interface InterpolationPart {
  readonly expression: Expression;
  readonly conversion: 'r' | 's' | 'a' | null;
  readonly format: FormattedStringNode | null;
  /** `f"{x=}"`: the source before the value. */
  readonly debug: string | null;
}

export interface AttributeNode extends Span {
  readonly kind: 'attribute';
  readonly object: Expression;
  readonly name: string;
}

export interface SubscriptNode extends Span {
  readonly kind: 'subscript';
  readonly object: Expression;
  /** A tuple node where several are written: `x[a, b]`. */
  readonly index: Expression;
}

export interface SliceNode extends Span {
  readonly kind: 'slice';
  readonly lower: Expression | null;
  readonly upper: Expression | null;
  readonly step: Expression | null;
}

export interface CallNode extends Span {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly ArgumentNode[];
}

export interface ArgumentNode extends Span {
  /** `positional`, `keyword` (with a name), `*spread` or `**spread`. */
  readonly form: 'positional' | 'keyword' | 'spread' | 'keyword-spread';
  readonly name: string | null;
  readonly value: Expression;
}

export interface UnaryNode extends Span {
  readonly kind: 'unary';
  readonly operator: '-' | '+' | '~' | 'not';
  readonly operand: Expression;
}

export interface BinaryNode extends Span {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface BooleanNode extends Span {
  readonly kind: 'boolean';
  readonly operator: 'and' | 'or';
  readonly left: Expression;
  readonly right: Expression;
}

export interface CompareNode extends Span {
  readonly kind: 'compare';
  readonly first: Expression;
  readonly rest: readonly { readonly operator: CompareOperator; readonly operand: Expression }[];
}

export interface ConditionalNode extends Span {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export interface LambdaNode extends Span {
  readonly kind: 'lambda';
  readonly parameters: readonly ParameterNode[];
  readonly body: Expression;
}

export interface TupleNode extends Span {
  readonly kind: 'tuple';
  readonly items: readonly Expression[];
}

export interface ListNode extends Span {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

export interface SetNode extends Span {
  readonly kind: 'set';
  readonly items: readonly Expression[];
}

export interface DictNode extends Span {
  readonly kind: 'dict';
  /** A null key is `**value`. */
  readonly items: readonly { readonly key: Expression | null; readonly value: Expression }[];
}

export interface ComprehensionNode extends Span {
  readonly kind: 'comprehension';
  readonly type: 'list' | 'set' | 'dict' | 'generator';
  /** A dict comprehension's key; else null. */
  readonly key: Expression | null;
  readonly element: Expression;
  readonly clauses: readonly ComprehensionClause[];
}

export type ComprehensionClause =
  | { readonly kind: 'for'; readonly target: Expression; readonly iterable: Expression }
  | { readonly kind: 'if'; readonly test: Expression };

export interface StarredNode extends Span {
  readonly kind: 'starred';
  readonly value: Expression;
}

export interface NamedExpressionNode extends Span {
  readonly kind: 'named-expression';
  readonly name: string;
  readonly value: Expression;
}

export interface AwaitNode extends Span {
  readonly kind: 'await';
  readonly value: Expression;
}

export interface YieldNode extends Span {
  readonly kind: 'yield';
  readonly from: boolean;
  readonly value: Expression | null;
}

/** What the parser couldn't read. */
export interface BrokenExpressionNode extends Span {
  readonly kind: 'broken-expression';
}

export interface ParameterNode extends Span {
  readonly name: string;
  readonly form: 'positional-only' | 'ordinary' | 'keyword-only' | 'rest' | 'keywords';
  readonly fallback: Expression | null;
  readonly annotation: Expression | null;
}
