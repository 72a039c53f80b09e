import { int, NONE } from '../../values/create.js';
import type { LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method, sameAs } from '../members.js';

import type { Value } from '../../values/value.js';
import { firstBatch, saveHyperparameters } from '../d2l/common.js';

const nothing = method('*args, **options', () => NONE);

const moduleClass = cls({
  bases: ['torch.nn.Module'],
  isLayer: true,
  methods: {
    ...Object.fromEntries(
      [
        'log',
        'log_dict',
        'print',
        'freeze',
        'unfreeze',
        'manual_backward',
        'configure_optimizers',
      ].map((name) => [name, nothing]),
    ),
    save_hyperparameters: saveHyperparameters,
  },
  properties: { hparams: method('', (args) => args.self) },
});

const dataModule = cls({
  methods: {
    __init__: nothing,
    save_hyperparameters: saveHyperparameters,
    prepare_data: nothing,
    setup: nothing,
  },
});

/** The loader of a step: given, or made by a method of the data or of the model. */
const trainerClass = cls({
  methods: {
    __init__: nothing,
    fit: method(
      'model, train_dataloaders=None, val_dataloaders=None, datamodule=None, **options',
      (args, context) => {
        const model = args.get('model');
        const given = args.get('train_dataloaders');
        const data = args.isNone('datamodule') ? given : args.get('datamodule');
        const own = (holder: Value, name: string): Value | null => {
          const found = holder.kind === 'instance' ? context.getAttribute(holder, name) : undefined;
          return found === undefined ? null : context.call(found, []);
        };
        if (data.kind === 'instance' && context.getAttribute(data, 'setup') !== undefined) {
          own(data, 'prepare_data');
          context.callMethod(data, 'setup', [{ kind: 'string', value: 'fit' }]);
        }
        const step = (name: string, loader: Value | null): void => {
          const batch =
            loader === null || loader.kind === 'none' ? null : firstBatch(loader, context);
          const found = context.getAttribute(model, name);
          if (batch !== null && found !== undefined) context.call(found, [batch, int(0)]);
        };
        step(
          'training_step',
          own(data, 'train_dataloader') ?? own(model, 'train_dataloader') ?? given,
        );
        step(
          'validation_step',
          own(data, 'val_dataloader') ??
            own(model, 'val_dataloader') ??
            args.get('val_dataloaders'),
        );
        return NONE;
      },
    ),
    test: nothing,
    validate: nothing,
    predict: nothing,
  },
});

const members = {
  LightningModule: moduleClass,
  LightningDataModule: dataModule,
  Trainer: trainerClass,
  seed_everything: fn('*args, **options', () => NONE),
};

/** Lightning, under each name that it is imported by. */
export const lightningModules: readonly LibraryModule[] = [
  libraryModule('lightning.pytorch', members),
  libraryModule('lightning', {
    ...Object.fromEntries(
      Object.keys(members).map((name) => [name, sameAs(`lightning.pytorch.${name}`)]),
    ),
    pytorch: sameAs('lightning.pytorch'),
  }),
  libraryModule(
    'pytorch_lightning',
    Object.fromEntries(
      Object.keys(members).map((name) => [name, sameAs(`lightning.pytorch.${name}`)]),
    ),
  ),
];
