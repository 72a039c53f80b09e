import fc from 'fast-check';
import {
  dialectOf,
  frameworkNames,
  type ArgumentValue,
  type Framework,
} from '../../src/engine/index.js';

/** A call of the engine on an input. */
export interface CalledLayer {
  readonly framework: Framework;
  readonly operation: string;
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
  readonly input: readonly number[];
}

const whole = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 2, arbitrary: fc.integer({ min: -2, max: 9 }) },
  fc.constantFrom(0, -1, 40, 1000, 2 ** 31, 2 ** 53 - 1, -(10 ** 12)),
);

const scalar: fc.Arbitrary<ArgumentValue> = fc.oneof(
  { weight: 12, arbitrary: whole },
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(0.5, 1.5, 2, -0, 1e308, NaN, Infinity).map((float) => ({ float })),
  fc.constantFrom('same', 'SAME', 'valid', 'VALID', 'max', 'MAX', 'avg', 'add', '', 'NHWC'),
);

const argument: fc.Arbitrary<ArgumentValue> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 4, arbitrary: fc.array(whole, { minLength: 1, maxLength: 4 }) },
  fc.array(scalar, { maxLength: 4 }),
  fc.array(fc.tuple(whole, whole), { minLength: 1, maxLength: 4 }),
);

const small = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 5 });
/** About a million cells in a plane, or a little more. */
const large = fc.constantFrom(
  ...[
    [1, 1, 1_000_000],
    [1, 1_000_000, 1],
  ],
  ...[
    [1, 1, 1500, 1500],
    [1, 1000, 1000, 1],
    [1, 1, 3, 500_000],
  ],
  ...[
    [1, 1, 100, 100, 100],
    [1, 120, 120, 120, 1],
  ],
);
const operations = frameworkNames.flatMap((framework) =>
  Object.keys(dialectOf(framework).operations).map((operation) => ({ framework, operation })),
);

/** Calls of every framework’s operations, with arguments of any kind, on inputs small enough to be looked at whole, and on large ones. */
export const layers: fc.Arbitrary<CalledLayer> = fc
  .constantFrom(...operations)
  .chain(({ framework, operation }) => {
    const parameters = dialectOf(framework).signatures[operation]?.parameters ?? [];
    const given = parameters.length === 0 ? ['kernel_size'] : parameters;
    return fc.record({
      framework: fc.constant(framework),
      operation: fc.constant(operation),
      arguments: fc.record(Object.fromEntries(given.map((name) => [name, argument])), {
        requiredKeys: given.slice(0, 1),
      }),
      input: fc.oneof({ weight: 5, arbitrary: small }, large),
    });
  });
