import type { TensorValue } from '../../../values/tensor.js';
import type { Value } from '../../../values/value.js';
import type { Arguments } from '../../arguments.js';
import { tensor } from '../tensors.js';
import type { BuiltinFunction, LibraryContext, LibraryMember } from '../../contract.js';
import { fn, method } from '../../members.js';
import { refuseAxisArguments } from './axis-arguments.js';

/** What is done to one tensor: `torch.name(input, …)` and `input.name(…)` are one operation. */
export interface Operation {
  /** The parameters after `input` of the function. */
  readonly signature: string;
  /** The parameters of the method, where they are written in another way (`*dims`). */
  readonly methodSignature?: string;
  readonly run: (input: TensorValue, args: Arguments, context: LibraryContext) => Value;
}

/** Operations by name, typed. */
export type Operations = Readonly<Record<string, Operation>>;

/** A Python number as a tensor without axes: `torch.pow(2, x)`. Null: it isn't a number. */
function numberAsTensor(value: Value): TensorValue | null {
  if (value.kind !== 'int' && value.kind !== 'float') return null;
  const numbers = { data: Float64Array.of(value.value), origin: 'literal' as const, label: '' };
  return tensor([], value.kind === 'int' ? 'int64' : 'float32', numbers);
}

/** The operations as functions of `torch`. */
export function asFunctions(operations: Operations): Record<string, LibraryMember> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, { signature, run }]) => [
      name,
      fn(signature === '' ? 'input' : `input, ${signature}`, (args, context) => {
        const input = numberAsTensor(args.get('input')) ?? args.tensor('input');
        refuseAxisArguments(name, args, false, context);
        return run(input, args, context);
      }),
    ]),
  );
}

/** The operations as methods of tensors. */
export function asMethods(operations: Operations): Record<string, BuiltinFunction> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      method(operation.methodSignature ?? operation.signature, (args, context) => {
        const input = args.selfTensor();
        refuseAxisArguments(name, args, true, context);
        return operation.run(input, args, context);
      }),
    ]),
  );
}

/** The operations as `name_`, which change the tensor they are called on. */
export function inPlace(operations: Operations): Operations {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      `${name}_`,
      {
        ...operation,
        run: (input, args, context) => {
          const result = operation.run(input, args, context);
          if (result.kind === 'tensor') {
            context.willChange(input);
            input.numbers = result.numbers;
          }
          return input;
        },
      },
    ]),
  );
}
