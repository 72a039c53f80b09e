import { execFileSync } from 'node:child_process';

/** Whether a font with Chinese glyphs is installed; without one pictures would show empty boxes. */
export const hasChineseFont = (): boolean => {
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== '';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
};
