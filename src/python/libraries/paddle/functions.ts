import type { Value } from '../../values/value.js';
import type { LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { parseSignature } from '../signature.js';

/** PyTorch's names for parameters of functions; those in {@link WITHOUT_EFFECT} count for no shape. */
const RENAMED: Readonly<Record<string, string>> = {
  axis: 'dim',
  stop: 'end',
  num: 'steps',
  y: 'other',
};
const WITHOUT_EFFECT = new Set(['name', 'dtype', 'mode', 'data_format', 'align_mode', 'x']);

/** A function of Paddle that does what one of PyTorch does, with parameters of its own. */
function kin(torch: string, parameters: string): LibraryMember {
  const names = parseSignature(parameters).parameters.map(({ name }) => name);
  return fn(parameters, (args, context) => {
    const keywords = new Map<string, Value>();
    for (const name of names) {
      if (WITHOUT_EFFECT.has(name) || !args.given(name)) continue;
      if (name === 'axis' && args.isNone('axis')) continue;
      keywords.set(RENAMED[name] ?? name, args.get(name));
    }
    const first = names[0] === 'x' ? [args.get('x')] : [];
    return context.call(context.named(torch), first, keywords);
  });
}

const split = fn('x, num_or_sections, axis=0, name=None', (args, context) => {
  const parts = args.get('num_or_sections');
  const torch = parts.kind === 'int' ? 'torch.chunk' : 'torch.split';
  return context.call(context.named(torch), [args.get('x'), parts, args.get('axis')]);
});

const reduction = (torch: string): LibraryMember =>
  kin(torch, 'x, axis=None, keepdim=False, name=None');
const ofTwo = (torch: string): LibraryMember => kin(torch, 'x, y, name=None');

/** Functions of `paddle` whose parameters are named otherwise than PyTorch's. */
export const paddleFunctions: Readonly<Record<string, LibraryMember>> = {
  squeeze: kin('torch.squeeze', 'x, axis=None, name=None'),
  unsqueeze: kin('torch.unsqueeze', 'x, axis, name=None'),
  mean: reduction('torch.mean'),
  max: reduction('torch.amax'),
  min: reduction('torch.amin'),
  sum: kin('torch.sum', 'x, axis=None, dtype=None, keepdim=False, name=None'),
  stack: fn('x, axis=0, name=None', (args, context) =>
    context.call(context.named('torch.stack'), [args.get('x'), args.get('axis')]),
  ),
  chunk: kin('torch.chunk', 'x, chunks, axis=0, name=None'),
  split,
  linspace: kin('torch.linspace', 'start, stop, num, dtype=None, name=None'),
  add: ofTwo('torch.add'),
  subtract: ofTwo('torch.sub'),
  multiply: ofTwo('torch.mul'),
  divide: ofTwo('torch.div'),
};

/** The same of `paddle.nn.functional`. */
export const paddleFunctional: Readonly<Record<string, LibraryMember>> = {
  softmax: kin('torch.nn.functional.softmax', 'x, axis=-1, dtype=None, name=None'),
  log_softmax: kin('torch.nn.functional.log_softmax', 'x, axis=-1, dtype=None, name=None'),
  dropout: kin('torch.nn.functional.dropout', 'x, p=0.5, name=None, training=True, mode=None'),
};
