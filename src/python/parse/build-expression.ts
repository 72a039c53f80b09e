import type { ComprehensionNode, Expression } from '../tree/nodes.js';
import { floatLiteral, integerLiteral } from './literals.js';
import { buildArguments } from './build-arguments.js';
import { buildComprehension } from './build-comprehension.js';
import {
  buildBinary,
  buildBoolean,
  buildComparison,
  buildUnary,
  buildUnionType,
} from './build-operation.js';
import { buildParameters } from './build-parameters.js';
import { buildString } from './build-string.js';
import { buildGenericType, buildSlice, buildSubscript } from './build-subscript.js';
import { broken, fieldOf, namedOf, spanOf, type RawNode } from './raw-node.js';

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
    if (builder === undefined || this.#depth > DEEPEST || node.missing) return broken(node);
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
      (node) => ({ kind, items: namedOf(node).map((item) => this.build(item)), ...spanOf(node) });
    const unwrap: Build = (node) => this.build(namedOf(node)[0]);
    const comprehension =
      (type: ComprehensionNode['type']): Build =>
      (node) =>
        buildComprehension(node, type, this);
    const splat: Build = (node) => ({
      kind: 'starred',
      value: this.build(namedOf(node)[0]),
      ...spanOf(node),
    });
    return {
      identifier: (node) => ({ kind: 'name', name: this.textOf(node), ...spanOf(node) }),
      integer: (node) => this.#integer(node),
      float: (node) => this.#float(node),
      true: constant('bool', true),
      false: constant('bool', false),
      none: constant('none', null),
      ellipsis: constant('ellipsis', null),
      string: (node) => buildString([node], this),
      concatenated_string: (node) => ({ ...buildString(namedOf(node), this), ...spanOf(node) }),
      parenthesized_expression: unwrap,
      parenthesized_list_splat: unwrap,
      type: unwrap,
      expression_list: sequence('tuple'),
      pattern_list: sequence('tuple'),
      tuple: sequence('tuple'),
      tuple_pattern: sequence('tuple'),
      list: sequence('list'),
      list_pattern: sequence('list'),
      set: sequence('set'),
      list_splat: splat,
      list_splat_pattern: splat,
      splat_type: splat,
      attribute: (node) => ({
        kind: 'attribute',
        object: this.build(fieldOf(node, 'object')),
        name: this.nameOf(fieldOf(node, 'attribute')),
        ...spanOf(node),
      }),
      member_type: (node) => {
        const [object, name] = namedOf(node);
        return {
          kind: 'attribute',
          object: this.build(object),
          name: this.nameOf(name),
          ...spanOf(node),
        };
      },
      subscript: (node) => buildSubscript(node, this),
      generic_type: (node) => buildGenericType(node, this),
      union_type: (node) => buildUnionType(node, this),
      slice: (node) => buildSlice(node, this),
      call: (node) => ({
        kind: 'call',
        callee: this.build(fieldOf(node, 'function')),
        args: buildArguments(fieldOf(node, 'arguments'), this),
        ...spanOf(node),
      }),
      unary_operator: (node) => buildUnary(node, this),
      not_operator: (node) => ({
        kind: 'unary',
        operator: 'not',
        operand: this.build(fieldOf(node, 'argument')),
        ...spanOf(node),
      }),
      binary_operator: (node) => buildBinary(node, this),
      boolean_operator: (node) => buildBoolean(node, this),
      comparison_operator: (node) => buildComparison(node, this),
      conditional_expression: (node) => {
        const [then, test, otherwise] = namedOf(node);
        return {
          kind: 'conditional',
          test: this.build(test),
          then: this.build(then),
          otherwise: this.build(otherwise),
          ...spanOf(node),
        };
      },
      lambda: (node) => ({
        kind: 'lambda',
        parameters: buildParameters(fieldOf(node, 'parameters'), this),
        body: this.build(fieldOf(node, 'body')),
        ...spanOf(node),
      }),
      dictionary: (node) => this.#dictionary(node),
      list_comprehension: comprehension('list'),
      set_comprehension: comprehension('set'),
      dictionary_comprehension: comprehension('dict'),
      generator_expression: comprehension('generator'),
      named_expression: (node) => ({
        kind: 'named-expression',
        name: this.nameOf(fieldOf(node, 'name')),
        value: this.build(fieldOf(node, 'value')),
        ...spanOf(node),
      }),
      await: (node) => ({ kind: 'await', value: this.build(namedOf(node)[0]), ...spanOf(node) }),
      yield: (node) => {
        const value = namedOf(node)[0];
        this.sawYield = true;
        return {
          kind: 'yield',
          from: node.children.some((child) => child.type === 'from'),
          value: value === undefined ? null : this.build(value),
          ...spanOf(node),
        };
      },
      as_pattern: (node) => this.build(namedOf(node)[0]),
      as_pattern_target: unwrap,
    };
  }

  #integer(node: RawNode): Expression {
    const text = this.textOf(node);
    if (/[jJ]$/.test(text)) return this.#complex(node, text);
    return { kind: 'constant', type: 'int', value: integerLiteral(text), ...spanOf(node) };
  }

  #float(node: RawNode): Expression {
    const text = this.textOf(node);
    if (/[jJ]$/.test(text)) return this.#complex(node, text);
    return { kind: 'constant', type: 'float', value: floatLiteral(text), ...spanOf(node) };
  }

  #complex(node: RawNode, text: string): Expression {
    return { kind: 'constant', type: 'complex', value: floatLiteral(text), ...spanOf(node) };
  }

  #dictionary(node: RawNode): Expression {
    const items = namedOf(node).map((child) =>
      child.type === 'pair'
        ? {
            key: this.build(fieldOf(child, 'key')),
            value: this.build(fieldOf(child, 'value')),
          }
        : { key: null, value: this.build(namedOf(child)[0]) },
    );
    return { kind: 'dict', items, ...spanOf(node) };
  }
}
