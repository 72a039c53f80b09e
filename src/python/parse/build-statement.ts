import type { Expression, Statement } from '../tree/nodes.js';
import { buildAnnotated, buildAssignment, buildAugmented } from './build-assignment.js';
import {
  buildFor,
  buildIf,
  buildTry,
  buildWhile,
  buildWith,
  type BlockReaders,
} from './build-block.js';
import { buildClass, buildDecorated, buildFunction } from './build-definition.js';
import { ExpressionBuilder } from './build-expression.js';
import { buildImport, buildImportFrom } from './build-import.js';
import { buildMatch } from './build-match.js';
import { spanOf, type RawNode } from './raw-node.js';

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

  /** The statements of a block. */
  block(node: RawNode | undefined): Statement[] {
    if (node === undefined || this.#depth > DEEPEST) return [];
    this.#depth += 1;
    const statements = node.children.flatMap(
      (child) => this.#builders.get(child.type)?.(child) ?? [],
    );
    this.#depth -= 1;
    return statements;
  }

  #table(): Record<string, Build> {
    const readers: BlockReaders = {
      builder: this.#expressions,
      block: (node) => this.block(node),
    };
    const build = (node: RawNode | undefined): Expression => this.#expressions.build(node);
    const first = (node: RawNode): Expression | null => {
      const [child] = node.children;
      return child === undefined ? null : build(child);
    };
    const simple =
      (kind: 'pass' | 'break' | 'continue'): Build =>
      (node) => [{ kind, ...spanOf(node) }];
    const names =
      (nonlocal: boolean): Build =>
      (node) => {
        const listed = node.children.map((one) => this.#expressions.textOf(one));
        return [{ kind: 'global', names: listed, nonlocal, ...spanOf(node) }];
      };
    return {
      ExpressionStatement: (node) => [
        { kind: 'expression', value: build(node.children[0]), ...spanOf(node) },
      ],
      Assignment: (node) => buildAssignment(node, this.#expressions),
      AnnotatedAssignment: (node) => buildAnnotated(node, this.#expressions),
      AugmentedAssignment: (node) => buildAugmented(node, this.#expressions),
      Return: (node) => [{ kind: 'return', value: first(node), ...spanOf(node) }],
      Raise: (node) => [{ kind: 'raise', exception: first(node), ...spanOf(node) }],
      Assert: (node) => {
        const [test, message] = node.children;
        return [
          {
            kind: 'assert',
            test: build(test),
            message: message === undefined ? null : build(message),
            ...spanOf(node),
          },
        ];
      },
      Delete: (node) => {
        const targets = node.children.flatMap((one) => (one.type === 'Tuple' ? one.children : one));
        return [{ kind: 'delete', targets: targets.map(build), ...spanOf(node) }];
      },
      Pass: simple('pass'),
      Break: simple('break'),
      Continue: simple('continue'),
      Global: names(false),
      Nonlocal: names(true),
      Import: (node) => buildImport(node, this.#expressions),
      ImportFrom: (node) => buildImportFrom(node, this.#expressions),
      If: (node) => buildIf(node, readers),
      For: (node) => buildFor(node, readers),
      While: (node) => buildWhile(node, readers),
      Try: (node) => [buildTry(node, readers)],
      With: (node) => buildWith(node, readers),
      Match: (node) => buildMatch(node, readers),
      Function: (node) => buildFunction(node, [], readers),
      Class: (node) => buildClass(node, [], readers),
      Decorated: (node) => buildDecorated(node, readers),
      TypeAlias: (node) => {
        const name = this.#expressions.nameOf(node.children[0]);
        return [{ kind: 'type-alias', name, ...spanOf(node) }];
      },
    };
  }
}
