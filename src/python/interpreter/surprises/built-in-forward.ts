import { say } from '../../../engine/phrase.js';
import type { Interpreter } from '../interpreter.js';

/** Layers with weights, which are lost where they are built anew. */
const LEARNING =
  /^(Linear|Bilinear|Conv(Transpose)?[123]d|BatchNorm[123]d|LSTM|GRU|RNN|Embedding)$/u;

/** Notes that a layer with weights is built while its model is being passed. */
export function noteBuiltInForward(kind: string, interpreter: Interpreter): void {
  if (!LEARNING.test(kind) || interpreter.layers.depth === 0) return;
  const site = interpreter.present.site;
  if (site === null) return;
  interpreter.sites.findings.note({
    severity: 'info',
    code: 'layer-built-in-forward',
    message: say(
      '{kind} is built anew at each call of the model: its weights start at random every time, and no optimiser sees them.',
      {
        kind,
      },
    ),
    range: site.range,
  });
}
