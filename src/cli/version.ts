import { readFile } from 'node:fs/promises';

/** The version of the package that the command line came with; `unknown` where it stands alone. */
export async function version(manifest: URL): Promise<string> {
  const text = await readFile(manifest, 'utf8').catch(() => '{}');
  const parsed: unknown = JSON.parse(text);
  const isRecord = typeof parsed === 'object' && parsed !== null && 'version' in parsed;
  return isRecord && typeof parsed.version === 'string' ? parsed.version : 'unknown';
}
