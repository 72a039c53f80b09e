import { say } from '../../../engine/phrase.js';
import { NONE } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { BuiltinFunction, LibraryContext } from '../contract.js';
import { cls, method } from '../members.js';

/** `_LazyAutoMapping(configurations, models)`: which model belongs to which configuration. */
export const lazyMapping = cls({
  methods: {
    __init__: method('config_mapping, model_mapping', (args, context) => {
      context.setAttribute(args.self, 'models', args.get('model_mapping'));
      return NONE;
    }),
    __getitem__: method('key', (args, context) => {
      const found = modelOf(args.self, args.get('key'), context);
      return found ?? context.raise('KeyError', context.repr(args.get('key')));
    }),
  },
});

/** The class of the model for a class of configurations; null: there is none. */
function modelOf(mapping: Value, configuration: Value, context: LibraryContext): Value | null {
  const type = context.getAttribute(configuration, 'model_type');
  const models = context.getAttribute(mapping, 'models');
  if (type?.kind !== 'string' || models?.kind !== 'dict') return null;
  const found = [...models.entries.values()].find(
    ({ key }) => key.kind === 'string' && key.value === type.value,
  )?.value;
  const name = found?.kind === 'tuple' ? found.items[0] : found;
  const library = context.importModule('transformers');
  if (name?.kind !== 'string' || library === null) return null;
  return context.getAttribute(library, name.value) ?? null;
}

function autoModel(type: Value, config: Value, context: LibraryContext): Value {
  const mapping = context.getAttribute(type, '_model_mapping');
  const model = mapping === undefined ? null : modelOf(mapping, context.typeOf(config), context);
  const shown = context.typeOf(config).name;
  return model === null
    ? context.unknown(say('no model is known for `{name}`', { name: shown }))
    : context.call(model, [config]);
}

const fromConfiguration: BuiltinFunction = method('config, *args, **options', (args, context) =>
  autoModel(args.self, args.get('config'), context),
);

/** `AutoModel` and its kin: they make the model that belongs to a configuration. */
export const autoModelBase = cls({
  classMethods: {
    from_config: fromConfiguration,
    _from_config: fromConfiguration,
    from_pretrained: method('name=None, *args, **options', (args, context) => {
      const config = args.extra.get('config');
      if (config?.kind === 'instance') return autoModel(args.self, config, context);
      const name = args.get('name');
      const shown = name.kind === 'string' ? name.value : '…';
      return context.unknown(
        say('the configuration of `{name}` isn’t in the code', { name: shown }),
      );
    }),
  },
});
