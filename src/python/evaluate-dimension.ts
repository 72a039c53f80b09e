import { constantOf, termsOf, type Dimension, type Factor } from './symbolic-sum.js';

/** Sizes for symbols, by the names that a reader sees. */
export type SymbolSizes = ReadonlyMap<string, number>;

/** What a size is worth when its symbols have sizes; null: it holds something else that isn't known. */
export function evaluate(size: Dimension, symbols: SymbolSizes): number | null {
  let sum = constantOf(size);
  for (const { coefficient, factors } of termsOf(size)) {
    let product = coefficient;
    for (const factor of factors) {
      const worth = factorWorth(factor, symbols);
      if (worth === null) return null;
      product *= worth;
    }
    sum += product;
  }
  return sum;
}

function factorWorth({ text, quotient }: Factor, symbols: SymbolSizes): number | null {
  if (quotient === undefined) return symbols.get(text) ?? null;
  const numerator = evaluate(quotient.numerator, symbols);
  if (numerator === null) return null;
  const ratio = numerator / quotient.denominator;
  return quotient.rounding === 'floor' ? Math.floor(ratio) : Math.ceil(ratio);
}
