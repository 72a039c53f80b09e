import { product } from '../../engine/row-major.js';
import type { MisfitPicture } from '../../protocol/index.js';
import type { LayerSite, Shape } from '../../python/site.js';

/** The rows of a batch before and after a call cuts them otherwise; null: sizes aren't all known. */
export function rowsPicture({ flows }: LayerSite): MisfitPicture | null {
  const [flow] = flows;
  const before = rowsOf(flow?.input ?? []);
  const after = rowsOf(flow?.output ?? []);
  return before === null || after === null ? null : { kind: 'rows', before, after };
}

function rowsOf(shape: Shape): readonly [number, number] | null {
  const sizes = shape.filter((size) => typeof size === 'number');
  const [rows, ...rest] = sizes;
  return rows === undefined || sizes.length !== shape.length ? null : [rows, product(rest)];
}
