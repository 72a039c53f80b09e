const RANKS = ['1d', '2d', '3d'] as const;

const ranked = (names: readonly string[], ranks: readonly string[] = RANKS): readonly string[] =>
  names.flatMap((name) => ranks.map((rank) => `${name}${rank}`));

/** Names that one may look for in a module and that it hasn't got (PyTorch 2.13, Flax 0.12.8). */
const ABSENT: Readonly<Record<string, ReadonlySet<string>>> = {
  torch: new Set([
    ...ranked(['avg_pool', 'adaptive_max_pool', 'adaptive_avg_pool'], ['2d', '3d']),
    ...ranked(['lp_pool', 'fractional_max_pool', 'max_unpool', 'min_pool']),
  ]),
  'torch.nn': new Set([
    'FractionalMaxPool1d',
    ...ranked(['MinPool', 'GlobalAvgPool', 'GlobalMaxPool']),
  ]),
  'torch.nn.functional': new Set(['fractional_max_pool1d', ...ranked(['min_pool'])]),
  'flax.linen': new Set(['min_pool']),
};

/** Whether a module is known not to have a name, which is more than not being in our tables. */
export function isAbsent(module: string, name: string): boolean {
  return ABSENT[module]?.has(name);
}
