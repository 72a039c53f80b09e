import type { Framework } from '../../../engine/index.js';

/** Whose rules Gluon's calls follow. */
export const framework: Framework = 'mxnet';
export { ranks } from '../../../engine/index.js';

/** The order of axes that a layer takes unless told otherwise. */
export const LAYOUTS = { 1: "'NCW'", 2: "'NCHW'", 3: "'NCDHW'" } as const;
