import { say } from '../../engine/phrase.js';
import type { CallNode, Expression } from '../tree/nodes.js';
import type { SourceFile } from '../tree/source-file.js';
import type { NameMismatch } from './name-mismatch.js';
import { calledName, dottedName, type TreeNode } from './walk.js';

const AVERAGE = /avg|average|mean|平均/iu;
const MAXIMUM = /max|最大/iu;

/** A convolution whose weights are all 1, under the name the code gives it. */
interface OnesKernel {
  readonly name: string;
  readonly at: TreeNode;
  /** What the name, or a comment just before, takes it for. */
  readonly taken: 'average' | 'max' | null;
}

/** The convolutions and the all-ones weights that one statement names. */
export interface OnesKernels {
  /** The names that convolutions are assigned to: `conv`, `self.conv`. */
  readonly convolutions: readonly string[];
  readonly filled: readonly { readonly name: string; readonly at: TreeNode }[];
}

/** What some nodes say of convolutions and of weights that are all 1. */
export function onesKernelsIn(nodes: readonly TreeNode[]): OnesKernels {
  return {
    convolutions: nodes.flatMap(convolutionNames),
    filled: nodes.flatMap((at) => {
      const name = filledWithOnes(at);
      return name === null ? [] : [{ name, at }];
    }),
  };
}

/** All-ones kernels taken for average or max pooling: they add, whatever they are called. */
export function onesTakenForPooling(
  file: SourceFile,
  findings: readonly OnesKernels[],
): NameMismatch[] {
  const convolutions = new Set(findings.flatMap((one) => one.convolutions));
  const kernels: OnesKernel[] = findings
    .flatMap(({ filled }) => filled)
    .filter(({ name }) => convolutions.has(name))
    .map(({ name, at }) => ({ name, at, taken: takenFor(name, commentBefore(file, at)) }));
  return kernels.flatMap((kernel) => notice(kernel, kernels.length));
}

function notice({ name, at, taken }: OnesKernel, count: number): NameMismatch[] {
  if (taken === null && count < 2) return [];
  const message =
    taken === 'max'
      ? say(
          'With weights of 1 `{name}` gives no maximum: a kernel of ones adds up its window, and no other kernel takes a maximum either.',
          { name },
        )
      : taken === 'average'
        ? say(
            'With weights of 1 `{name}` gives the sum of each window: an average needs weights of 1/(kernel height × width).',
            { name },
          )
        : say(
            'With weights of 1 `{name}` gives the sum of each window, neither an average (weights of 1/k) nor a maximum.',
            { name },
          );
  return [
    {
      code: 'ones-kernel-is-a-sum',
      message,
      span: at,
    },
  ];
}

function convolutionNames(node: TreeNode): string[] {
  if (node.kind !== 'assign' || node.value.kind !== 'call') return [];
  if (!/^(Lazy)?Conv\dd$/iu.test(calledName(node.value))) return [];
  return node.targets.map(dottedName).filter((name) => name !== null);
}

/** Whose weights a node fills with ones: `init.ones_(conv.weight)`, `conv.weight.data.fill_(1)` … */
function filledWithOnes(node: TreeNode): string | null {
  if (node.kind === 'call') return filledByCall(node);
  if (node.kind !== 'assign' || !isOnes(node.value)) return null;
  return node.targets.map(ownerOfWeight).find((name) => name !== null) ?? null;
}

function filledByCall(call: CallNode): string | null {
  const [first, second] = call.args;
  switch (calledName(call)) {
    case 'ones_':
      return first === undefined ? null : ownerOfWeight(first.value);
    case 'constant_':
      return first !== undefined && second !== undefined && isOne(second.value)
        ? ownerOfWeight(first.value)
        : null;
    case 'fill_':
      return call.callee.kind === 'attribute' && first !== undefined && isOne(first.value)
        ? ownerOfWeight(call.callee.object)
        : null;
    default:
      return null;
  }
}

/** `conv` of `conv.weight` and `conv.weight.data`. */
function ownerOfWeight(expression: Expression): string | null {
  const name = dottedName(expression);
  return /^(.+?)\.weight(\.data)?$/u.exec(name ?? '')?.[1] ?? null;
}

function isOne(expression: Expression): boolean {
  return expression.kind === 'constant' && expression.value === 1;
}

/** `torch.ones(…)`, `torch.ones_like(…)`, and either inside `nn.Parameter(…)`. */
function isOnes(expression: Expression): boolean {
  if (expression.kind !== 'call') return false;
  const name = calledName(expression);
  if (name === 'ones' || name === 'ones_like') return true;
  const [first] = expression.args;
  return name === 'Parameter' && first !== undefined && isOnes(first.value);
}

function takenFor(name: string, comment: string): OnesKernel['taken'] {
  for (const text of [name, comment]) {
    const [average, maximum] = [AVERAGE.test(text), MAXIMUM.test(text)];
    if (average !== maximum) return average ? 'average' : 'max';
  }
  return null;
}

/** The comment on the line before a node. */
function commentBefore(file: SourceFile, node: { readonly start: number }): string {
  const lines = file.text.slice(0, file.placeOf(node.start)).split('\n');
  const before = lines.at(-2)?.trim() ?? '';
  return before.startsWith('#') ? before : '';
}
