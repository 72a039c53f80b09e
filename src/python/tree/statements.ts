import type { ArgumentNode, Expression, ParameterNode } from './expressions.js';
import type { BinaryOperator } from './operators.js';
import type { Pattern } from './patterns.js';
import type { Span } from './span.js';

/** What does something; definitions are statements too. */
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
