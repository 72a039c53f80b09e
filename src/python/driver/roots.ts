/**
 * The folders in which a file's absolute imports are looked up: where its package begins, beside
 * it, and the root.
 */
export function rootsOf(file: string, exists: (path: string) => boolean): string[] {
  const beside = file.split('/').slice(0, -1);
  const top = [...beside];
  while (top.length > 0 && exists([...top, '__init__.py'].join('/'))) top.pop();
  return [...new Set([top.join('/'), beside.join('/'), ''])];
}
