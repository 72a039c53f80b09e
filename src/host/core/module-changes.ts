import type { ModuleText, ToCore } from '../../core/contract/index.js';

/** A change that is hardly shorter than the text itself is not worth the trouble. */
const SHORTEST_TEXT = 2_000;

/** What to tell a core that has one version of a module, or none, so that it has another. */
export const updateOf = (before: ModuleText | undefined, module: ModuleText): ToCore => {
  if (before === undefined || module.text.length < SHORTEST_TEXT) return { type: 'module', module };
  const [old, now] = [before.text, module.text];
  const shorter = Math.min(old.length, now.length);
  let from = 0;
  while (from < shorter && old.charCodeAt(from) === now.charCodeAt(from)) from += 1;
  let after = 0;
  while (
    after < shorter - from &&
    old.charCodeAt(old.length - 1 - after) === now.charCodeAt(now.length - 1 - after)
  ) {
    after += 1;
  }
  const { text, ...facts } = module;
  return {
    type: 'change',
    change: {
      ...facts,
      since: before.version,
      from,
      to: old.length - after,
      inserted: text.slice(from, text.length - after),
      length: text.length,
    },
  };
};
