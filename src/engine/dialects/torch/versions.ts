/** PyTorch 1: the last releases that run LPPool's infinite order as a power, among other things. */
export const isBeforeTwo = (version: string | null | undefined): boolean =>
  /^[01]\./.test(version ?? '');

/** Releases whose half-kernel rule leaves the dilation out. */
export const limitsPaddingByKernel = (version: string | null | undefined): boolean =>
  /^(1\.|2\.0)/.test(version ?? '');
