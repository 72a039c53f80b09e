import { say } from '../../../engine/phrase.js';
import type {
  CallNode,
  ComprehensionNode,
  Expression,
  FunctionNode,
  LambdaNode,
  ParameterNode,
} from '../../tree/nodes.js';
import { list } from '../../values/create.js';
import type { ListValue, Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';

/** How many rows of a table are worked out before the others are taken to be as long. */
export const ROWS_WORKED_OUT = 16;
/** Tables of at most so many numbers are worked out whole. */
const SMALL_TABLE = 20_000;

/** Modules and functions of Python whose functions of numbers change nothing. */
const ARITHMETIC = /^(math|np|numpy|torch|abs|float|int|pow|round|min|max)$/;

/**
 * Whether a comprehension makes a table of numbers whose rows are all of one length, as in
 * `[[p / 10000 ** (i / d) for i in range(d)] for p in range(n)]`: nothing else happens in it, and how
 * long a row is doesn't depend on which row it is.
 */
export function makesUniformRows(node: ComprehensionNode, interpreter: Interpreter): boolean {
  const [clause] = node.clauses;
  if (node.type !== 'list' || node.clauses.length !== 1 || clause?.kind !== 'for') return false;
  if (clause.target.kind !== 'name') return false;
  return isRow(node.element, new Set([clause.target.name]), interpreter, true);
}

function isRow(
  node: Expression,
  varying: ReadonlySet<string>,
  interpreter: Interpreter,
  mayCall: boolean,
): boolean {
  if (node.kind === 'call' && mayCall && node.callee.kind === 'name') {
    const callee = interpreter.scope?.lookup(node.callee.name);
    if (callee?.kind !== 'function' || !node.args.every(({ value }) => isNumber(value)))
      return false;
    const body = onlyReturned(callee.definition);
    return (
      body !== null &&
      isRow(body, varyingParameters(callee.definition, node, varying), interpreter, false)
    );
  }
  if (node.kind !== 'comprehension' || node.type !== 'list') return false;
  const isFixed = node.clauses.every(
    (one) => one.kind === 'for' && isNumber(one.iterable) && !mentions(one.iterable, varying),
  );
  return isFixed && isNumber(node.element);
}

/** The parameters that get another value in each row. */
function varyingParameters(
  { parameters }: FunctionNode | LambdaNode,
  { args }: CallNode,
  varying: ReadonlySet<string>,
): ReadonlySet<string> {
  const fixed = new Set(
    args.flatMap(({ form, name, value }, at) => {
      if (mentions(value, varying)) return [];
      return form === 'keyword' ? [name] : [form === 'positional' ? parameters[at]?.name : null];
    }),
  );
  const isGiven = (one: ParameterNode): boolean => !fixed.has(one.name);
  return new Set(parameters.filter(isGiven).map(({ name }) => name));
}

function onlyReturned(definition: FunctionNode | LambdaNode): Expression | null {
  if (definition.kind === 'lambda') return definition.body;
  const [last, ...others] = definition.body.filter((one) => one.kind !== 'expression');
  return last?.kind === 'return' && others.length === 0 ? last.value : null;
}

/** Whether an expression is arithmetic on numbers: it gives one, and does nothing else. */
function isNumber(node: Expression): boolean {
  switch (node.kind) {
    case 'constant':
    case 'name':
      return true;
    case 'attribute':
      return isNumber(node.object);
    case 'unary':
      return isNumber(node.operand);
    case 'binary':
      return isNumber(node.left) && isNumber(node.right);
    case 'conditional':
      return [node.test, node.then, node.otherwise].every(isNumber);
    case 'compare':
      return isNumber(node.first) && node.rest.every(({ operand }) => isNumber(operand));
    case 'call': {
      let callee = node.callee;
      while (callee.kind === 'attribute') callee = callee.object;
      const isKnown =
        callee.kind === 'name' && (ARITHMETIC.test(callee.name) || callee.name === 'range');
      return isKnown && node.args.every(({ value }) => isNumber(value));
    }
    default:
      return false;
  }
}

function mentions(node: Expression, names: ReadonlySet<string>): boolean {
  switch (node.kind) {
    case 'name':
      return names.has(node.name);
    case 'attribute':
      return mentions(node.object, names);
    case 'unary':
      return mentions(node.operand, names);
    case 'binary':
      return mentions(node.left, names) || mentions(node.right, names);
    case 'call':
      return node.args.some(({ value }) => mentions(value, names));
    default:
      return node.kind !== 'constant';
  }
}

/**
 * The rows that a table still lacks: as long as those that were worked out, of numbers that aren't
 * known. Null: the table is small, or its rows aren't of numbers.
 */
export function otherRows(
  rows: readonly Value[],
  count: number,
  interpreter: Interpreter,
): readonly Value[] | null {
  const [first] = rows;
  if (first?.kind !== 'list' || first.items.length * count <= SMALL_TABLE) return null;
  const { length } = first.items;
  const areAlike = rows.every(
    (row) => row.kind === 'list' && row.items.length === length && ofNumbers(row),
  );
  if (!areAlike || length > interpreter.budget.limits.items) return null;
  const number = interpreter.unknown(say('long tables of numbers aren’t worked out'));
  const row = list(first.items.map(() => number));
  return Array.from({ length: count - rows.length }, () => row);
}

function ofNumbers({ items }: ListValue): boolean {
  return items.every((one) =>
    one.kind === 'tensor' ? one.shape?.length === 0 : /^(int|float|bool|unknown)$/.test(one.kind),
  );
}
