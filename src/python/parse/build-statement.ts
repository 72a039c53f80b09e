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

type Build = (node: RawNode, readers: BlockReaders) => Statement[];

/** Turns the parser's statements into the typed tree's; what it can't read it leaves out. */
export class StatementBuilder {
  readonly #readers: BlockReaders;
  #depth = 0;

  /** `base` is the offset at which nodes have the text begin. */
  constructor(text: string, base: number) {
    this.#readers = {
      builder: new ExpressionBuilder(text, base),
      block: (node) => this.block(node),
    };
  }

  /** The statements of a block. */
  block(node: RawNode | undefined): Statement[] {
    if (node === undefined || this.#depth > DEEPEST) return [];
    this.#depth += 1;
    const statements = node.children.flatMap(
      (child) => BUILDERS.get(child.type)?.(child, this.#readers) ?? [],
    );
    this.#depth -= 1;
    return statements;
  }
}

const first = (node: RawNode, builder: ExpressionBuilder): Expression | null => {
  const [child] = node.children;
  return child === undefined ? null : builder.build(child);
};

const simple =
  (kind: 'pass' | 'break' | 'continue'): Build =>
  (node) => [{ kind, ...spanOf(node) }];

const names =
  (nonlocal: boolean): Build =>
  (node, { builder }) => {
    const listed = node.children.map((one) => builder.textOf(one));
    return [{ kind: 'global', names: listed, nonlocal, ...spanOf(node) }];
  };

/** Made once: there is a builder for each of thousands of statements. */
const BUILDERS: ReadonlyMap<string, Build> = new Map(
  Object.entries<Build>({
    ExpressionStatement: (node, { builder }) => [
      { kind: 'expression', value: builder.build(node.children[0]), ...spanOf(node) },
    ],
    Assignment: (node, { builder }) => buildAssignment(node, builder),
    AnnotatedAssignment: (node, { builder }) => buildAnnotated(node, builder),
    AugmentedAssignment: (node, { builder }) => buildAugmented(node, builder),
    Return: (node, { builder }) => [
      { kind: 'return', value: first(node, builder), ...spanOf(node) },
    ],
    Raise: (node, { builder }) => [
      { kind: 'raise', exception: first(node, builder), ...spanOf(node) },
    ],
    Assert: (node, { builder }) => {
      const [test, message] = node.children;
      return [
        {
          kind: 'assert',
          test: builder.build(test),
          message: message === undefined ? null : builder.build(message),
          ...spanOf(node),
        },
      ];
    },
    Delete: (node, { builder }) => {
      const targets = node.children.flatMap((one) => (one.type === 'Tuple' ? one.children : one));
      return [
        { kind: 'delete', targets: targets.map((one) => builder.build(one)), ...spanOf(node) },
      ];
    },
    Pass: simple('pass'),
    Break: simple('break'),
    Continue: simple('continue'),
    Global: names(false),
    Nonlocal: names(true),
    Import: (node, { builder }) => buildImport(node, builder),
    ImportFrom: (node, { builder }) => buildImportFrom(node, builder),
    If: (node, readers) => buildIf(node, readers),
    For: (node, readers) => buildFor(node, readers),
    While: (node, readers) => buildWhile(node, readers),
    Try: (node, readers) => [buildTry(node, readers)],
    With: (node, readers) => buildWith(node, readers),
    Match: (node, readers) => buildMatch(node, readers),
    Function: (node, readers) => buildFunction(node, [], readers),
    Class: (node, readers) => buildClass(node, [], readers),
    Decorated: (node, readers) => buildDecorated(node, readers),
    TypeAlias: (node, { builder }) => {
      const name = builder.nameOf(node.children[0]);
      return [{ kind: 'type-alias', name, ...spanOf(node) }];
    },
  }),
);
