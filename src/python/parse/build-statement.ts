import type {
  CaseNode,
  ClassNode,
  Expression,
  FunctionNode,
  HandlerNode,
  Statement,
  TryStatement,
} from '../tree/nodes.js';
import { augmentedOperator, ExpressionBuilder } from './build-expression.js';
import { buildImport } from './build-import.js';
import { buildPattern } from './build-pattern.js';
import { fieldOf, fieldsOf, namedOf, type RawNode } from './raw-node.js';

/** Blocks nested deeper than this are left out. */
const DEEPEST = 200;

type Build = (node: RawNode) => Statement[];

/** Turns the parser's statements into the typed tree's; what it can't read it leaves out. */
export class StatementBuilder {
  readonly #expressions: ExpressionBuilder;
  readonly #builders: ReadonlyMap<string, Build>;
  #depth = 0;

  constructor(text: string) {
    this.#expressions = new ExpressionBuilder(text);
    this.#builders = new Map(Object.entries(this.#table()));
  }

  /** The statements that some nodes of a module are. */
  module(nodes: readonly RawNode[]): Statement[] {
    return nodes.flatMap((node) => this.#statement(node));
  }

  /** The statements of a block, also those inside stretches the parser gave up on. */
  block(node: RawNode | undefined): Statement[] {
    if (node === undefined || this.#depth > DEEPEST) return [];
    this.#depth += 1;
    const statements = node.children.flatMap((child) => this.#statement(child));
    this.#depth -= 1;
    return statements;
  }

  #statement(node: RawNode): Statement[] {
    if (node.type === 'ERROR') return this.#salvage(node);
    return this.#builders.get(node.type)?.(node) ?? [];
  }

  /** What is whole inside a stretch that isn't. */
  #salvage(node: RawNode): Statement[] {
    if (this.#depth > DEEPEST) return [];
    this.#depth += 1;
    const saved = node.children.flatMap((child): Statement[] => {
      if (child.type === 'ERROR') return this.#salvage(child);
      if (child.type === 'call') return [this.#expressionStatement(child, [child])];
      return this.#builders.get(child.type)?.(child) ?? [];
    });
    this.#depth -= 1;
    return saved;
  }

  #table(): Record<string, Build> {
    const build = (node: RawNode | undefined): Expression => this.#expressions.build(node);
    const first = (node: RawNode): Expression | null => {
      const child = namedOf(node)[0];
      return child === undefined ? null : build(child);
    };
    const simple =
      (kind: 'pass' | 'break' | 'continue'): Build =>
      (node) => [{ kind, ...span(node) }];
    const names = (node: RawNode): string[] => namedOf(node).map((one) => this.#text(one));
    const anImport: Build = (node) => buildImport(node, this.#expressions);
    return {
      expression_statement: (node) => this.#expressionOrAssignment(node),
      return_statement: (node) => [{ kind: 'return', value: first(node), ...span(node) }],
      raise_statement: (node) => [{ kind: 'raise', exception: first(node), ...span(node) }],
      assert_statement: (node) => {
        const [test, message] = namedOf(node);
        return [
          {
            kind: 'assert',
            test: build(test),
            message: message === undefined ? null : build(message),
            ...span(node),
          },
        ];
      },
      delete_statement: (node) => {
        const targets = namedOf(node).flatMap((one) =>
          one.type === 'expression_list' || one.type === 'tuple' ? namedOf(one) : [one],
        );
        return [{ kind: 'delete', targets: targets.map(build), ...span(node) }];
      },
      pass_statement: simple('pass'),
      break_statement: simple('break'),
      continue_statement: simple('continue'),
      global_statement: (node) => [
        { kind: 'global', names: names(node), nonlocal: false, ...span(node) },
      ],
      nonlocal_statement: (node) => [
        { kind: 'global', names: names(node), nonlocal: true, ...span(node) },
      ],
      import_statement: anImport,
      import_from_statement: anImport,
      if_statement: (node) => this.#if(node),
      for_statement: (node) => [
        {
          kind: 'for',
          target: build(fieldOf(node, 'left')),
          iterable: build(fieldOf(node, 'right')),
          body: this.block(fieldOf(node, 'body')),
          otherwise: this.#else(node),
          ...span(node),
        },
      ],
      while_statement: (node) => [
        {
          kind: 'while',
          test: build(fieldOf(node, 'condition')),
          body: this.block(fieldOf(node, 'body')),
          otherwise: this.#else(node),
          ...span(node),
        },
      ],
      try_statement: (node) => [this.#try(node)],
      with_statement: (node) => this.#with(node),
      match_statement: (node) => this.#match(node),
      function_definition: (node) => this.#function(node, []),
      class_definition: (node) => this.#class(node, []),
      decorated_definition: (node) => this.#decorated(node),
      type_alias_statement: (node) => {
        const left = fieldOf(node, 'left');
        const name = left === undefined ? '' : this.#text(left).replace(/\[[^]*$/, '');
        return [{ kind: 'type-alias', name, ...span(node) }];
      },
    };
  }

  #text(node: RawNode): string {
    return this.#expressions.textOf(node);
  }

  #expressionStatement(node: RawNode, parts: readonly RawNode[]): Statement {
    const [only] = parts;
    const value: Expression =
      parts.length === 1
        ? this.#expressions.build(only)
        : { kind: 'tuple', items: parts.map((one) => this.#expressions.build(one)), ...span(node) };
    return { kind: 'expression', value, ...span(node) };
  }

  #expressionOrAssignment(node: RawNode): Statement[] {
    const parts = namedOf(node);
    const [only] = parts;
    if (only === undefined) return [];
    if (only.type === 'assignment') return this.#assignment(only);
    if (only.type === 'augmented_assignment') return this.#augmented(only);
    return [this.#expressionStatement(node, parts)];
  }

  #assignment(node: RawNode): Statement[] {
    const type = fieldOf(node, 'type');
    const left = fieldOf(node, 'left');
    let right = fieldOf(node, 'right');
    if (type !== undefined) {
      return [
        {
          kind: 'annotated-assign',
          target: this.#expressions.build(left),
          annotation: this.#expressions.build(type),
          value: right === undefined ? null : this.#expressions.build(right),
          ...span(node),
        },
      ];
    }
    const targets = [this.#expressions.build(left)];
    while (right?.type === 'assignment') {
      targets.push(this.#expressions.build(fieldOf(right, 'left')));
      right = fieldOf(right, 'right');
    }
    return [{ kind: 'assign', targets, value: this.#expressions.build(right), ...span(node) }];
  }

  #augmented(node: RawNode): Statement[] {
    const written = fieldOf(node, 'operator');
    const operator = written === undefined ? undefined : augmentedOperator(this.#text(written));
    if (operator === undefined) return [];
    return [
      {
        kind: 'augmented-assign',
        target: this.#expressions.build(fieldOf(node, 'left')),
        operator,
        value: this.#expressions.build(fieldOf(node, 'right')),
        ...span(node),
      },
    ];
  }

  #else(node: RawNode): Statement[] {
    const clause = node.children.find((child) => child.type === 'else_clause');
    return clause === undefined ? [] : this.block(fieldOf(clause, 'body'));
  }

  #if(node: RawNode): Statement[] {
    let otherwise = this.#else(node);
    const clauses = node.children.filter((child) => child.type === 'elif_clause');
    for (const clause of clauses.reverse()) {
      otherwise = [
        {
          kind: 'if',
          test: this.#expressions.build(fieldOf(clause, 'condition')),
          then: this.block(fieldOf(clause, 'consequence')),
          otherwise,
          ...span(clause),
        },
      ];
    }
    return [
      {
        kind: 'if',
        test: this.#expressions.build(fieldOf(node, 'condition')),
        then: this.block(fieldOf(node, 'consequence')),
        otherwise,
        ...span(node),
      },
    ];
  }

  #try(node: RawNode): TryStatement {
    const last = node.children.find((child) => child.type === 'finally_clause');
    return {
      kind: 'try',
      body: this.block(fieldOf(node, 'body')),
      handlers: node.children
        .filter((child) => child.type === 'except_clause')
        .map((child) => this.#handler(child)),
      otherwise: this.#else(node),
      finally: last === undefined ? [] : this.block(namedOf(last).at(-1)),
      ...span(node),
    };
  }

  #handler(node: RawNode): HandlerNode {
    const values = fieldsOf(node, 'value').filter((one) => one.named);
    const [value] = values;
    const aliased = value?.type === 'as_pattern' ? fieldOf(value, 'alias') : fieldOf(node, 'alias');
    const exception = value === undefined ? null : this.#expressions.build(value);
    const body = node.children.find((child) => child.type === 'block');
    return {
      exception:
        values.length > 1
          ? {
              kind: 'tuple',
              items: values.map((one) => this.#expressions.build(one)),
              ...span(node),
            }
          : exception,
      name: aliased === undefined ? null : this.#text(aliased),
      body: this.block(body),
    };
  }

  #with(node: RawNode): Statement[] {
    const clause = node.children.find((child) => child.type === 'with_clause');
    const items = (clause === undefined ? [] : namedOf(clause)).flatMap((item) => {
      const value = fieldOf(item, 'value');
      return value?.type === 'tuple' ? namedOf(value) : value === undefined ? [] : [value];
    });
    return [
      {
        kind: 'with',
        items: items.map((item) => {
          const alias = item.type === 'as_pattern' ? fieldOf(item, 'alias') : undefined;
          return {
            context: this.#expressions.build(item),
            target: alias === undefined ? null : this.#expressions.build(alias),
          };
        }),
        body: this.block(fieldOf(node, 'body')),
        ...span(node),
      },
    ];
  }

  #match(node: RawNode): Statement[] {
    const subjects = fieldsOf(node, 'subject').filter((one) => one.named);
    const [only] = subjects;
    const cases = (fieldOf(node, 'body')?.children ?? [])
      .filter((child) => child.type === 'case_clause')
      .map((child) => this.#case(child));
    return [
      {
        kind: 'match',
        subject:
          subjects.length === 1
            ? this.#expressions.build(only)
            : {
                kind: 'tuple',
                items: subjects.map((one) => this.#expressions.build(one)),
                ...span(node),
              },
        cases,
        ...span(node),
      },
    ];
  }

  #case(node: RawNode): CaseNode {
    const patterns = namedOf(node)
      .filter((child) => child.type === 'case_pattern')
      .map((child) => buildPattern(child, this.#expressions));
    const [only] = patterns;
    const guard = fieldOf(node, 'guard');
    const isSequence = node.children.some((child) => child.type === ',');
    return {
      pattern: only !== undefined && !isSequence ? only : { kind: 'sequence', patterns },
      guard: guard === undefined ? null : this.#expressions.build(namedOf(guard)[0]),
      body: this.block(fieldOf(node, 'consequence')),
    };
  }

  #decorated(node: RawNode): Statement[] {
    const decorators = node.children
      .filter((child) => child.type === 'decorator')
      .map((child) => this.#expressions.build(namedOf(child)[0]));
    const definition = fieldOf(node, 'definition');
    if (definition === undefined) return [];
    return definition.type === 'class_definition'
      ? this.#class(definition, decorators)
      : this.#function(definition, decorators);
  }

  #function(node: RawNode, decorators: readonly Expression[]): Statement[] {
    const name = fieldOf(node, 'name');
    if (name === undefined) return [];
    const sawYield = this.#expressions.sawYield;
    this.#expressions.sawYield = false;
    const body = this.block(fieldOf(node, 'body'));
    const isGenerator = this.#expressions.sawYield;
    this.#expressions.sawYield = sawYield;
    const returns = fieldOf(node, 'return_type');
    const built: FunctionNode = {
      kind: 'function',
      name: this.#text(name),
      nameSpan: span(name),
      parameters: this.#expressions.parameters(fieldOf(node, 'parameters')),
      returns: returns === undefined ? null : this.#expressions.build(returns),
      body,
      decorators,
      isAsync: node.children.some((child) => child.type === 'async'),
      isGenerator,
      ...span(node),
    };
    return [built];
  }

  #class(node: RawNode, decorators: readonly Expression[]): Statement[] {
    const name = fieldOf(node, 'name');
    if (name === undefined) return [];
    const built: ClassNode = {
      kind: 'class',
      name: this.#text(name),
      nameSpan: span(name),
      args: this.#expressions.args(fieldOf(node, 'superclasses')),
      body: this.block(fieldOf(node, 'body')),
      decorators,
      ...span(node),
    };
    return [built];
  }
}

function span(node: RawNode): { start: number; end: number } {
  return { start: node.start, end: node.end };
}
