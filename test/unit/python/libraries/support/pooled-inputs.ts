import { dimensionText } from '../../../../../src/python/dimension.js';
import { read } from '../../support/read.js';

/**
 * The shape that each expression gives to a pooling call, as `2×16×12×3`: line by line in one
 * script. `…` where nothing pooled, `?` for a shape that isn't known.
 */
export async function pooledInputs(
  prelude: string,
  pool: (expression: string) => string,
  expressions: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const first = prelude.split('\n').length;
  const code = [prelude, ...expressions.map(pool)].join('\n');
  const { sites, problems } = await read(code);
  const given = new Map<number, string>();
  for (const { role, isPooling, range, flows } of sites) {
    const input = flows.at(-1)?.input;
    if (role !== 'call' || !isPooling || input === undefined) continue;
    given.set(range.start.line, input === null ? '?' : input.map(dimensionText).join('×'));
  }
  const errors = new Map(
    problems.map((one) => [one.range?.start.line ?? -1, JSON.stringify(one.message)]),
  );
  return Object.fromEntries(
    expressions.map((expression, at) => {
      const line = first + at;
      return [expression, given.get(line) ?? errors.get(line) ?? '…'];
    }),
  );
}
