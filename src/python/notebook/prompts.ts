/** Prompts that IPython takes off the lines of a cell whose first line has one: Python’s, and its own. */
const PROMPTS: readonly { readonly first: RegExp; readonly any: RegExp }[] = [
  { first: /^>>>(?: |$)/u, any: /^(?:>>>|\.\.\.)(?: |$)/u },
  { first: /^In \[\d+\]: ?/u, any: /^(?:In \[\d+\]: ?|\s*\.{3,}: ?)/u },
];

/** How many characters of each line of a cell are a prompt; none where it was typed, not pasted. */
export function promptLengths(text: string): readonly number[] {
  const lines = text.split(/\r\n|\r|\n/u);
  const begin = lines.find((line) => line.trim() !== '') ?? '';
  const prompt = PROMPTS.find(({ first }) => first.test(begin));
  return prompt === undefined ? [] : lines.map((line) => prompt.any.exec(line)?.[0].length ?? 0);
}
