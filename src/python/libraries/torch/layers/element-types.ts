import type { TensorValue } from '../../../values/tensor.js';
import type { InstanceValue, Value } from '../../../values/value.js';
import type { LibraryContext } from '../../contract.js';
import { dtypeOf, PARAMETER } from '../tensors.js';

/** How PyTorch's errors name a type, and how C++ does. */
const NAMES: Readonly<Record<string, readonly [torch: string, cpp: string]>> = {
  uint8: ['Byte', 'unsigned char'],
  int8: ['Char', 'signed char'],
  int16: ['Short', 'short int'],
  int32: ['Int', 'int'],
  int64: ['Long', 'long int'],
  bool: ['Bool', 'bool'],
  float16: ['Half', 'c10::Half'],
  bfloat16: ['BFloat16', 'c10::BFloat16'],
  float32: ['Float', 'float'],
  float64: ['Double', 'double'],
  complex64: ['ComplexFloat', 'c10::complex<float>'],
  complex128: ['ComplexDouble', 'c10::complex<double>'],
};

/** Layers whose weights were cast to what isn't known, and readings that changed the type of new tensors. */
const uncertain = new WeakSet<object>();

/** Two tensors of different types that a layer needs to be of one. */
export interface TypeClash {
  readonly input: string;
  readonly weight: string;
}

/** The types of an input and a weight where they are known and differ; null: they may go together. */
export function typeClash(
  input: TensorValue,
  weight: Value | undefined,
  owner: InstanceValue | null,
  context: LibraryContext,
): TypeClash | null {
  if (weight?.kind !== 'tensor' || uncertain.has(context)) return null;
  if (owner !== null && uncertain.has(owner)) return null;
  if (!isSure(input) || !(isSure(weight) || weight.type === PARAMETER)) return null;
  const isNamed = NAMES[input.dtype] !== undefined && NAMES[weight.dtype] !== undefined;
  return input.dtype === weight.dtype || !isNamed
    ? null
    : { input: input.dtype, weight: weight.dtype };
}

/** What isn't known otherwise is taken for `float32`; a tensor with numbers was made so. */
export function isSure({ dtype, numbers }: TensorValue): boolean {
  return dtype !== 'float32' || numbers !== null;
}

/** `set_default_dtype` and `autocast`: from now on types may be others than the code names. */
export function forgetTypes(context: LibraryContext): void {
  uncertain.add(context);
}

/** Casts the weights of a layer, as `half`, `double` and `to` do; null: to what isn't known. */
export function castWeights(layer: InstanceValue, dtype: string | null, cast: CastTensors): void {
  if (dtype === null) uncertain.add(layer);
  else uncertain.delete(layer);
  if (dtype === null) return;
  for (const [name, value] of layer.attributes) {
    if (value.kind !== 'tensor' || value.type !== PARAMETER || value.dtype === dtype) continue;
    const known = cast.get(value) ?? { ...value, dtype };
    cast.set(value, known);
    layer.attributes.set(name, known);
  }
}

/** What became of each weight: layers that shared one go on sharing it. */
export type CastTensors = Map<Value, TensorValue>;

/** The type that `to` or `type` names; undefined: it names none; null: what it names isn't known. */
export function typeAsked(values: readonly Value[]): string | null | undefined {
  for (const value of values) {
    if (value.kind === 'string' && value.value.startsWith('torch.')) return dtypeOf(value);
    if (value.kind === 'tensor') return value.dtype;
  }
  return values.some(({ kind }) => kind === 'unknown' || kind === 'either') ? null : undefined;
}

/** What a fully connected layer says to the pair. */
export function linearTypeError({ input, weight }: TypeClash, hasBias: boolean): string {
  const [[from, fromC], [to, toC]] = [namesOf(input), namesOf(weight)];
  return hasBias
    ? `mat1 and mat2 must have the same dtype, but got ${from} and ${to}`
    : `expected m1 and m2 to have the same dtype, but got: ${fromC} != ${toC}`;
}

/** What a convolution with a bias says before it looks at sizes. */
export function biasTypeError({ input, weight }: TypeClash): string {
  return `Input type (${namesOf(input)[1]}) and bias type (${namesOf(weight)[1]}) should be the same`;
}

/** What a convolution that never met its bias says after it has looked at sizes. */
export function weightTypeError({ input, weight }: TypeClash): string {
  if (input === 'bfloat16' && weight === 'float32') {
    return 'Input type (CPUBFloat16Type) and weight type (torch.FloatTensor) should be the same or input should be a MKLDNN tensor and weight is a dense tensor';
  }
  return `expected scalar type ${namesOf(input)[0]} but found ${namesOf(weight)[0]}`;
}

const namesOf = (dtype: string): readonly [torch: string, cpp: string] =>
  NAMES[dtype] ?? [dtype, dtype];
