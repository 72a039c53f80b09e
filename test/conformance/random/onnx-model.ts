/** An attribute of a node: a whole number, a list of them, or text. */
export type Attribute = number | readonly number[] | string;

/** A model of one node on one float input, as the bytes of an ONNX file. */
export const onnxModel = (
  operation: string,
  opset: number,
  attributes: Readonly<Record<string, Attribute>>,
  shape: readonly number[],
  outputs: readonly string[],
): Uint8Array => {
  const node = [
    text(1, 'x'),
    ...outputs.map((name) => text(2, name)),
    text(4, operation),
    ...Object.entries(attributes).map(([name, value]) => message(5, attribute(name, value))),
  ];
  const graph = [
    message(1, node),
    text(2, 'pooling'),
    message(11, valueInfo('x', FLOAT, shape)),
    ...outputs.map((name, at) => message(12, valueInfo(name, at === 0 ? FLOAT : INT64, null))),
  ];
  return Uint8Array.from(
    [varint(1, 8), message(8, [text(1, ''), varint(2, opset)]), message(7, graph)].flat(),
  );
};

const FLOAT = 1;
const INT64 = 7;

type Field = readonly number[];

const attribute = (name: string, value: Attribute): readonly Field[] => {
  if (typeof value === 'number') return [text(1, name), varint(3, value), varint(20, 2)];
  if (typeof value === 'string') return [text(1, name), text(4, value), varint(20, 3)];
  return [text(1, name), ...value.map((entry) => varint(8, entry)), varint(20, 7)];
};

const valueInfo = (
  name: string,
  type: number,
  shape: readonly number[] | null,
): readonly Field[] => {
  const dimensions = shape?.map((size) => message(1, [varint(1, size)])) ?? [];
  const shaped = shape === null ? [] : [message(2, dimensions)];
  return [text(1, name), message(2, [message(1, [varint(1, type), ...shaped])])];
};

const text = (field: number, value: string): Field => bytes(field, [...Buffer.from(value)]);

const message = (field: number, fields: readonly Field[]): Field => bytes(field, fields.flat());

const bytes = (field: number, content: readonly number[]): Field => [
  ...number(BigInt(field * 8 + 2)),
  ...number(BigInt(content.length)),
  ...content,
];

const varint = (field: number, value: number): Field => [
  ...number(BigInt(field * 8)),
  ...number(BigInt.asUintN(64, BigInt(value))),
];

/** Seven bits a byte, the low ones first; the top bit says that more follow. */
const number = (value: bigint): number[] => {
  const low = Number(value & 127n);
  const rest = value >> 7n;
  return rest === 0n ? [low] : [low + 128, ...number(rest)];
};
