/** The dotted name of a file as seen from the best of the roots. */
export function dottedName(path: string, roots: readonly string[]): string {
  const root = roots.find((one) => one === '' || path.startsWith(`${one}/`)) ?? '';
  const inside = root === '' ? path : path.slice(root.length + 1);
  return inside
    .replace(/\.(py|ipynb)$/, '')
    .replace(/\/__init__$/, '')
    .replaceAll('/', '.');
}
