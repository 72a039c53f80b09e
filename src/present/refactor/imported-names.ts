import type { SourceFile } from '../../python/tree/source-file.js';

/** What the names that a module imports at its margin stand for: `nn` for `torch.nn`. */
export function importedNames({ body }: SourceFile): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const statement of body) {
    if (statement.kind === 'import') {
      for (const { module, alias } of statement.modules) {
        const first = module.split('.')[0] ?? module;
        names.set(alias ?? first, alias === null ? first : module);
      }
    }
    if (statement.kind === 'import-from' && statement.level === 0) {
      for (const { name, alias } of statement.names) {
        names.set(alias ?? name, `${statement.module}.${name}`);
      }
    }
  }
  return names;
}

/** What is written out where a file uses the short name for something else. */
const FULL: Readonly<
  Record<string, { readonly name: string; readonly line: string; readonly alike: RegExp }>
> = {
  'from torch import nn': { name: 'nn', line: 'import torch.nn', alike: /^torch\.nn$/u },
  'from torch.nn import functional as F': {
    name: 'F',
    line: 'import torch.nn.functional',
    alike: /^torch\.nn\.functional$/u,
  },
  'import torch.nn.functional as F': {
    name: 'F',
    line: 'import torch.nn.functional',
    alike: /^torch\.nn\.functional$/u,
  },
  'from flax import linen as nn': {
    name: 'nn',
    line: 'import flax.linen',
    alike: /^flax\.linen$/u,
  },
  'import keras': { name: 'keras', line: 'import keras', alike: /^(?:tensorflow\.)?keras$/u },
};

/** Code with its imports, in names that a file has for these things. */
export interface NamedCode {
  readonly imports: readonly string[];
  readonly text: string;
}

/** The code as this file can say it: names that mean something else there are written out. */
export function inNamesOf(names: ReadonlyMap<string, string>, code: NamedCode): NamedCode {
  return code.imports.reduce<NamedCode>(
    ({ imports, text }, line) => {
      const full = FULL[line];
      const meant = full === undefined ? undefined : names.get(full.name);
      if (full === undefined || meant === undefined) return { imports: [...imports, line], text };
      if (full.alike.test(meant)) return { imports, text };
      const whole = full.line.slice('import '.length);
      return {
        imports: [...imports, full.line],
        text: text.replaceAll(new RegExp(`\\b${full.name}\\.(?=\\w)`, 'gu'), `${whole}.`),
      };
    },
    { imports: [], text: code.text },
  );
}
