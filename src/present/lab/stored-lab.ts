import { parseLabSettings } from '../../protocol/lab-settings.js';
import type { LabMemento } from './session.js';

/** The Lab's state as a workspace kept it; null where it kept none, or one of another form. */
export const readLabMemento = (kept: unknown): LabMemento | null => {
  if (typeof kept !== 'object' || kept === null) return null;
  const settings = 'settings' in kept ? parseLabSettings(kept.settings) : null;
  if (settings === null) return null;
  const lesson = 'lesson' in kept && typeof kept.lesson === 'string' ? kept.lesson : null;
  return { settings, lesson, follow: 'follow' in kept && kept.follow === true };
};
