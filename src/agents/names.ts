/** The tools' names, in the order in which they are listed. */
export const TOOL_NAMES = ['poolscope_shapes', 'poolscope_explain', 'poolscope_check'] as const;
