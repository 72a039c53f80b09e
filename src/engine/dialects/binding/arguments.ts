import type { ArgumentValue } from '../../result.js';

/** A call's arguments by parameter name; a missing one takes the default. */
export type Arguments = Readonly<Record<string, ArgumentValue>>;
