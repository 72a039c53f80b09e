import type { Expression, Statement } from '../tree/nodes.js';
import { buildAssignment, buildAugmented } from './build-assignment.js';
import {
  buildFor,
  buildIf,
  buildTry,
  buildWhile,
  buildWith,
  type Surrounding,
} from './build-block.js';
import { buildClass, buildDecorated, buildFunction } from './build-definition.js';
import { ExpressionBuilder } from './build-expression.js';
import { buildImport } from './build-import.js';
import { buildMatch } from './build-match.js';
import { fieldOf, namedOf, spanOf, type RawNode } from './raw-node.js';

/** Blocks nested deeper than this are left out. */
const DEEPEST = 200;

type Build = (node: RawNode) => Statement[];

/** Turns the parser's statements into the typed tree's; what it can't read it leaves out. */
export class StatementBuilder {
  readonly #expressions: ExpressionBuilder;
  readonly #builders: ReadonlyMap<string, Build>;
  #depth = 0;

  /** `base` is the offset at which nodes have the text begin. */
  constructor(text: string, base: number) {
    this.#expressions = new ExpressionBuilder(text, base);
    this.#builders = new Map(Object.entries(this.#table()));
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
    const around: Surrounding = {
      builder: this.#expressions,
      block: (node) => this.block(node),
    };
    const build = (node: RawNode | undefined): Expression => this.#expressions.build(node);
    const first = (node: RawNode): Expression | null => {
      const child = namedOf(node)[0];
      return child === undefined ? null : build(child);
    };
    const simple =
      (kind: 'pass' | 'break' | 'continue'): Build =>
      (node) => [{ kind, ...spanOf(node) }];
    const names = (node: RawNode): string[] => namedOf(node).map((one) => this.#text(one));
    const anImport: Build = (node) => buildImport(node, this.#expressions);
    return {
      expression_statement: (node) => this.#expressionOrAssignment(node),
      return_statement: (node) => [{ kind: 'return', value: first(node), ...spanOf(node) }],
      raise_statement: (node) => [{ kind: 'raise', exception: first(node), ...spanOf(node) }],
      assert_statement: (node) => {
        const [test, message] = namedOf(node);
        return [
          {
            kind: 'assert',
            test: build(test),
            message: message === undefined ? null : build(message),
            ...spanOf(node),
          },
        ];
      },
      delete_statement: (node) => {
        const targets = namedOf(node).flatMap((one) =>
          one.type === 'expression_list' || one.type === 'tuple' ? namedOf(one) : [one],
        );
        return [{ kind: 'delete', targets: targets.map(build), ...spanOf(node) }];
      },
      pass_statement: simple('pass'),
      break_statement: simple('break'),
      continue_statement: simple('continue'),
      global_statement: (node) => [
        { kind: 'global', names: names(node), nonlocal: false, ...spanOf(node) },
      ],
      nonlocal_statement: (node) => [
        { kind: 'global', names: names(node), nonlocal: true, ...spanOf(node) },
      ],
      import_statement: anImport,
      import_from_statement: anImport,
      if_statement: (node) => buildIf(node, around),
      for_statement: (node) => buildFor(node, around),
      while_statement: (node) => buildWhile(node, around),
      try_statement: (node) => [buildTry(node, around)],
      with_statement: (node) => buildWith(node, around),
      match_statement: (node) => buildMatch(node, around),
      function_definition: (node) => buildFunction(node, [], around),
      class_definition: (node) => buildClass(node, [], around),
      decorated_definition: (node) => buildDecorated(node, around),
      type_alias_statement: (node) => {
        const left = fieldOf(node, 'left');
        const name = left === undefined ? '' : this.#text(left).replace(/\[[^]*$/, '');
        return [{ kind: 'type-alias', name, ...spanOf(node) }];
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
        : {
            kind: 'tuple',
            items: parts.map((one) => this.#expressions.build(one)),
            ...spanOf(node),
          };
    return { kind: 'expression', value, ...spanOf(node) };
  }

  #expressionOrAssignment(node: RawNode): Statement[] {
    const parts = namedOf(node);
    const [only] = parts;
    if (only === undefined) return [];
    if (only.type === 'assignment') return buildAssignment(only, this.#expressions);
    if (only.type === 'augmented_assignment') return buildAugmented(only, this.#expressions);
    return [this.#expressionStatement(node, parts)];
  }
}
