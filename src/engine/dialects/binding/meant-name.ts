/** Names that libraries give the same setting, each row one setting. */
const SAME: readonly (readonly string[])[] = [
  [
    'kernel_size',
    'pool_size',
    'ksize',
    'kernel',
    'kernel_shape',
    'window_shape',
    'filter_size',
    'size',
  ],
  ['stride', 'strides', 'step'],
  ['padding', 'pad', 'pads', 'paddings'],
  ['dilation', 'dilations', 'dilation_rate'],
  ['output_size', 'output_shape', 'out_size'],
  ['data_format', 'layout', 'data_layout'],
  ['ceil_mode', 'pooling_convention', 'ceil'],
  ['count_include_pad', 'exclusive', 'include_pad'],
  ['return_indices', 'return_mask', 'with_indices'],
];

/** Which of some parameters a name probably means: another library's name for it, or a slip. */
export const meantName = (name: string, parameters: readonly string[]): string | null => {
  const lower = name.toLowerCase();
  const row = SAME.find((names) => names.includes(lower));
  const same = parameters.find((one) => row?.includes(one) === true);
  if (same !== undefined) return same;
  const near = parameters
    .map((one) => ({ one, edits: editsBetween(lower, one) }))
    .filter(({ one, edits }) => edits <= 2 && edits < one.length / 2)
    .sort((a, b) => a.edits - b.edits);
  return near[0]?.one ?? null;
};

/** How many letters are added, left out or changed between two words (Levenshtein). */
const editsBetween = (a: string, b: string): number => {
  if (Math.abs(a.length - b.length) > 2) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? Infinity;
};
