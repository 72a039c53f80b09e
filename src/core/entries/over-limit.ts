/** What a core writes before it ends itself for its size; whoever started it reads that. */
export const OVER_LIMIT = 'Poolscope core: over its memory limit.';
