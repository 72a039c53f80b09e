/**
 * The typed tree: what the interpreter sees of a file. Positions are packed: `start` and `end` are
 * offsets in UTF-16 units; a file's line table turns them into lines and columns.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

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

export type BinaryOperator =
  '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '&' | '|' | '^' | '<<' | '>>';

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

export type CompareOperator =
  '<' | '<=' | '==' | '!=' | '>=' | '>' | 'in' | 'not in' | 'is' | 'is not';

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

export type Statement =
  | ExpressionStatement
  | AssignStatement
  | AugmentedAssignStatement
  | AnnotatedAssignStatement
  | DeleteStatement
  | ReturnStatement
  | RaiseStatement
  | AssertStatement
  | PassStatement
  | BreakStatement
  | ContinueStatement
  | GlobalStatement
  | ImportStatement
  | ImportFromStatement
  | IfStatement
  | ForStatement
  | WhileStatement
  | TryStatement
  | WithStatement
  | MatchStatement
  | FunctionNode
  | ClassNode
  | TypeAliasStatement;

export interface ExpressionStatement extends Span {
  readonly kind: 'expression';
  readonly value: Expression;
}

export interface AssignStatement extends Span {
  readonly kind: 'assign';
  readonly targets: readonly Expression[];
  readonly value: Expression;
}

export interface AugmentedAssignStatement extends Span {
  readonly kind: 'augmented-assign';
  readonly target: Expression;
  readonly operator: BinaryOperator;
  readonly value: Expression;
}

export interface AnnotatedAssignStatement extends Span {
  readonly kind: 'annotated-assign';
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value: Expression | null;
}

export interface DeleteStatement extends Span {
  readonly kind: 'delete';
  readonly targets: readonly Expression[];
}

export interface ReturnStatement extends Span {
  readonly kind: 'return';
  readonly value: Expression | null;
}

export interface RaiseStatement extends Span {
  readonly kind: 'raise';
  readonly exception: Expression | null;
}

export interface AssertStatement extends Span {
  readonly kind: 'assert';
  readonly test: Expression;
  readonly message: Expression | null;
}

export interface PassStatement extends Span {
  readonly kind: 'pass';
}

export interface BreakStatement extends Span {
  readonly kind: 'break';
}

export interface ContinueStatement extends Span {
  readonly kind: 'continue';
}

export interface GlobalStatement extends Span {
  readonly kind: 'global';
  readonly names: readonly string[];
  /** `nonlocal` looks in the functions around, `global` in the module. */
  readonly nonlocal: boolean;
}

export interface ImportStatement extends Span {
  readonly kind: 'import';
  readonly modules: readonly { readonly module: string; readonly alias: string | null }[];
}

export interface ImportFromStatement extends Span {
  readonly kind: 'import-from';
  /** Leading dots. */
  readonly level: number;
  readonly module: string;
  /** `*` has the name `*`. */
  readonly names: readonly { readonly name: string; readonly alias: string | null }[];
}

export interface IfStatement extends Span {
  readonly kind: 'if';
  readonly test: Expression;
  readonly then: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

export interface ForStatement extends Span {
  readonly kind: 'for';
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

export interface WhileStatement extends Span {
  readonly kind: 'while';
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

export interface TryStatement extends Span {
  readonly kind: 'try';
  readonly body: readonly Statement[];
  readonly handlers: readonly HandlerNode[];
  readonly otherwise: readonly Statement[];
  readonly finally: readonly Statement[];
}

export interface HandlerNode {
  readonly exception: Expression | null;
  readonly name: string | null;
  readonly body: readonly Statement[];
}

export interface WithStatement extends Span {
  readonly kind: 'with';
  readonly items: readonly { readonly context: Expression; readonly target: Expression | null }[];
  readonly body: readonly Statement[];
}

export interface MatchStatement extends Span {
  readonly kind: 'match';
  readonly subject: Expression;
  readonly cases: readonly CaseNode[];
}

export interface CaseNode {
  readonly pattern: Pattern;
  readonly guard: Expression | null;
  readonly body: readonly Statement[];
}

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

export interface FunctionNode extends Span {
  readonly kind: 'function';
  readonly name: string;
  readonly nameSpan: Span;
  readonly parameters: readonly ParameterNode[];
  readonly returns: Expression | null;
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
  readonly isAsync: boolean;
  /** Its body holds a `yield` of its own. */
  readonly isGenerator: boolean;
}

export interface ClassNode extends Span {
  readonly kind: 'class';
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly ArgumentNode[];
  readonly body: readonly Statement[];
  readonly decorators: readonly Expression[];
}

export interface TypeAliasStatement extends Span {
  readonly kind: 'type-alias';
  readonly name: string;
}
