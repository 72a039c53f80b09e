/** The oldest Node that the terminal runs on. */
const OLDEST = { major: 22, minor: 12 };

/** What to say to who runs an older Node than is needed (`20.11.1`); null: it is new enough. */
export function tooOld(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNew = major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
  if (isNew) return null;
  return `Poolscope needs Node ${OLDEST.major}.${OLDEST.minor} or newer; this is Node ${version}.\n`;
}
