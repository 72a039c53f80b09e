/**
 * The first script of a page: where the others leave what they export, and how parts are fetched that
 * the first picture does without. Its element tells where from.
 */

interface Page {
  /** What scripts export, by their names. */
  readonly parts: Record<string, unknown>;
  /** Fetches scripts and runs them in this order; gives what the last one exports. */
  load(names: readonly string[]): Promise<unknown>;
}

declare global {
  var poolscopePage: Page;
}

const own = document.currentScript;
const parts: Record<string, unknown> = {};
const loading = new Map<string, Promise<void>>();

globalThis.poolscopePage = {
  parts,
  load: async (names) => {
    await Promise.all(names.filter((name) => !(name in parts)).map(loaded));
    return parts[names.at(-1) ?? ''];
  },
};

function loaded(name: string): Promise<void> {
  const known = loading.get(name);
  if (known !== undefined) return known;
  const script = document.createElement('script');
  script.nonce = own?.nonce ?? '';
  script.async = false;
  script.src = `${own?.dataset['from'] ?? ''}/${name}.js`;
  const done = new Promise<void>((resolve, reject) => {
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${name}.js could not be loaded.`)));
  });
  loading.set(name, done);
  document.head.append(script);
  return done;
}

export {};
