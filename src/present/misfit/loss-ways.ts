import { say } from '../../engine/phrase.js';
import { isEqual } from '../../python/dimension.js';
import type { Misfit } from '../../python/misfit.js';
import type { SourceRange } from '../../python/site.js';
import { callParts } from './call-text.js';
import { bracketed } from './channel-ways.js';
import type { CodeText } from './code-text.js';
import type { Idea } from './way-out.js';

/** Ways to bring a loss's input and target to shapes that it takes. */
export function lossWays(
  misfit: Misfit,
  call: SourceRange | null,
  code: CodeText,
): readonly Idea[] {
  const parts = call === null ? null : callParts(code.at(call));
  const [input, target] = parts?.arguments ?? [];
  const [own, other] = misfit.arrived.map(({ shape }) => shape ?? []);
  if (
    call === null ||
    input === undefined ||
    target === undefined ||
    own === undefined ||
    other === undefined
  )
    return [];
  const change = (argument: typeof input, text: string): Idea => [
    {
      title: say('Use {code}', { code: text }),
      edits: [{ range: code.within(call, argument.start, argument.end), text }],
    },
  ];
  const ideas: Idea[] = [];
  const name = (argument: typeof input): string => bracketed(argument.text);
  if (misfit.layer.framework !== 'torch') return [];
  if (own.length === other.length + 1 && own.at(-1) === 1)
    ideas.push(change(input, `${name(input)}.squeeze(-1)`));
  if (own.length === other.length + 1)
    ideas.push(
      change(target, `${name(target)}.unsqueeze(-1)`),
      change(target, `${name(target)}.unsqueeze(1)`),
    );
  if (other.length > 1) {
    if (other.at(-1) === 1) ideas.push(change(target, `${name(target)}.squeeze(-1)`));
    if (other[1] === 1) ideas.push(change(target, `${name(target)}.squeeze(1)`));
    ideas.push(change(target, `${name(target)}.float()`));
  }
  const spatial = own.length === other.length && own.length === 4;
  if (
    spatial &&
    own.slice(2).some((size, axis) => isEqual(size, other[axis + 2] ?? -1) === false)
  ) {
    ideas.push(
      change(
        input,
        `torch.nn.functional.interpolate(${input.text}, size=${name(target)}.shape[-2:])`,
      ),
    );
  }
  return ideas;
}
