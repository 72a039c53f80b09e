import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const drawn = ['src/engine', 'src/python', 'src/protocol', 'src/picture', 'src/lessons'];
const pure = [...drawn, 'src/present'];

/**
 * What each module may import: other modules, and packages. `types` may only be imported as types.
 * A module is a folder or a file; the longest match holds.
 */
export const modules = {
  'src/engine': { modules: ['src/engine/row-major.ts'] },
  'src/engine/row-major.ts': {},
  'src/python': { modules: ['src/engine'], packages: ['@lezer'] },
  'src/protocol': {
    modules: ['src/engine/row-major.ts'],
    types: ['src/engine'],
    packages: ['valibot'],
  },
  'src/picture': { modules: ['src/engine/row-major.ts', 'src/protocol'], types: ['src/engine'] },
  'src/lessons': { modules: ['src/engine', 'src/protocol', 'src/picture'] },
  'src/present': { modules: drawn, packages: ['valibot'] },
  'src/core': { modules: pure, packages: ['valibot'] },
  'src/core/entries': { modules: [...pure, 'src/core'], packages: ['node:'] },
  'src/installed': { types: ['src/python'], packages: ['node:'] },
  'src/host': {
    modules: [...pure, 'src/core', 'src/core/entries', 'src/agents', 'src/installed'],
    packages: ['vscode', 'valibot', 'node:'],
  },
  'src/extension.ts': { modules: ['src/host'], packages: ['vscode'] },
  'src/extension-web.ts': { modules: ['src/host'], packages: ['vscode'] },
  'src/agents': {
    modules: ['src/engine', 'src/protocol'],
    types: ['src/python'],
    packages: ['valibot'],
  },
  'src/cli': {
    modules: [...pure, 'src/core', 'src/core/entries', 'src/agents', 'src/installed'],
    packages: ['string-width', 'smol-toml', 'valibot', 'node:'],
  },
  'src/cli.ts': { modules: ['src/cli'], packages: ['node:'] },
  webview: {
    modules: ['src/engine/row-major.ts', 'src/protocol', 'src/picture'],
    types: ['src/engine', 'src/lessons'],
    packages: ['lit', 'gifenc', 'valibot'],
  },
};

/** Lint rule: an import may not cross a border that the table above does not open. */
export const moduleBorders = {
  meta: {
    type: 'problem',
    docs: { description: 'imports follow the table of modules' },
    messages: {
      closed: '{{from}} may not import {{to}}.',
      typesOnly: '{{from}} may import only types from {{to}}: write `import type`.',
    },
    schema: [],
  },
  create(context) {
    const file = path.relative(root, context.filename).replaceAll(path.sep, '/');
    const from = moduleOf(file);
    if (from === undefined) return {};
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string') return;
      const to = source.startsWith('.') ? moduleAt(file, source) : source;
      const verdict = judge(from, to, source.startsWith('.'), isTypeOnly(node));
      if (verdict !== undefined) {
        context.report({ node: node.source, messageId: verdict, data: { from, to } });
      }
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

/** The modules that hold no source file: a table that guards nothing is a mistake. */
export function emptyModules() {
  return Object.keys(modules).filter((module) => {
    const place = path.join(root, module);
    if (!existsSync(place)) return true;
    if (module.endsWith('.ts')) return false;
    return !readdirSync(place, { recursive: true }).some((name) => name.endsWith('.ts'));
  });
}

function judge(from, to, isModule, typeOnly) {
  const { modules: open = [], types = [], packages = [] } = modules[from];
  if (isModule) {
    if (to === from || to.startsWith(`${from}/`) || open.includes(to)) return undefined;
    if (!types.includes(to) && !open.some((module) => to.startsWith(`${module}/`))) return 'closed';
    return types.includes(to) && !typeOnly ? 'typesOnly' : undefined;
  }
  const allowed = packages.some(
    (name) => to === name || to.startsWith(name.endsWith(':') ? name : `${name}/`),
  );
  return allowed ? undefined : 'closed';
}

function moduleAt(file, source) {
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), source));
  return moduleOf(target.replace(/\.js$/, '.ts')) ?? target.split('/')[0];
}

function moduleOf(file) {
  return Object.keys(modules)
    .filter((module) => file === module || file.startsWith(`${module}/`))
    .sort((one, other) => other.length - one.length)[0];
}

function isTypeOnly(node) {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = node.specifiers ?? [];
  return specifiers.length > 0 && specifiers.every((specifier) => specifier.importKind === 'type');
}
