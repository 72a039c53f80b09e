import { NONE } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { cls, fn, method } from '../members.js';

/** `@d2l.add_to_class(Net)`: hangs the function below on the class. */
const addToClass: LibraryMember = fn('Class', (args) => {
  const type = args.get('Class');
  return {
    kind: 'builtin',
    name: 'd2l.add_to_class.wrapper',
    function: method('obj', (inner) => {
      const added = inner.get('obj');
      if (type.kind === 'class' && added.kind === 'function') type.members.set(added.name, added);
      return NONE;
    }),
  };
});

/** Keeps the caller's own names as attributes, but for `self` and those that begin with `_`. */
export const saveHyperparameters = method('ignore=[]', (args, context) => {
  const names = context.call(context.named('builtins.locals'), []);
  if (names.kind !== 'dict') return NONE;
  const ignored = new Set(context.items(args.get('ignore')).map((one) => context.text(one)));
  for (const { key, value } of names.entries.values()) {
    if (key.kind !== 'string' || key.value === 'self' || key.value.startsWith('_')) continue;
    if (!ignored.has(key.value)) context.setAttribute(args.self, key.value, value);
  }
  return NONE;
});

const nothing: LibraryMember = fn('*args, **options', () => NONE);

const DRAWN = [
  'use_svg_display',
  'set_figsize',
  'set_axes',
  'plot',
  'show_images',
  'show_heatmaps',
  'annotate',
  'show_bboxes',
  'show_trace_2d',
  'init_cnn',
  'init_seq2seq',
  'check_len',
  'check_shape',
];

/** The helpers that are the same in every tab of the book. */
export const sharedMembers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(DRAWN.map((name) => [name, nothing])),
  add_to_class: addToClass,
  HyperParameters: cls({ methods: { save_hyperparameters: saveHyperparameters } }),
  ProgressBoard: cls({
    methods: {
      __init__: method('*args, **options', () => NONE),
      draw: method('*args', () => NONE),
    },
  }),
};

/** What the first batch of a loader of the code holds; null: it isn't known. */
export function firstBatch(loader: Value, context: LibraryContext): Value | null {
  const items = context.iterate(loader);
  if (!('next' in items)) return null;
  const first = items.next();
  return first.done === true ? null : first.value;
}

/** Sends the inputs of a loader's first batch through a model. */
export function passBatch(model: Value, loader: Value, context: LibraryContext): Value {
  const batch = firstBatch(loader, context);
  if (batch === null) return NONE;
  const parts = batch.kind === 'tuple' || batch.kind === 'list' ? batch.items : [batch];
  const inputs = parts.length > 1 ? parts.slice(0, -1) : parts;
  return context.call(model, inputs);
}
