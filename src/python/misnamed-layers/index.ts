import type { Problem } from '../site.js';
import { rangeOf, type SourceFile, type SourcePart } from '../tree/source-file.js';
import type { NameMismatch } from './name-mismatch.js';
import { onesKernelsIn, onesTakenForPooling, type OnesKernels } from './ones-kernel.js';
import { poolsNamedConvolution } from './named-convolution.js';
import { swappedSettings } from './swapped-setting.js';
import { nodesOf } from './walk.js';

/** What one statement of a module says by itself. */
interface PartFindings {
  readonly named: readonly NameMismatch[];
  readonly swapped: readonly NameMismatch[];
  readonly ones: OnesKernels;
}

/** Where the code of a file doesn't do what its names say it does. */
export function nameMismatches(file: SourceFile): Problem[] {
  const findings = file.parts.map(({ part }) => findingsIn(part));
  const ones = onesTakenForPooling(
    file,
    findings.map((one) => one.ones),
  );
  return [
    ...findings.flatMap(({ named }) => named),
    ...findings.flatMap(({ swapped }) => swapped),
    ...ones,
  ].map(({ code, message, span }) => ({
    severity: 'warning',
    code,
    message,
    range: rangeOf(file, span),
  }));
}

/** Parts never change, so each is looked at once. */
const known = new WeakMap<SourcePart, PartFindings>();

function findingsIn(part: SourcePart): PartFindings {
  const before = known.get(part);
  if (before !== undefined) return before;
  const nodes = nodesOf(part.statements);
  const findings = {
    named: poolsNamedConvolution(nodes),
    swapped: swappedSettings(nodes),
    ones: onesKernelsIn(nodes),
  };
  known.set(part, findings);
  return findings;
}
