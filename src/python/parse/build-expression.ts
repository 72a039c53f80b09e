import type {
  ArgumentNode,
  BinaryOperator,
  CompareNode,
  CompareOperator,
  ComprehensionClause,
  ComprehensionNode,
  Expression,
  ParameterNode,
  SubscriptNode,
} from '../tree/nodes.js';
import { floatLiteral, integerLiteral } from './literals.js';
import { fieldOf, fieldsOf, namedOf, type RawNode } from './raw-node.js';
import { buildString } from './build-string.js';

/** Expressions nested deeper than this become broken: nobody writes them, but files hold them. */
const DEEPEST = 500;

type Build = (node: RawNode) => Expression;

/** Turns the parser's expressions into the typed tree's. */
export class ExpressionBuilder {
  readonly #text: string;
  readonly #builders: ReadonlyMap<string, Build>;
  #depth = 0;
  /** Set by a `yield`; whoever builds a function clears and reads it. */
  sawYield = false;

  constructor(text: string) {
    this.#text = text;
    this.#builders = new Map(Object.entries(this.#table()));
  }

  /** The source of a node. */
  textOf(node: { readonly start: number; readonly end: number }): string {
    return this.#text.slice(node.start, node.end);
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

  /** The parameters of a `def` or a `lambda`. */
  parameters(node: RawNode | undefined): ParameterNode[] {
    const parameters: ParameterNode[] = [];
    let form: ParameterNode['form'] = 'ordinary';
    for (const child of node === undefined ? [] : namedOf(node)) {
      if (child.type === 'positional_separator') {
        const before = parameters.map((one) => ({ ...one, form: 'positional-only' as const }));
        parameters.splice(0, parameters.length, ...before);
        continue;
      }
      if (child.type === 'keyword_separator') {
        form = 'keyword-only';
        continue;
      }
      const parameter = this.#parameter(child, form);
      if (parameter === null) continue;
      parameters.push(parameter);
      if (parameter.form === 'rest') form = 'keyword-only';
    }
    return parameters;
  }

  /** The arguments of a call or of a class's bases. */
  args(node: RawNode | undefined): ArgumentNode[] {
    if (node === undefined) return [];
    if (node.type === 'generator_expression') {
      const value = this.build(node);
      return [{ form: 'positional', name: null, value, start: node.start, end: node.end }];
    }
    return namedOf(node).map((child) => this.#argument(child));
  }

  #argument(child: RawNode): ArgumentNode {
    const span = { start: child.start, end: child.end };
    switch (child.type) {
      case 'keyword_argument': {
        const value = fieldOf(child, 'value');
        const name = fieldOf(child, 'name');
        return {
          form: 'keyword',
          name: name === undefined ? '' : this.textOf(name),
          value: this.build(value),
          ...span,
        };
      }
      case 'list_splat':
        return { form: 'spread', name: null, value: this.build(namedOf(child)[0]), ...span };
      case 'dictionary_splat':
        return {
          form: 'keyword-spread',
          name: null,
          value: this.build(namedOf(child)[0]),
          ...span,
        };
      default:
        return { form: 'positional', name: null, value: this.build(child), ...span };
    }
  }

  #parameter(node: RawNode, form: ParameterNode['form']): ParameterNode | null {
    const type = fieldOf(node, 'type');
    const annotation = type === undefined ? null : this.build(type);
    const value = fieldOf(node, 'value');
    const fallback = value === undefined ? null : this.build(value);
    const span = { start: node.start, end: node.end };
    switch (node.type) {
      case 'identifier':
        return { name: this.textOf(node), form, fallback, annotation, ...span };
      case 'default_parameter':
      case 'typed_default_parameter': {
        const name = fieldOf(node, 'name');
        if (name === undefined) return null;
        return { name: this.textOf(name), form, fallback, annotation, ...span };
      }
      case 'typed_parameter': {
        const inner = namedOf(node)[0];
        const bare = inner === undefined ? null : this.#parameter(inner, form);
        return bare === null ? null : { ...bare, annotation, ...span };
      }
      case 'list_splat_pattern':
      case 'dictionary_splat_pattern': {
        const inner = namedOf(node)[0];
        if (inner === undefined) return null;
        const rest = node.type === 'list_splat_pattern' ? 'rest' : 'keywords';
        return { name: this.textOf(inner), form: rest, fallback, annotation, ...span };
      }
      default:
        return null;
    }
  }

  #table(): Record<string, Build> {
    const constant =
      (type: 'none' | 'bool' | 'ellipsis', value: boolean | null): Build =>
      (node) => ({ kind: 'constant', type, value, start: node.start, end: node.end });
    const sequence =
      (kind: 'tuple' | 'list' | 'set'): Build =>
      (node) => ({ kind, items: namedOf(node).map((item) => this.build(item)), ...span(node) });
    const unwrap: Build = (node) => this.build(namedOf(node)[0]);
    const comprehension =
      (type: ComprehensionNode['type']): Build =>
      (node) =>
        this.#comprehension(node, type);
    const splat: Build = (node) => ({
      kind: 'starred',
      value: this.build(namedOf(node)[0]),
      ...span(node),
    });
    return {
      identifier: (node) => ({ kind: 'name', name: this.textOf(node), ...span(node) }),
      integer: (node) => this.#integer(node),
      float: (node) => this.#float(node),
      true: constant('bool', true),
      false: constant('bool', false),
      none: constant('none', null),
      ellipsis: constant('ellipsis', null),
      string: (node) => buildString([node], this),
      concatenated_string: (node) => ({ ...buildString(namedOf(node), this), ...span(node) }),
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
        name: this.#name(fieldOf(node, 'attribute')),
        ...span(node),
      }),
      member_type: (node) => {
        const [object, name] = namedOf(node);
        return {
          kind: 'attribute',
          object: this.build(object),
          name: this.#name(name),
          ...span(node),
        };
      },
      subscript: (node) => this.#subscript(node),
      generic_type: (node) => this.#genericType(node),
      union_type: (node) => this.#unionType(node),
      slice: (node) => this.#slice(node),
      call: (node) => ({
        kind: 'call',
        callee: this.build(fieldOf(node, 'function')),
        args: this.args(fieldOf(node, 'arguments')),
        ...span(node),
      }),
      unary_operator: (node) => ({
        kind: 'unary',
        operator: unaryOperator(this.#name(fieldOf(node, 'operator'))),
        operand: this.build(fieldOf(node, 'argument')),
        ...span(node),
      }),
      not_operator: (node) => ({
        kind: 'unary',
        operator: 'not',
        operand: this.build(fieldOf(node, 'argument')),
        ...span(node),
      }),
      binary_operator: (node) => this.#binary(node),
      boolean_operator: (node) => ({
        kind: 'boolean',
        operator: this.#name(fieldOf(node, 'operator')) === 'or' ? 'or' : 'and',
        left: this.build(fieldOf(node, 'left')),
        right: this.build(fieldOf(node, 'right')),
        ...span(node),
      }),
      comparison_operator: (node) => this.#compare(node),
      conditional_expression: (node) => {
        const [then, test, otherwise] = namedOf(node);
        return {
          kind: 'conditional',
          test: this.build(test),
          then: this.build(then),
          otherwise: this.build(otherwise),
          ...span(node),
        };
      },
      lambda: (node) => ({
        kind: 'lambda',
        parameters: this.parameters(fieldOf(node, 'parameters')),
        body: this.build(fieldOf(node, 'body')),
        ...span(node),
      }),
      dictionary: (node) => this.#dictionary(node),
      list_comprehension: comprehension('list'),
      set_comprehension: comprehension('set'),
      dictionary_comprehension: comprehension('dict'),
      generator_expression: comprehension('generator'),
      named_expression: (node) => ({
        kind: 'named-expression',
        name: this.#name(fieldOf(node, 'name')),
        value: this.build(fieldOf(node, 'value')),
        ...span(node),
      }),
      await: (node) => ({ kind: 'await', value: this.build(namedOf(node)[0]), ...span(node) }),
      yield: (node) => {
        const value = namedOf(node)[0];
        this.sawYield = true;
        return {
          kind: 'yield',
          from: node.children.some((child) => child.type === 'from'),
          value: value === undefined ? null : this.build(value),
          ...span(node),
        };
      },
      as_pattern: (node) => this.build(namedOf(node)[0]),
      as_pattern_target: unwrap,
    };
  }

  #name(node: RawNode | undefined): string {
    return node === undefined ? '' : this.textOf(node);
  }

  #integer(node: RawNode): Expression {
    const text = this.textOf(node);
    if (/[jJ]$/.test(text)) return this.#complex(node, text);
    return { kind: 'constant', type: 'int', value: integerLiteral(text), ...span(node) };
  }

  #float(node: RawNode): Expression {
    const text = this.textOf(node);
    if (/[jJ]$/.test(text)) return this.#complex(node, text);
    return { kind: 'constant', type: 'float', value: floatLiteral(text), ...span(node) };
  }

  #complex(node: RawNode, text: string): Expression {
    return { kind: 'constant', type: 'complex', value: floatLiteral(text), ...span(node) };
  }

  #binary(node: RawNode): Expression {
    const operator = BINARY_OPERATORS.get(this.#name(fieldOf(node, 'operator')));
    if (operator === undefined) return broken(node);
    return {
      kind: 'binary',
      operator,
      left: this.build(fieldOf(node, 'left')),
      right: this.build(fieldOf(node, 'right')),
      ...span(node),
    };
  }

  #compare(node: RawNode): Expression {
    const operands = namedOf(node);
    const operators = fieldsOf(node, 'operators').map((one) => this.textOf(one));
    const rest: { operator: CompareOperator; operand: Expression }[] = [];
    operands.slice(1).forEach((operand, index) => {
      const operator = COMPARE_OPERATORS.get((operators[index] ?? '').replace(/\s+/g, ' '));
      if (operator !== undefined) rest.push({ operator, operand: this.build(operand) });
    });
    const compare: CompareNode = {
      kind: 'compare',
      first: this.build(operands[0]),
      rest,
      ...span(node),
    };
    return rest.length === operands.length - 1 ? compare : broken(node);
  }

  #subscript(node: RawNode): Expression {
    const indices = fieldsOf(node, 'subscript');
    const [only] = indices;
    const trailingComma = node.children.some((child) => child.type === ',');
    const subscript: SubscriptNode = {
      kind: 'subscript',
      object: this.build(fieldOf(node, 'value')),
      index:
        indices.length === 1 && !trailingComma
          ? this.build(only)
          : {
              kind: 'tuple',
              items: indices.map((index) => this.build(index)),
              start: only?.start ?? node.start,
              end: indices.at(-1)?.end ?? node.end,
            },
      ...span(node),
    };
    return subscript;
  }

  #genericType(node: RawNode): Expression {
    const [base, parameters] = namedOf(node);
    const items = parameters === undefined ? [] : namedOf(parameters).map((one) => this.build(one));
    const [only] = items;
    const inside = { start: parameters?.start ?? node.start, end: parameters?.end ?? node.end };
    return {
      kind: 'subscript',
      object: this.build(base),
      index: items.length === 1 && only !== undefined ? only : { kind: 'tuple', items, ...inside },
      ...span(node),
    };
  }

  #unionType(node: RawNode): Expression {
    const [left, right] = namedOf(node);
    return {
      kind: 'binary',
      operator: '|',
      left: this.build(left),
      right: this.build(right),
      ...span(node),
    };
  }

  #slice(node: RawNode): Expression {
    const parts: (Expression | null)[] = [null, null, null];
    let at = 0;
    for (const child of node.children) {
      if (child.type === ':') at += 1;
      else if (child.named) parts[at] = this.build(child);
    }
    const [lower = null, upper = null, step = null] = parts;
    return { kind: 'slice', lower, upper, step, ...span(node) };
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
    return { kind: 'dict', items, ...span(node) };
  }

  #comprehension(node: RawNode, type: ComprehensionNode['type']): Expression {
    const body = fieldOf(node, 'body');
    const clauses: ComprehensionClause[] = [];
    for (const child of namedOf(node)) {
      if (child.type === 'for_in_clause') {
        clauses.push({
          kind: 'for',
          target: this.build(fieldOf(child, 'left')),
          iterable: this.#iterable(child),
        });
      } else if (child.type === 'if_clause') {
        clauses.push({ kind: 'if', test: this.build(namedOf(child)[0]) });
      }
    }
    const isPair = type === 'dict' && body !== undefined;
    return {
      kind: 'comprehension',
      type,
      key: isPair ? this.build(fieldOf(body, 'key')) : null,
      element: this.build(isPair ? fieldOf(body, 'value') : body),
      clauses,
      ...span(node),
    };
  }

  #iterable(clause: RawNode): Expression {
    const parts = fieldsOf(clause, 'right').filter((one) => one.named);
    const [first] = parts;
    if (parts.length === 1) return this.build(first);
    return { kind: 'tuple', items: parts.map((one) => this.build(one)), ...span(clause) };
  }
}

function span(node: RawNode): { start: number; end: number } {
  return { start: node.start, end: node.end };
}

function broken(node: RawNode): Expression {
  return { kind: 'broken-expression', start: node.start, end: node.end };
}

function unaryOperator(text: string): '-' | '+' | '~' {
  return text === '-' || text === '~' ? text : '+';
}

const BINARY_OPERATORS: ReadonlyMap<string, BinaryOperator> = new Map(
  (['+', '-', '*', '/', '//', '%', '**', '@', '&', '|', '^', '<<', '>>'] as const).map((one) => [
    one,
    one,
  ]),
);

const COMPARE_OPERATORS: ReadonlyMap<string, CompareOperator> = new Map(
  (['<', '<=', '==', '!=', '>=', '>', 'in', 'not in', 'is', 'is not'] as const).map((one) => [
    one,
    one,
  ]),
);

/** The operator of `x += …`; undefined for what isn't one. */
export function augmentedOperator(text: string): BinaryOperator | undefined {
  return BINARY_OPERATORS.get(text.replace(/=$/, ''));
}
