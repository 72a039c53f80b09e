import type { StepKind } from '../../trace.js';

const CONVOLUTION = /^(?:lazy|separable|depthwise)*conv|^(?:general_)?conv|deformconv/iu;
const LINEAR = /^(?:lazy)?linear$|^dense(?:general)?$|^bilinear$|^embed(?:ding)?$|^addmm$/iu;
const NORMALISATION = /norm\d?d?$|_norm$|^localresponsenorm|^normalization$|^rescaling$/iu;
const DROPOUT = /drop_?(?:out|path|block)|^identity$|^stochasticdepth$/iu;
const RESIZE = /upsampl|^interpolate$|^resiz/iu;
const JOIN =
  /^(?:cat|concat|concatenate|stack|[hvd]stack|add|subtract|multiply|average|maximum|minimum|merge)$/iu;
const RESHAPE =
  /^(?:un)?flatten$|^(?:view|reshape|permute|transpose|squeeze|unsqueeze|ravel|rearrange|expand_dims|moveaxis|swapaxes|chunk|split|unbind|getitem|pad|(?:zero|constant|reflection|replication|circular)?pad(?:ding)?\dd|narrow|select|roll|expand|repeat|tile|movedim|flip|pixel_?(?:un)?shuffle|channel_?shuffle|t|mT|T)$/iu;
const ACTIVATION =
  /^(?:.*relu\d?|.*sigmoid|.*tanh|.*elu|.*swish|mish|silu|.*softmax|softmin|softplus|softsign|.*shrink|threshold|activation|glu|neg|abs|sqrt|exp|log|pow|clamp|clip)_?$/iu;

/** What a layer or function does, by its name without its module. */
export function kindOfName(name: string): StepKind | null {
  if (JOIN.test(name)) return 'join';
  if (RESHAPE.test(name)) return 'reshape';
  if (CONVOLUTION.test(name)) return 'convolution';
  if (LINEAR.test(name)) return 'linear';
  if (NORMALISATION.test(name)) return 'normalisation';
  if (DROPOUT.test(name)) return 'dropout';
  if (RESIZE.test(name)) return 'resize';
  if (ACTIVATION.test(name)) return 'activation';
  return null;
}

/** What an operator's method is called in a table of steps; `__iadd__` is `add`. */
export function plainName(qualified: string): string {
  const last = qualified.slice(qualified.lastIndexOf('.') + 1);
  const operator = /^__[ir]?(add|sub|mul|truediv|floordiv|matmul|pow|mod|neg|getitem)__$/u.exec(
    last,
  );
  return operator === null ? last : (OPERATORS[operator[1] ?? ''] ?? last);
}

/** Whether a method changes the tensor that it is called on. */
export function changesInPlace(qualified: string): boolean {
  const last = qualified.slice(qualified.lastIndexOf('.') + 1);
  return /^__i\w+__$/u.test(last) || /[^_]_$/u.test(last);
}

const OPERATORS: Readonly<Record<string, string>> = {
  add: 'add',
  sub: 'subtract',
  mul: 'multiply',
  truediv: 'divide',
  floordiv: 'divide',
  matmul: 'matmul',
  pow: 'pow',
  mod: 'mod',
  neg: 'neg',
  getitem: 'getitem',
};

const HANDS_ON =
  /^(?:to|type|type_as|float|double|half|bfloat16|long|int|short|bool|cast|astype|detach_?|clone|contiguous|cpu|cuda|requires_grad_?|pin_memory|item|tolist|numpy|asarray|array|tensor|as_tensor|stop_gradient|checkpoint|Module|__call__|forward|call|apply|map|enumerate|zip|list|tuple|reversed|iter|next|append|reduce|dict|len|isinstance|print|range|sorted|getattr|setattr|get|pop|extend|update|items|values|insert)$/u;

/** Whether a function only hands tensors on. */
export function handsOn(name: string): boolean {
  return HANDS_ON.test(name);
}
