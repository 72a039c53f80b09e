import { say, type Words } from '../../../engine/phrase.js';
import type { SourceRange } from '../../site.js';
import type { CallNode, Expression } from '../../tree/nodes.js';
import { rangeOf, textOf } from '../../tree/source-file.js';
import type { CallSite, WrittenArgument } from '../../values/layer.js';
import type { Scope } from '../scope.js';

/** A call expression of the code; what readers want of it is worked out when first asked for. */
export class WrittenCall implements CallSite {
  readonly #node: CallNode;
  readonly #scope: Scope;
  #range: SourceRange | null = null;
  #arguments: readonly WrittenArgument[] | null = null;

  constructor(node: CallNode, scope: Scope) {
    this.#node = node;
    this.#scope = scope;
  }

  get range(): SourceRange {
    return (this.#range ??= rangeOf(this.#scope.file, this.#node));
  }

  get callee(): string {
    return textOf(this.#scope.file, this.#node.callee);
  }

  get name(): SourceRange {
    const { callee } = this.#node;
    const start = callee.kind === 'attribute' ? callee.end - callee.name.length : callee.start;
    return rangeOf(this.#scope.file, { start, end: callee.end });
  }

  get text(): string {
    return textOf(this.#scope.file, this.#node);
  }

  get arguments(): readonly WrittenArgument[] {
    return (this.#arguments ??= this.#node.args.map((argument) => {
      const spread = argument.form === 'spread' || argument.form === 'keyword-spread';
      return {
        keyword: argument.form === 'keyword' ? argument.name : null,
        spread,
        range: rangeOf(this.#scope.file, argument.value),
        whole: rangeOf(this.#scope.file, argument),
        notEditable: spread ? say('it is passed with `*`') : this.#whyFixed(argument.value),
      };
    }));
  }

  /** Why an argument can't be edited where it stands; null: it is a literal. */
  #whyFixed(node: Expression): Words | null {
    if (isLiteral(node)) return null;
    if (node.kind === 'name') return this.#whyNameIsFixed(node.name);
    const text = textOf(this.#scope.file, node);
    const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
    return say('it is computed: `{code}`', { code: shown.replace(/\s+/g, ' ') });
  }

  #whyNameIsFixed(name: string): Words {
    for (let scope: Scope | null = this.#scope; scope !== null; scope = scope.parent) {
      const { function: call } = scope;
      const isParameter = call?.definition.parameters.some((one) => one.name === name) === true;
      if (call !== null && isParameter)
        return say('`{name}` is a parameter of `{owner}`', { name, owner: call.name });
      if (scope.names.has(name)) break;
    }
    return say('it comes from the variable `{name}`', { name });
  }
}

function isLiteral(node: Expression): boolean {
  switch (node.kind) {
    case 'constant':
      return true;
    case 'unary':
      return isLiteral(node.operand);
    case 'tuple':
    case 'list':
      return node.items.every(isLiteral);
    default:
      return false;
  }
}
