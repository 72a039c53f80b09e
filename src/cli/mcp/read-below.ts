import path from 'node:path';
import type { ReadForAgent } from '../../agents/tools.js';
import { fail } from '../../engine/result.js';
import { reportOn } from '../check/report-on.js';
import { isWithin } from '../file-sources.js';

/** Reads files below a folder, and no others. */
export const readBelow =
  (root: string): ReadForAgent =>
  (asked) => {
    const file = path.resolve(root, asked.file);
    if (!isWithin(root, file)) {
      return Promise.resolve(fail(`${asked.file} is not below ${root}, and nothing else is read.`));
    }
    const { entry, detailed } = asked;
    const call = entry === null ? null : { entry: entry.name, inputs: entry.inputs };
    return reportOn({ file, root }, call, detailed);
  };
