import type { KernelCase } from './cases.js';

/** The bytes of an ONNX model that holds one pooling node, in protobuf's wire format. */
export function onnxModel(layer: KernelCase): Uint8Array {
  const global = layer.kernel.every((k, i) => k === layer.shape[2 + i]);
  const pads = [...layer.padding, ...layer.padding];
  const attributes = global
    ? []
    : [ints('kernel_shape', layer.kernel), ints('strides', layer.stride), ints('pads', pads)];
  const name = layer.operation === 'max' ? 'MaxPool' : global ? 'GlobalAveragePool' : 'AveragePool';
  const node = message([
    text(1, 'x'),
    text(2, 'y'),
    text(4, name),
    ...attributes.map((attribute) => nested(5, attribute)),
  ]);
  const graph = message([
    nested(1, node),
    text(2, 'g'),
    nested(11, valueInfo('x', layer.shape.length)),
    nested(12, valueInfo('y', layer.shape.length)),
  ]);
  return message([
    number(1, 8),
    nested(7, graph),
    nested(8, message([text(1, ''), number(2, 17)])),
  ]);
}

const message = (fields: readonly (readonly number[])[]): Uint8Array =>
  Uint8Array.from(fields.flat());

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
}

const number = (field: number, value: number): number[] => [
  ...varint(field << 3),
  ...varint(value),
];

const nested = (field: number, bytes: Uint8Array): number[] => [
  ...varint((field << 3) | 2),
  ...varint(bytes.length),
  ...bytes,
];

const text = (field: number, value: string): number[] =>
  nested(field, new TextEncoder().encode(value));

/** AttributeProto: name 1, ints 8, type 20 (INTS is 7). */
const ints = (name: string, values: readonly number[]): Uint8Array =>
  message([text(1, name), ...values.map((value) => number(8, value)), number(20, 7)]);

/** ValueInfoProto of a float tensor with symbolic dimensions. */
const valueInfo = (name: string, rank: number): Uint8Array => {
  const dimensions = Array.from({ length: rank }, (_, i) =>
    nested(1, message([text(2, `${name}${String(i)}`)])),
  );
  const tensor = message([number(1, 1), nested(2, message(dimensions))]);
  return message([text(1, name), nested(2, message([nested(1, tensor)]))]);
};
