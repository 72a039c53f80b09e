import type { Problem } from '../site.js';
import type { SourceFile } from '../tree/source-file.js';
import { onesTakenForPooling } from './ones-kernel.js';
import { poolsNamedConvolution } from './named-convolution.js';
import { swappedSettings } from './swapped-setting.js';

/** Where the code of a file doesn't do what its names say it does. */
export function unkeptClaims(file: SourceFile): Problem[] {
  return [...poolsNamedConvolution(file), ...swappedSettings(file), ...onesTakenForPooling(file)];
}
