import { say } from '../../engine/phrase.js';
import type {
  CallNode,
  CompareNode,
  ComprehensionNode,
  ConstantNode,
  DictNode,
  Expression,
  FormattedStringNode,
  ParameterNode,
} from '../tree/nodes.js';
import {
  bool,
  bytes,
  dict,
  ELLIPSIS,
  float,
  int,
  list,
  NONE,
  setOf,
  string,
  tuple,
} from '../values/create.js';
import { hashKey } from '../values/hash-key.js';
import { joinValues } from '../values/join.js';
import type { DictEntry, FunctionValue, HashKey, UnknownValue, Value } from '../values/value.js';
import { NO_KEYWORDS, type Keywords } from './calls.js';
import type { Interpreter } from './interpreter.js';
import type { Scope } from './scope.js';

/** What an expression is worth. */
export class Expressions {
  readonly #interpreter: Interpreter;
  readonly #constants = new WeakMap<ConstantNode, Value>();

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** Evaluates an expression in the present scope. */
  evaluate(node: Expression): Value {
    const interpreter = this.#interpreter;
    interpreter.budget.spend(1, interpreter.here);
    switch (node.kind) {
      case 'name':
        return this.#name(node.name);
      case 'attribute':
        return interpreter.attributes.read(this.evaluate(node.object), node.name);
      case 'constant':
        return this.#constant(node);
      case 'call':
        return this.#call(node);
      case 'binary': {
        const left = this.evaluate(node.left);
        const right = this.evaluate(node.right);
        interpreter.span = node;
        return interpreter.operators.binary(node.operator, left, right);
      }
      case 'subscript': {
        const object = this.evaluate(node.object);
        const index = this.evaluate(node.index);
        interpreter.span = node;
        return interpreter.subscripts.get(object, index);
      }
      case 'compare':
        return this.#compare(node);
      case 'boolean':
        return this.#boolean(node.operator, node.left, node.right);
      case 'unary': {
        const operand = this.evaluate(node.operand);
        if (node.operator !== 'not') return interpreter.operators.unary(node.operator, operand);
        const truth = interpreter.truth.of(operand);
        if (truth !== null) return bool(!truth);
        return operand.kind === 'unknown'
          ? operand
          : interpreter.unknown(say('a condition isn’t known'));
      }
      case 'conditional':
        return this.#conditional(node.test, node.then, node.otherwise);
      case 'tuple':
        return tuple(this.#items(node.items));
      case 'list':
        return list(this.#items(node.items));
      case 'set':
        return setOf(this.#items(node.items));
      case 'dict':
        return this.#dict(node);
      case 'formatted-string':
        return this.#formatted(node);
      case 'comprehension':
        return this.#comprehension(node);
      case 'lambda':
        return this.functionValue(node, '<lambda>', node.parameters);
      case 'slice':
        return {
          kind: 'slice',
          start: node.lower === null ? NONE : this.evaluate(node.lower),
          stop: node.upper === null ? NONE : this.evaluate(node.upper),
          step: node.step === null ? NONE : this.evaluate(node.step),
        };
      case 'starred':
        return this.evaluate(node.value);
      case 'named-expression': {
        const value = this.evaluate(node.value);
        interpreter.targets.bind(node.name, value, namedTarget(this.#scope()));
        return value;
      }
      case 'await':
        return this.evaluate(node.value);
      case 'yield':
        // A generator's body has stopped there already.
        return this.#scope().answers.get(node) ?? NONE;
      case 'broken-expression':
        return interpreter.unknown(say('this isn’t valid Python'));
      default:
        return node satisfies never;
    }
  }

  /** A `def` or `lambda` as a value; defaults are evaluated now. */
  functionValue(
    definition: FunctionValue['definition'],
    name: string,
    parameters: readonly ParameterNode[],
  ): FunctionValue {
    const scope = this.#scope();
    const defaults = new Map<string, Value>();
    for (const parameter of parameters) {
      if (parameter.fallback !== null) {
        defaults.set(parameter.name, this.evaluate(parameter.fallback));
      }
    }
    const owner = scope.className === null ? '' : `${scope.className}.`;
    return {
      kind: 'function',
      name,
      qualifiedName: `${owner}${name}`,
      definition,
      scope,
      defaults,
      attributes: new Map(),
    };
  }

  #scope(): Scope {
    const { scope } = this.#interpreter;
    if (scope === null) throw new Error('an expression is evaluated outside any module');
    return scope;
  }

  #name(name: string): Value {
    const value = this.#scope().lookup(name);
    if (value !== undefined) return value;
    const { exceptions, libraries, modules } = this.#interpreter;
    const builtin = libraries.member('builtins', name);
    if (builtin !== null) return builtin;
    const own = modules.implicitName(name, this.#scope());
    return own ?? exceptions.raise('NameError', `name '${name}' is not defined`);
  }

  #constant(node: ConstantNode): Value {
    const known = this.#constants.get(node);
    if (known !== undefined) return known;
    const value = this.#makeConstant(node);
    this.#constants.set(node, value);
    return value;
  }

  #makeConstant(node: ConstantNode): Value {
    switch (node.type) {
      case 'none':
        return NONE;
      case 'bool':
        return bool(node.value === true);
      case 'int':
        return int(Number(node.value));
      case 'float':
        return float(Number(node.value));
      case 'string':
        return string(String(node.value));
      case 'bytes':
        return bytes(String(node.value));
      case 'ellipsis':
        return ELLIPSIS;
      case 'complex':
        return this.#interpreter.unknown(say('complex numbers aren’t followed'));
      default:
        return node.type satisfies never;
    }
  }

  #call(node: CallNode): Value {
    const interpreter = this.#interpreter;
    const callee = this.evaluate(node.callee);
    const args: Value[] = [];
    let keywords: Keywords = NO_KEYWORDS;
    let named: Map<string, Value> | null = null;
    let lost: UnknownValue | null = null;
    for (const argument of node.args) {
      const value = this.evaluate(argument.value);
      if (argument.form === 'positional') {
        args.push(value);
        continue;
      }
      if (argument.form === 'spread') {
        const items = interpreter.iteration.itemsOrUnknown(value);
        if ('kind' in items) lost = items;
        else args.push(...items);
        continue;
      }
      keywords = named ??= new Map();
      if (argument.form === 'keyword') named.set(argument.name ?? '', value);
      else lost = this.#spreadKeywords(value, named) ?? lost;
    }
    const { sites } = interpreter;
    const outer = sites.enterCall(node, callee, this.#scope());
    interpreter.span = node;
    try {
      if (lost !== null && callee.kind !== 'unknown') return lost;
      return interpreter.calls.call(callee, args, keywords, sites.written());
    } finally {
      sites.leaveCall(outer);
      interpreter.span = node;
    }
  }

  /** Adds the entries of a `**value`; gives the reason where they aren't known. */
  #spreadKeywords(value: Value, named: Map<string, Value>): UnknownValue | null {
    const entries = value.kind === 'instance' && value.native !== null ? value.native : value;
    if (entries.kind === 'dict') {
      if (entries.uncertain !== undefined) return entries.uncertain;
      for (const { key, value: item } of entries.entries.values()) {
        if (key.kind === 'string') named.set(key.value, item);
      }
      return null;
    }
    return entries.kind === 'unknown'
      ? entries
      : this.#interpreter.unknown(say('the `**` arguments aren’t known'));
  }

  #compare(node: CompareNode): Value {
    const { comparison, truth } = this.#interpreter;
    let left = this.evaluate(node.first);
    let answer: Value = bool(true);
    for (const [index, { operator, operand }] of node.rest.entries()) {
      const right = this.evaluate(operand);
      this.#interpreter.span = node;
      const next = comparison.evaluate(operator, left, right);
      if (index === 0) answer = next;
      else {
        const soFar = truth.of(answer);
        answer = soFar === null && truth.of(next) !== false ? answer : next;
      }
      if (truth.of(answer) === false) return answer;
      left = right;
    }
    return answer;
  }

  #boolean(operator: 'and' | 'or', leftNode: Expression, rightNode: Expression): Value {
    const left = this.evaluate(leftNode);
    const truth = this.#interpreter.truth.of(left);
    if (truth !== null) return truth === (operator === 'and') ? this.evaluate(rightNode) : left;
    const right = this.evaluate(rightNode);
    const rightTruth = this.#interpreter.truth.of(right);
    if (rightTruth === (operator === 'or') && right.kind === 'bool') return right;
    return left.kind === 'unknown' ? left : joinValues(left, right);
  }

  #conditional(test: Expression, then: Expression, otherwise: Expression): Value {
    const { truth } = this.#interpreter;
    const answer = truth.of(this.evaluate(test));
    if (answer !== null) return this.evaluate(answer ? then : otherwise);
    const choices = this.#interpreter.branching.both(
      () => this.evaluate(then),
      () => this.evaluate(otherwise),
    );
    return truth.joinAll(choices);
  }

  #items(nodes: readonly Expression[]): Value[] {
    const items: Value[] = [];
    for (const node of nodes) {
      if (node.kind !== 'starred') items.push(this.evaluate(node));
      else items.push(...this.#interpreter.iteration.items(this.evaluate(node.value)));
    }
    return items;
  }

  #dict(node: DictNode): Value {
    const entries = new Map<HashKey, DictEntry>();
    const made = dict(entries);
    for (const item of node.items) {
      const value = this.evaluate(item.value);
      if (item.key === null) {
        const source = value.kind === 'instance' && value.native !== null ? value.native : value;
        if (source.kind === 'dict') for (const [key, one] of source.entries) entries.set(key, one);
        else made.uncertain = this.#interpreter.unknown(say('a part of the dict isn’t known'));
        continue;
      }
      const key = this.evaluate(item.key);
      const hash = hashKey(key);
      if (hash === undefined) made.uncertain = this.#interpreter.unknown(say('a key isn’t known'));
      else entries.set(hash, { key: entries.get(hash)?.key ?? key, value });
    }
    return made;
  }

  #formatted(node: FormattedStringNode): Value {
    const { text } = this.#interpreter;
    let whole = '';
    for (const part of node.parts) {
      if (typeof part === 'string') {
        whole += part;
        continue;
      }
      const value = this.evaluate(part.expression);
      if (value.kind === 'unknown') return value;
      if (value.kind === 'either') {
        return this.#interpreter.unknown(say('a part of the text depends on what isn’t known'));
      }
      const spec = part.format === null ? '' : this.#specification(part.format);
      const isRepr = part.conversion === 'r' || part.conversion === 'a';
      const isDebug = part.debug !== null && part.conversion === null && part.format === null;
      const shown = isRepr || isDebug ? text.repr(value) : text.format(value, spec);
      whole += `${part.debug ?? ''}${shown}`;
    }
    return string(whole);
  }

  #specification(node: FormattedStringNode): string {
    const value = this.#formatted(node);
    return value.kind === 'string' ? value.value : '';
  }

  #comprehension(node: ComprehensionNode): Value {
    const outer = this.#scope();
    const interpreter = this.#interpreter;
    const [first] = node.clauses;
    const source = first?.kind === 'for' ? this.evaluate(first.iterable) : NONE;
    const scope = outer.inner('function', null);
    if (node.type === 'generator') {
      const items = interpreter.iteration.over(source);
      return 'kind' in items ? items : interpreter.generators.expression(node, items, scope);
    }
    const values: Value[] = [];
    const entries = new Map<HashKey, DictEntry>();
    let lost: UnknownValue | null = null;
    const collect = (): void => {
      if (node.key === null) {
        values.push(this.evaluate(node.element));
        return;
      }
      const key = this.evaluate(node.key);
      const value = this.evaluate(node.element);
      const hash = hashKey(key);
      if (hash !== undefined) entries.set(hash, { key, value });
      else lost = interpreter.unknown(say('a key isn’t known'));
    };
    const run = (at: number): void => {
      const clause = node.clauses[at];
      if (clause === undefined) {
        collect();
      } else if (clause.kind === 'if') {
        const truth = interpreter.truth.of(this.evaluate(clause.test));
        if (truth === null)
          lost = interpreter.unknown(say('a condition of the comprehension isn’t known'));
        if (truth !== false) run(at + 1);
      } else {
        const iterable = at === 0 ? source : this.evaluate(clause.iterable);
        const items = interpreter.iteration.over(iterable);
        if ('kind' in items) {
          lost = items;
          return;
        }
        let count = 0;
        for (;;) {
          const next = interpreter.iteration.step(items);
          if ('kind' in next) lost = next;
          if ('kind' in next || next.done === true) break;
          interpreter.targets.assign(clause.target, next.value, scope);
          run(at + 1);
          count += 1;
          if (count > interpreter.budget.limits.items || lost !== null) break;
        }
      }
    };
    interpreter.scope = scope;
    try {
      run(0);
    } finally {
      interpreter.scope = outer;
    }
    if (lost !== null) return lost;
    switch (node.type) {
      case 'list':
        return list(values);
      case 'set':
        return setOf(values);
      case 'dict':
        return dict(entries);
      default:
        return node.type satisfies never;
    }
  }
}

/** `:=` in a comprehension binds in the function around it. */
function namedTarget(scope: Scope): Scope {
  let target = scope;
  while (target.kind === 'function' && target.function === null && target.parent !== null) {
    target = target.parent;
  }
  return target;
}
