import type { Framework } from '../../engine/index.js';

type MapPadding = (map: string, missing: readonly number[], file: string) => string;

/** `map` with so many zeros at the end of each spatial axis, in the words that its file uses. */
export const paddedMap = (
  framework: Framework,
  map: string,
  missing: readonly number[],
  file: string,
): string => (paddings[framework] ?? padFunction)(map, missing, file);

const padFunction: MapPadding = (map, missing, file) => {
  const sides = [...missing].reverse().flatMap((cells) => [0, cells]);
  const pad =
    /\bimport torch\.nn\.functional as F\b/u.test(file) ||
    /from torch\.nn import functional as F\b/u.test(file)
      ? 'F.pad'
      : 'torch.nn.functional.pad';
  return `${pad}(${map}, (${sides.join(', ')}))`;
};

const padLayer: MapPadding = (map, missing, file) => {
  const sides = missing.map((cells) => `(0, ${String(cells)})`).join(', ');
  const layers = /\blayers\.\w+\(/u.test(file) ? 'layers' : 'keras.layers';
  const rank = missing.length;
  const argument = rank === 1 ? sides : `(${sides})`;
  return `${layers}.ZeroPadding${String(rank)}D(${argument})(${map})`;
};

/** Where maps are padded otherwise than by PyTorch's function. */
const paddings: Readonly<Partial<Record<Framework, MapPadding>>> = { keras: padLayer };
