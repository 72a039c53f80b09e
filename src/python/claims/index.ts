import type { Problem } from '../site.js';
import { rangeOf, type SourceFile, type SourcePart } from '../tree/source-file.js';
import type { Claim } from './claim.js';
import { onesKernelsIn, onesTakenForPooling, type OnesKernels } from './ones-kernel.js';
import { poolsNamedConvolution } from './named-convolution.js';
import { swappedSettings } from './swapped-setting.js';
import { nodesOf } from './walk.js';

/** What one statement of a module says by itself. */
interface Said {
  readonly named: readonly Claim[];
  readonly swapped: readonly Claim[];
  readonly ones: OnesKernels;
}

/** Where the code of a file doesn't do what its names say it does. */
export function unkeptClaims(file: SourceFile): Problem[] {
  const said = file.parts.map(({ part }) => saidIn(part));
  const ones = onesTakenForPooling(
    file,
    said.map((one) => one.ones),
  );
  return [
    ...said.flatMap(({ named }) => named),
    ...said.flatMap(({ swapped }) => swapped),
    ...ones,
  ].map(({ code, message, span }) => ({
    severity: 'warning',
    code,
    message,
    range: rangeOf(file, span),
  }));
}

/** Parts never change, so each is looked at once. */
const known = new WeakMap<SourcePart, Said>();

function saidIn(part: SourcePart): Said {
  const before = known.get(part);
  if (before !== undefined) return before;
  const nodes = nodesOf(part.statements);
  const said = {
    named: poolsNamedConvolution(nodes),
    swapped: swappedSettings(nodes),
    ones: onesKernelsIn(nodes),
  };
  known.set(part, said);
  return said;
}
