import { say } from '../../../engine/phrase.js';
import type { CompareNode, DictNode, Expression, ParameterNode } from '../../tree/nodes.js';
import { NotKnown } from '../../libraries/not-known.js';
import { append, bool, dict, list, NONE, setOf, tuple, unknown } from '../../values/create.js';
import { hashKey } from '../../values/hash-key.js';
import { joinValues } from '../../values/join.js';
import type { DictEntry, FunctionValue, HashKey, UnknownValue, Value } from '../../values/value.js';
import { appended } from './appended.js';
import { CallExpressions } from './call-expressions.js';
import { Comprehensions } from './comprehensions.js';
import { Constants } from './constants.js';
import { formatted } from './formatted-strings.js';
import type { Interpreter } from '../interpreter.js';
import type { Scope } from '../scope.js';

/** What an expression is worth. */
export class Expressions {
  readonly #interpreter: Interpreter;
  readonly #constants: Constants;
  readonly #comprehensions: Comprehensions;
  readonly #calls: CallExpressions;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
    this.#constants = new Constants(interpreter);
    this.#comprehensions = new Comprehensions(interpreter);
    this.#calls = new CallExpressions(interpreter);
  }

  /** Evaluates an expression in the present scope; what only seems to fail is unknown. */
  evaluate(node: Expression): Value {
    const interpreter = this.#interpreter;
    interpreter.budget.spend(1, interpreter.here);
    const { scope } = interpreter;
    try {
      return this.#worth(node);
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      interpreter.scope = scope;
      return unknown(error.reason, error.range ?? interpreter.here());
    }
  }

  #worth(node: Expression): Value {
    const interpreter = this.#interpreter;
    switch (node.kind) {
      case 'name':
        return this.name(node.name);
      case 'attribute':
        return interpreter.attributes.read(this.evaluate(node.object), node.name);
      case 'constant':
        return this.#constants.valueOf(node);
      case 'call':
        return this.#calls.evaluate(node, this.#scope());
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
        return this.#sequence(node.items, tuple);
      case 'list':
        return this.#sequence(node.items, list);
      case 'set':
        return this.#sequence(node.items, setOf);
      case 'dict':
        return this.#dict(node);
      case 'formatted-string':
        return formatted(node, this.#interpreter);
      case 'comprehension':
        return this.#comprehensions.evaluate(node);
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

  /** What a name stands for just here; raises NameError. */
  name(name: string): Value {
    const value = this.#scope().lookup(name);
    if (value !== undefined) return value;
    const { exceptions, libraries, modules } = this.#interpreter;
    const builtin = libraries.member('builtins', name);
    if (builtin !== null) return builtin;
    const own = modules.implicitName(name, this.#scope());
    if (own !== null) return own;
    const missing = `name '${name}' is not defined`;
    return modules.mayBeDefined(name, this.#scope())
      ? exceptions.suppose('NameError', missing)
      : exceptions.raise('NameError', missing);
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
    const [right = left] = this.#interpreter.branching.both(
      () => this.evaluate(rightNode),
      () => left,
    );
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

  /** What is made of items; unknown where those of a `*value` among them aren't known. */
  #sequence(nodes: readonly Expression[], make: (items: Value[]) => Value): Value {
    const items: Value[] = [];
    let open: UnknownValue | null = null;
    for (const node of nodes) {
      const value = this.evaluate(node);
      const all =
        node.kind === 'starred' ? this.#interpreter.iteration.itemsOrUnknown(value) : [value];
      if ('kind' in all) open ??= all;
      else if (node.kind === 'starred') open ??= appended(items, all, this.#interpreter);
      else append(items, all);
    }
    return open ?? make(items);
  }

  #dict(node: DictNode): Value {
    const entries = new Map<HashKey, DictEntry>();
    const made = dict(entries);
    for (const item of node.items) {
      const value = this.evaluate(item.value);
      if (item.key === null) {
        const source = value.kind === 'instance' && value.native !== null ? value.native : value;
        if (source.kind === 'dict') {
          const { budget, here } = this.#interpreter;
          budget.spend(source.entries.size, here);
          for (const [key, one] of source.entries) entries.set(key, one);
          if (source.uncertain !== undefined) made.uncertain = source.uncertain;
        } else made.uncertain = this.#interpreter.unknown(say('a part of the dict isn’t known'));
        continue;
      }
      const key = this.evaluate(item.key);
      const hash = hashKey(key);
      if (hash === undefined) made.uncertain = this.#interpreter.unknown(say('a key isn’t known'));
      else entries.set(hash, { key: entries.get(hash)?.key ?? key, value });
    }
    return made;
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
