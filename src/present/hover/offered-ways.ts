import { escaped } from './markdown.js';

/** A change of the code that helps, as a hover offers it. */
export interface OfferedWay {
  readonly title: string;
  /** What it comes to: what the layer gives then; empty: not known. */
  readonly result: string;
  /** A `command:` address. */
  readonly link: string;
}

/** More ways than these stay with the quick fixes. */
const MOST_WAYS = 3;

/** Links of changes that help, the first with a bulb. */
export function wayTexts(ways: readonly OfferedWay[]): readonly string[] {
  return ways.slice(0, MOST_WAYS).map(({ title, result, link }, at) => {
    const icon = at === 0 ? '$(lightbulb) ' : '';
    const then = result === '' ? '' : ` ${escaped(`→ ${result}`)}`;
    return `[${icon}${escaped(title)}](${link})${then}`;
  });
}
