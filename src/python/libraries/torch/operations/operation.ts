import type { TensorValue } from '../../../values/tensor.js';
import type { Value } from '../../../values/value.js';
import type { Arguments } from '../../arguments.js';
import {
  fn,
  method,
  type BuiltinFunction,
  type LibraryContext,
  type LibraryMember,
} from '../../contract.js';

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

/** The operations as functions of `torch`. */
export function asFunctions(operations: Operations): Record<string, LibraryMember> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, { signature, run }]) => [
      name,
      fn(signature === '' ? 'input' : `input, ${signature}`, (args, context) =>
        run(args.tensor('input'), args, context),
      ),
    ]),
  );
}

/** The operations as methods of tensors. */
export function asMethods(operations: Operations): Record<string, BuiltinFunction> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      method(operation.methodSignature ?? operation.signature, (args, context) =>
        operation.run(args.selfTensor(), args, context),
      ),
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
