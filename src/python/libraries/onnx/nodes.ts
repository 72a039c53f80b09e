import type { InstanceValue, Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { cls, fn } from '../members.js';

const framework = 'onnx';

/** Operators that pool: those of the engine, and the one that undoes a maximum. */
export const POOLS: ReadonlySet<string> = new Set([
  'MaxPool',
  'AveragePool',
  'LpPool',
  'GlobalAveragePool',
  'GlobalMaxPool',
  'GlobalLpPool',
]);
export const UNPOOL = 'MaxUnpool';

const NAMES = ['op_type', 'inputs', 'outputs', 'name', 'doc_string', 'domain', 'overload'];
const SETTINGS = [
  'kernel_shape',
  'strides',
  'pads',
  'dilations',
  'auto_pad',
  'ceil_mode',
  'count_include_pad',
  'storage_order',
  'p',
];
const SIGNATURE = `op_type, inputs, outputs, name=None, doc_string=None, domain=None, overload=None, *, ${SETTINGS.map((one) => `${one}=None`).join(', ')}, **attributes`;

/** `onnx.helper.make_node`: a layer of the code where its operator pools. */
export const makeNode: LibraryMember = fn(SIGNATURE, (args, context) => {
  const node = context.instantiate('onnx.NodeProto');
  const fields: readonly (readonly [string, Value])[] = [
    ['op_type', args.get('op_type')],
    ['input', args.get('inputs')],
    ['output', args.get('outputs')],
    ['name', args.get('name')],
    ['domain', args.get('domain')],
    ...args.extra,
  ];
  for (const [name, value] of fields) context.setAttribute(node, name, value);
  const type = args.get('op_type');
  if (type.kind === 'string' && isOfOnnx(args)) birth(node, type.value, args, context);
  return node;
});

const isOfOnnx = (args: Arguments): boolean => {
  const domain = args.get('domain');
  return (
    domain.kind === 'none' || (domain.kind === 'string' && /^(ai\.onnx)?$/u.test(domain.value))
  );
};

function birth(node: InstanceValue, type: string, args: Arguments, context: LibraryContext): void {
  const isPooling = POOLS.has(type);
  if (!isPooling && type !== UNPOOL) return;
  const written = context.poolingArguments(args, framework, type, NAMES);
  // A node has the attributes that it was given, and no others.
  const sources = written.sources.filter(({ parameter }) => args.given(parameter));
  // A maximum is asked for its indices by the name of its second output.
  const outputs = args.get('outputs');
  const named = outputs.kind === 'list' || outputs.kind === 'tuple' ? outputs.items.length : 1;
  const indices = type === 'MaxPool' && named > 1 ? { Indices: true } : {};
  const pooling = { ...written, arguments: { ...written.arguments, ...indices }, sources };
  context.built(node, { kind: type, framework, isPooling, pooling });
}

/** `onnx.NodeProto`. */
export const nodeProto: LibraryMember = cls({});
