import type { Expression } from '../tree/nodes.js';
import { numberLiteral } from './literals.js';
import { buildArguments } from './build-arguments.js';
import { buildComprehension } from './build-comprehension.js';
import { buildBinary, buildBoolean, buildComparison, buildUnary } from './build-operation.js';
import { buildParameters } from './build-parameters.js';
import { buildString } from './build-string.js';
import { buildSlice, buildSubscript } from './build-subscript.js';
import { broken, childOf, spanOf, type RawNode } from './raw-node.js';

/** Expressions nested deeper than this become broken: nobody writes them, but files hold them. */
const DEEPEST = 500;

type Build = (node: RawNode, builder: ExpressionBuilder) => Expression;

/** Turns the parser's expressions into the typed tree's. */
export class ExpressionBuilder {
  readonly #text: string;
  readonly #base: number;
  #depth = 0;
  /** Set by a `yield`; whoever builds a function clears and reads it. */
  sawYield = false;

  /** `base` is the offset at which nodes have the text begin. */
  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  /** The source of a node. */
  textOf(node: { readonly start: number; readonly end: number }): string {
    return this.#text.slice(node.start - this.#base, node.end - this.#base);
  }

  /** The source of a node that may be missing: then the empty name. */
  nameOf(node: RawNode | undefined): string {
    return node === undefined ? '' : this.textOf(node);
  }

  /** Any node in a place where an expression stands; what isn't one is broken. */
  build(node: RawNode | undefined): Expression {
    if (node === undefined) return { kind: 'broken-expression', start: 0, end: 0 };
    const builder = BUILDERS.get(node.type);
    if (builder === undefined || this.#depth > DEEPEST) return broken(node);
    this.#depth += 1;
    const built = builder(node, this);
    this.#depth -= 1;
    return built;
  }
}

const constant =
  (type: 'none' | 'bool' | 'ellipsis', value: boolean | null): Build =>
  (node) => ({ kind: 'constant', type, value, ...spanOf(node) });
const sequence =
  (kind: 'tuple' | 'list' | 'set'): Build =>
  (node, builder) => ({
    kind,
    items: node.children.map((item) => builder.build(item)),
    ...spanOf(node),
  });
const unwrap: Build = (node, builder) => builder.build(node.children[0]);

/** Made once: there is a builder for each of thousands of statements. */
const BUILDERS: ReadonlyMap<string, Build> = new Map(
  Object.entries<Build>({
    Name: (node, builder) => ({ kind: 'name', name: builder.textOf(node), ...spanOf(node) }),
    Number: (node, builder) => ({
      kind: 'constant',
      ...numberLiteral(builder.textOf(node)),
      ...spanOf(node),
    }),
    True: constant('bool', true),
    False: constant('bool', false),
    None: constant('none', null),
    Ellipsis: constant('ellipsis', null),
    String: (node, builder) => buildString(node, [node], builder),
    FormatString: (node, builder) => buildString(node, [node], builder),
    Concatenated: (node, builder) => buildString(node, node.children, builder),
    Group: unwrap,
    WithItem: unwrap,
    Annotation: unwrap,
    Default: unwrap,
    Returns: unwrap,
    Tuple: sequence('tuple'),
    List: sequence('list'),
    Set: sequence('set'),
    Dict: (node, builder) => dictionary(node, builder),
    Comprehension: (node, builder) => buildComprehension(node, builder),
    Starred: (node, builder) => ({
      kind: 'starred',
      value: unwrap(node, builder),
      ...spanOf(node),
    }),
    Attribute: (node, builder) => ({
      kind: 'attribute',
      object: unwrap(node, builder),
      name: builder.nameOf(node.children[1]),
      ...spanOf(node),
    }),
    Subscript: (node, builder) => buildSubscript(node, builder),
    Slice: (node, builder) => buildSlice(node, builder),
    Call: (node, builder) => ({
      kind: 'call',
      callee: unwrap(node, builder),
      args: buildArguments(node.children[1], builder),
      ...spanOf(node),
    }),
    Unary: (node, builder) => buildUnary(node, builder),
    Not: (node, builder) => ({
      kind: 'unary',
      operator: 'not',
      operand: unwrap(node, builder),
      ...spanOf(node),
    }),
    Binary: (node, builder) => buildBinary(node, builder),
    And: (node, builder) => buildBoolean(node, 'and', builder),
    Or: (node, builder) => buildBoolean(node, 'or', builder),
    Comparison: (node, builder) => buildComparison(node, builder),
    Conditional: (node, builder) => {
      const [then, test, otherwise] = node.children;
      return {
        kind: 'conditional',
        test: builder.build(test),
        then: builder.build(then),
        otherwise: builder.build(otherwise),
        ...spanOf(node),
      };
    },
    Lambda: (node, builder) => ({
      kind: 'lambda',
      parameters: buildParameters(childOf(node, 'Parameters'), builder),
      body: builder.build(node.children.at(-1)),
      ...spanOf(node),
    }),
    Named: (node, builder) => ({
      kind: 'named-expression',
      name: builder.nameOf(node.children[0]),
      value: builder.build(node.children[1]),
      ...spanOf(node),
    }),
    Await: (node, builder) => ({ kind: 'await', value: unwrap(node, builder), ...spanOf(node) }),
    Yield: (node, builder) => yielded(node, false, builder),
    YieldFrom: (node, builder) => yielded(node, true, builder),
  }),
);

function yielded(node: RawNode, from: boolean, builder: ExpressionBuilder): Expression {
  const [value] = node.children;
  builder.sawYield = true;
  return {
    kind: 'yield',
    from,
    value: value === undefined ? null : builder.build(value),
    ...spanOf(node),
  };
}

function dictionary(node: RawNode, builder: ExpressionBuilder): Expression {
  const items = node.children.map(({ type, children: [first, second] }) =>
    type === 'Pair'
      ? { key: builder.build(first), value: builder.build(second) }
      : { key: null, value: builder.build(first) },
  );
  return { kind: 'dict', items, ...spanOf(node) };
}
