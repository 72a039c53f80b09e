import type { CaseNode, MatchStatement, Pattern, Statement } from '../../tree/nodes.js';
import { dict, list } from '../../values/create.js';
import { hashKey } from '../../values/hash-key.js';
import type { Value } from '../../values/value.js';
import type { End } from './branching.js';
import type { Interpreter } from '../interpreter.js';
import type { Scope } from '../scope.js';

/** `match … case …`. */
export class Matching {
  readonly #interpreter: Interpreter;

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
  }

  /** Carries out the first case that matches; where that isn't known, each that may. */
  run(statement: MatchStatement, scope: Scope): End {
    const subject = this.#interpreter.expressions.evaluate(statement.subject);
    return this.#from(statement, 0, subject, scope);
  }

  /** The block of the first case that matches, empty where none does; null: it isn't known. */
  taken(statement: MatchStatement, scope: Scope): readonly Statement[] | null {
    const subject = this.#interpreter.expressions.evaluate(statement.subject);
    for (const one of statement.cases) {
      const applies = this.#applies(one, subject, scope);
      if (applies === null) return null;
      if (applies) return one.body;
    }
    return [];
  }

  #from(statement: MatchStatement, at: number, subject: Value, scope: Scope): End {
    const one = statement.cases[at];
    if (one === undefined) return 'normal';
    const { branching, statements } = this.#interpreter;
    const applies = this.#applies(one, subject, scope);
    if (applies === true) return statements.block(one.body);
    if (applies === false) return this.#from(statement, at + 1, subject, scope);
    return branching.blocks(
      () => statements.block(one.body),
      () => this.#from(statement, at + 1, subject, scope),
      scope,
    );
  }

  /** Whether a case's pattern matches and its guard holds; null: it isn't known. */
  #applies({ pattern, guard }: CaseNode, subject: Value, scope: Scope): boolean | null {
    const { expressions, truth } = this.#interpreter;
    const matches = this.#matches(pattern, subject, scope);
    if (matches === false || guard === null) return matches;
    const holds = truth.of(expressions.evaluate(guard));
    return matches === true ? holds : holds === false ? false : null;
  }

  #matches(pattern: Pattern, subject: Value, scope: Scope): boolean | null {
    const { comparison, expressions, targets } = this.#interpreter;
    switch (pattern.kind) {
      case 'value':
        return comparison.equal(subject, expressions.evaluate(pattern.value));
      case 'capture':
        if (pattern.name !== null) targets.bind(pattern.name, subject, scope);
        return true;
      case 'as': {
        const matches = this.#matches(pattern.pattern, subject, scope);
        if (matches !== false) targets.bind(pattern.name, subject, scope);
        return matches;
      }
      case 'or': {
        let answer: boolean | null = false;
        for (const one of pattern.patterns) {
          const matches = this.#matches(one, subject, scope);
          if (matches === true) return true;
          answer = matches ?? answer ?? null;
          if (matches === null) answer = null;
        }
        return answer;
      }
      case 'sequence':
        return this.#sequence(pattern.patterns, subject, scope);
      case 'mapping':
        return this.#mapping(pattern, subject, scope);
      case 'class':
        return this.#class(pattern, subject, scope);
      case 'star':
      case 'broken':
        return false;
      default:
        return pattern satisfies never;
    }
  }

  #sequence(patterns: readonly Pattern[], subject: Value, scope: Scope): boolean | null {
    if (subject.kind === 'unknown' || subject.kind === 'either') return null;
    if (subject.kind !== 'list' && subject.kind !== 'tuple') return false;
    const { items } = subject;
    const star = patterns.findIndex((one) => one.kind === 'star');
    const isFit = star < 0 ? items.length === patterns.length : items.length >= patterns.length - 1;
    if (!isFit) return false;
    const after = star < 0 ? 0 : patterns.length - 1 - star;
    return this.#all(
      patterns.map((pattern, index) => () => {
        if (pattern.kind === 'star') {
          const taken = list(items.slice(star, items.length - after));
          if (pattern.name !== null) this.#interpreter.targets.bind(pattern.name, taken, scope);
          return true;
        }
        const at = star < 0 || index < star ? index : items.length - (patterns.length - index);
        const item = items[at];
        return item === undefined ? false : this.#matches(pattern, item, scope);
      }),
    );
  }

  #mapping(pattern: Pattern & { kind: 'mapping' }, subject: Value, scope: Scope): boolean | null {
    if (subject.kind === 'unknown' || subject.kind === 'either') return null;
    if (subject.kind !== 'dict') return false;
    const rest = new Map(subject.entries);
    const answer = this.#all(
      pattern.items.map(({ key, pattern: inner }) => () => {
        const hash = hashKey(this.#interpreter.expressions.evaluate(key));
        const entry = hash === undefined ? undefined : subject.entries.get(hash);
        if (hash === undefined || entry === undefined) return false;
        rest.delete(hash);
        return this.#matches(inner, entry.value, scope);
      }),
    );
    if (answer !== false && pattern.rest !== null) {
      this.#interpreter.targets.bind(pattern.rest, dict(rest), scope);
    }
    return answer;
  }

  #class(pattern: Pattern & { kind: 'class' }, subject: Value, scope: Scope): boolean | null {
    const { attributes, context, expressions } = this.#interpreter;
    const type = expressions.evaluate(pattern.type);
    if (subject.kind === 'unknown' || subject.kind === 'either' || type.kind !== 'class')
      return null;
    if (!context.isInstanceOf(subject, type)) return false;
    const names = attributes.get(type, '__match_args__');
    const fields = names?.kind === 'tuple' ? names.items : [];
    const attribute = (name: string, inner: Pattern) => (): boolean | null => {
      const value = attributes.get(subject, name);
      return value === undefined ? false : this.#matches(inner, value, scope);
    };
    return this.#all([
      ...pattern.positional.map((inner, index) => {
        const field = fields[index];
        if (field?.kind === 'string') return attribute(field.value, inner);
        return () => (index === 0 ? this.#matches(inner, subject, scope) : null);
      }),
      ...pattern.keywords.map((one) => attribute(one.name, one.pattern)),
    ]);
  }

  /** All must match; stops at the first that doesn't. */
  #all(tests: readonly (() => boolean | null)[]): boolean | null {
    let answer: boolean | null = true;
    for (const test of tests) {
      const matches = test();
      if (matches === false) return false;
      if (matches === null) answer = null;
    }
    return answer;
  }
}
