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

type Build = (node: RawNode) => Expression;

/** Turns the parser's expressions into the typed tree's. */
export class ExpressionBuilder {
  readonly #text: string;
  readonly #base: number;
  readonly #builders: ReadonlyMap<string, Build>;
  #depth = 0;
  /** Set by a `yield`; whoever builds a function clears and reads it. */
  sawYield = false;

  /** `base` is the offset at which nodes have the text begin. */
  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
    this.#builders = new Map(Object.entries(this.#table()));
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
    const builder = this.#builders.get(node.type);
    if (builder === undefined || this.#depth > DEEPEST) return broken(node);
    this.#depth += 1;
    const built = builder(node);
    this.#depth -= 1;
    return built;
  }

  #table(): Record<string, Build> {
    const constant =
      (type: 'none' | 'bool' | 'ellipsis', value: boolean | null): Build =>
      (node) => ({ kind: 'constant', type, value, ...spanOf(node) });
    const sequence =
      (kind: 'tuple' | 'list' | 'set'): Build =>
      (node) => ({ kind, items: node.children.map((item) => this.build(item)), ...spanOf(node) });
    const unwrap: Build = (node) => this.build(node.children[0]);
    return {
      Name: (node) => ({ kind: 'name', name: this.textOf(node), ...spanOf(node) }),
      Number: (node) => ({
        kind: 'constant',
        ...numberLiteral(this.textOf(node)),
        ...spanOf(node),
      }),
      True: constant('bool', true),
      False: constant('bool', false),
      None: constant('none', null),
      Ellipsis: constant('ellipsis', null),
      String: (node) => buildString(node, [node], this),
      FormatString: (node) => buildString(node, [node], this),
      Concatenated: (node) => buildString(node, node.children, this),
      Group: unwrap,
      WithItem: unwrap,
      Annotation: unwrap,
      Default: unwrap,
      Returns: unwrap,
      Tuple: sequence('tuple'),
      List: sequence('list'),
      Set: sequence('set'),
      Dict: (node) => this.#dictionary(node),
      Comprehension: (node) => buildComprehension(node, this),
      Starred: (node) => ({ kind: 'starred', value: unwrap(node), ...spanOf(node) }),
      Attribute: (node) => ({
        kind: 'attribute',
        object: unwrap(node),
        name: this.nameOf(node.children[1]),
        ...spanOf(node),
      }),
      Subscript: (node) => buildSubscript(node, this),
      Slice: (node) => buildSlice(node, this),
      Call: (node) => ({
        kind: 'call',
        callee: unwrap(node),
        args: buildArguments(node.children[1], this),
        ...spanOf(node),
      }),
      Unary: (node) => buildUnary(node, this),
      Not: (node) => ({ kind: 'unary', operator: 'not', operand: unwrap(node), ...spanOf(node) }),
      Binary: (node) => buildBinary(node, this),
      And: (node) => buildBoolean(node, 'and', this),
      Or: (node) => buildBoolean(node, 'or', this),
      Comparison: (node) => buildComparison(node, this),
      Conditional: (node) => {
        const [then, test, otherwise] = node.children;
        return {
          kind: 'conditional',
          test: this.build(test),
          then: this.build(then),
          otherwise: this.build(otherwise),
          ...spanOf(node),
        };
      },
      Lambda: (node) => ({
        kind: 'lambda',
        parameters: buildParameters(childOf(node, 'Parameters'), this),
        body: this.build(node.children.at(-1)),
        ...spanOf(node),
      }),
      Named: (node) => ({
        kind: 'named-expression',
        name: this.nameOf(node.children[0]),
        value: this.build(node.children[1]),
        ...spanOf(node),
      }),
      Await: (node) => ({ kind: 'await', value: unwrap(node), ...spanOf(node) }),
      Yield: (node) => this.#yield(node, false),
      YieldFrom: (node) => this.#yield(node, true),
    };
  }

  #yield(node: RawNode, from: boolean): Expression {
    const [value] = node.children;
    this.sawYield = true;
    return {
      kind: 'yield',
      from,
      value: value === undefined ? null : this.build(value),
      ...spanOf(node),
    };
  }

  #dictionary(node: RawNode): Expression {
    const items = node.children.map(({ type, children: [first, second] }) =>
      type === 'Pair'
        ? { key: this.build(first), value: this.build(second) }
        : { key: null, value: this.build(first) },
    );
    return { kind: 'dict', items, ...spanOf(node) };
  }
}
