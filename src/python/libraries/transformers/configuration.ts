import { say } from '../../../engine/phrase.js';
import { fieldsOf } from '../dataclass-fields.js';
import { bool, dictOf, float, int, NONE, string } from '../../values/create.js';
import type { InstanceValue, Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import type { BuiltinFunction, LibraryContext } from '../contract.js';
import { cls, method } from '../members.js';
import { rotaryMember, rotaryMethods, rotaryRest } from './rotary-configuration.js';

/** What every configuration has, unless it says otherwise. */
const DEFAULTS: Readonly<Record<string, () => Value>> = {
  _attn_implementation: () => string('eager'),
  _attn_implementation_internal: () => string('eager'),
  _experts_implementation: () => string('eager'),
  _commit_hash: () => NONE,
  _output_attentions: () => bool(false),
  _name_or_path: () => string(''),
  name_or_path: () => string(''),
  add_cross_attention: () => bool(false),
  architectures: () => NONE,
  attribute_map: () => dictOf([]),
  base_config_key: () => string(''),
  bos_token_id: () => NONE,
  chunk_size_feed_forward: () => int(0),
  cross_attention_hidden_size: () => NONE,
  decoder_start_token_id: () => NONE,
  dtype: () => NONE,
  eos_token_id: () => NONE,
  finetuning_task: () => NONE,
  is_composition: () => bool(false),
  is_decoder: () => bool(false),
  is_encoder_decoder: () => bool(false),
  model_type: () => string(''),
  output_attentions: () => bool(false),
  output_hidden_states: () => bool(false),
  pad_token_id: () => NONE,
  problem_type: () => NONE,
  pruned_heads: () => dictOf([]),
  return_dict: () => bool(true),
  rope_parameters: () => NONE,
  sep_token_id: () => NONE,
  sub_configs: () => dictOf([]),
  tie_encoder_decoder: () => bool(false),
  tie_word_embeddings: () => bool(true),
  tokenizer_class: () => NONE,
  torch_dtype: () => NONE,
  torchscript: () => bool(false),
  use_bfloat16: () => bool(false),
  use_return_dict: () => bool(true),
  temperature: () => float(1),
};

/** Another name that a configuration gives to one of its values; the name itself where it has none. */
function mappedName(config: Value, name: string, context: LibraryContext): string {
  const map = context.getAttribute(context.typeOf(config), 'attribute_map');
  if (map?.kind !== 'dict') return name;
  for (const { key, value } of map.entries.values()) {
    if (key.kind === 'string' && key.value === name && value.kind === 'string') return value.value;
  }
  return name;
}

function set(config: Value, name: string, value: Value, context: LibraryContext): void {
  context.setAttribute(config, mappedName(config, name, context), value);
}

/** Names and numbers of classes: one follows from the other. */
function setLabels(
  self: InstanceValue,
  options: ReadonlyMap<string, Value>,
  context: LibraryContext,
) {
  const names = options.get('id2label');
  const labels = names?.kind === 'dict' ? names.entries.size : null;
  const asked = options.get('num_labels');
  const count = labels ?? (asked?.kind === 'int' ? asked.value : 2);
  context.setAttribute(self, 'num_labels', int(count));
  if (names?.kind === 'dict') context.setAttribute(self, 'id2label', names);
  else if (count <= 10_000) {
    const made = dictOf([]);
    for (let at = 0; at < count; at += 1) context.setItem(made, int(at), string(`LABEL_${at}`));
    context.setAttribute(self, 'id2label', made);
    context.setAttribute(self, 'label2id', dictOf([]));
  }
}

/** What is left of a configuration's arguments once its fields have theirs. */
function setRest(
  self: InstanceValue,
  options: ReadonlyMap<string, Value>,
  context: LibraryContext,
) {
  setLabels(self, options, context);
  for (const [name, value] of rotaryRest(self, options, context)) {
    if (!/^(num_labels|id2label)$/u.test(name)) set(self, name, value, context);
  }
}

/** Fields as a dataclass has them; other arguments go on to `__post_init__`. */
function initialise(args: Arguments, context: LibraryContext): Value {
  const self = args.selfInstance();
  const fields = fieldsOf(self.type);
  const rest = new Map(
    [...args.extra].map(([name, value]) => [mappedName(self, name, context), value] as const),
  );
  fields.forEach((field, at) => {
    const given = args.rest[at] ?? rest.get(field.name);
    rest.delete(field.name);
    const made = field.factory === null ? field.fallback : context.call(field.factory, []);
    const value = given ?? made;
    if (value !== null) context.setAttribute(self, field.name, value);
  });
  const after = context.getAttribute(self, '__post_init__');
  if (after !== undefined) context.call(after, [], rest);
  return NONE;
}

const nothing: BuiltinFunction = method('*args, **options', () => NONE);
const itself: BuiltinFunction = method('*args, **options', (args) => args.self);
const elsewhere: BuiltinFunction = method('*args, **options', (args, context) => {
  const [name] = args.rest;
  const shown = name?.kind === 'string' ? name.value : '…';
  return context.unknown(say('the configuration of `{name}` isn’t in the code', { name: shown }));
});

/** `PreTrainedConfig`: a bag of settings, with defaults, fields and names that stand for others. */
export const configuration = cls({
  constants: DEFAULTS,
  methods: {
    __init__: method('*args, **options', initialise),
    __post_init__: method('**options', (args, context) => {
      setRest(args.selfInstance(), args.extra, context);
      return NONE;
    }),
    get_text_config: itself,
    get_mtp_config: itself,
    update: method('values', (args, context) => {
      const values = args.get('values');
      if (values.kind !== 'dict') return NONE;
      for (const { key, value } of values.entries.values()) {
        if (key.kind === 'string') set(args.self, key.value, value, context);
      }
      return NONE;
    }),
    to_dict: method('', (args) => dictOf(args.selfInstance().attributes)),
    to_diff_dict: method('', (args) => dictOf(args.selfInstance().attributes)),
    ...rotaryMethods,
    validate: nothing,
    save_pretrained: nothing,
    _get_non_default_generation_parameters: method('', () => dictOf([])),
  },
  classMethods: {
    from_pretrained: elsewhere,
    from_json_file: elsewhere,
    get_config_dict: elsewhere,
    register_for_auto_class: nothing,
    from_dict: method('values, **options', (args, context) => {
      const values = args.get('values');
      const keywords = new Map(args.extra);
      if (values.kind !== 'dict') return context.unknown(say('the configuration isn’t known'));
      for (const { key, value } of values.entries.values()) {
        if (key.kind === 'string') keywords.set(key.value, value);
      }
      return context.call(args.self, [], keywords);
    }),
  },
  missing: (self, name, context) => {
    const mapped = mappedName(self, name, context);
    if (mapped !== name) return context.getAttribute(self, mapped) ?? null;
    return rotaryMember(self, name, context);
  },
});
