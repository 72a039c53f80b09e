import type { LibraryMember } from '../contract.js';
import { libraryModule, sameAs } from '../members.js';
import { nativeMaxPools } from './layers/pooling.js';

const RANKS = [1, 2, 3] as const;

/** The same as a function of `torch.nn.functional`, one name for each number of axes. */
function perRank(
  native: string,
  functional: string,
  ranks: readonly number[] = RANKS,
): Record<string, LibraryMember> {
  return Object.fromEntries(
    ranks.map((rank) => {
      const name = functional.replace('#', String(rank));
      return [native.replace('#', String(rank)), sameAs(`torch.nn.functional.${name}`)];
    }),
  );
}

/** Poolings as C++ has them: those of maxima with indices give both. */
const natives: Readonly<Record<string, LibraryMember>> = {
  ...perRank('avg_pool#d', 'avg_pool#d'),
  ...perRank('max_pool#d_with_indices', 'max_pool#d_with_indices'),
  ...perRank('adaptive_avg_pool#d', 'adaptive_avg_pool#d'),
  ...perRank('_adaptive_avg_pool#d', 'adaptive_avg_pool#d', [2, 3]),
  ...perRank('adaptive_max_pool#d', 'adaptive_max_pool#d_with_indices'),
};

/** What lies under `torch.nn.functional`: `torch._C._nn` and `torch.ops.aten`. */
export const operatorModules = [
  libraryModule('torch._C._nn', natives),
  libraryModule('torch.ops.aten', {
    ...natives,
    ...nativeMaxPools,
    ...Object.fromEntries(
      ['mean', 'sum', 'amax', 'amin'].map((name) => [name, sameAs(`torch.${name}`)]),
    ),
    ...Object.fromEntries(
      ['relu', 'conv1d', 'conv2d', 'conv3d'].map((name) => [
        name,
        sameAs(`torch.nn.functional.${name}`),
      ]),
    ),
  }),
];
