import { say } from '../../../engine/phrase.js';
import type { Value } from '../../values/value.js';
import type { Interpreter } from '../interpreter.js';

/** Notes that `y, indices = F.max_pool2d(…)` unpacks a batch of two where no indices were asked for. */
export function noteUnpackedBatch(targets: number, value: Value, interpreter: Interpreter): void {
  if (value.kind !== 'tensor' || targets !== 2 || value.shape?.[0] !== 2) return;
  const passage = value.chain.last?.passage;
  if (passage?.isPooling !== true || !/max/iu.test(passage.kind)) return;
  if (value.shape.length !== passage.output?.length) return;
  interpreter.sites.findings.note({
    severity: 'info',
    code: 'unpacks-batch',
    message: say(
      '{layer} gives no indices here: the two names take the 2 samples of the batch. return_indices=True, by its name, asks for them.',
      {
        layer: passage.kind,
      },
    ),
    range: interpreter.here(),
  });
}
