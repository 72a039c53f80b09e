import { fail, ok, type Result } from '../engine/result.js';

/** `1x3x224x224` or `1,3,224,224` as sizes; a message where it isn't a shape. */
export function readShape(text: string): Result<readonly number[], string> {
  const parts = text.trim().split(/[x×,]/u);
  return parts.every((part) => /^\d{1,9}$/u.test(part.trim()))
    ? ok(parts.map(Number))
    : fail(`\`${text}\` is not a shape; write sizes with x between: 1x3x224x224.`);
}
