import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const pure = ['src/engine', 'src/python', 'src/protocol', 'src/picture', 'src/lessons'];

/** The Lab's settings as a layer, as code and as an edit of a call. */
const labLayer = [
  'layer.ts',
  'settings-of-call.ts',
  'apply.ts',
  'lab-target.ts',
  'one-call.ts',
  'code',
].map((name) => `src/host/lab/${name}`);

/**
 * What each room of the house may import: other rooms, and packages. `types` may only be imported
 * as types. A room is a folder or a file; the longest match holds.
 */
export const rooms = {
  'src/engine': {},
  'src/python': { rooms: ['src/engine'], packages: ['@lezer'] },
  'src/protocol': { types: ['src/engine'], packages: ['valibot'] },
  'src/picture': { rooms: ['src/protocol'], types: ['src/engine'] },
  'src/lessons': { rooms: ['src/engine', 'src/protocol', 'src/picture'] },
  'src/host': {
    rooms: [
      'src/engine',
      'src/python',
      'src/protocol',
      'src/picture',
      'src/lessons',
      'src/host/snapshot',
    ],
    packages: ['vscode', 'valibot', 'node:'],
  },
  // Parts of the host that are pure, so that they are tested without VS Code.
  'src/host/snapshot': {
    rooms: [...pure, 'src/host/tabs', 'src/host/lab/code'],
  },
  'src/host/tabs': {
    rooms: [...pure, 'src/host/snapshot', ...labLayer],
  },
  'src/host/lab/code': { rooms: pure },
  'src/host/lab/lab-target.ts': { types: ['src/python'] },
  'src/host/lab/layer.ts': { rooms: pure },
  'src/host/lab/one-call.ts': { rooms: [...pure, 'src/host/lab/code'] },
  'src/host/lab/settings-of-call.ts': { rooms: pure },
  'src/host/lab/apply.ts': { rooms: [...pure, ...labLayer] },
  'src/extension.ts': { rooms: ['src/host'], packages: ['vscode'] },
  'src/cli': { rooms: ['src/engine', 'src/python'], packages: ['node:'] },
  'src/cli.ts': { rooms: ['src/cli', 'src/engine', 'src/python'], packages: ['node:'] },
  webview: {
    rooms: ['src/protocol', 'src/picture'],
    types: ['src/engine', 'src/lessons'],
    packages: ['lit', 'gifenc', 'valibot'],
  },
};

/** Lint rule: an import may not cross a border that the table above does not open. */
export const roomBorders = {
  meta: {
    type: 'problem',
    docs: { description: 'imports follow the table of rooms' },
    messages: {
      closed: '{{from}} may not import {{to}}.',
      typesOnly: '{{from}} may import only types from {{to}}: write `import type`.',
    },
    schema: [],
  },
  create(context) {
    const file = path.relative(root, context.filename).replaceAll(path.sep, '/');
    const from = roomOf(file);
    if (from === undefined) return {};
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string') return;
      const to = source.startsWith('.') ? roomAt(file, source) : source;
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

/** The rooms that hold no source file: a table that guards nothing is a mistake. */
export function emptyRooms() {
  return Object.keys(rooms).filter((room) => {
    const place = path.join(root, room);
    if (!existsSync(place)) return true;
    if (room.endsWith('.ts')) return false;
    return !readdirSync(place, { recursive: true }).some((name) => name.endsWith('.ts'));
  });
}

function judge(from, to, isRoom, typeOnly) {
  const { rooms: open = [], types = [], packages = [] } = rooms[from];
  if (isRoom) {
    if (to === from || to.startsWith(`${from}/`) || open.includes(to)) return undefined;
    if (!types.includes(to) && !open.some((room) => to.startsWith(`${room}/`))) return 'closed';
    return types.includes(to) && !typeOnly ? 'typesOnly' : undefined;
  }
  const allowed = packages.some(
    (name) => to === name || to.startsWith(name.endsWith(':') ? name : `${name}/`),
  );
  return allowed ? undefined : 'closed';
}

function roomAt(file, source) {
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), source));
  return roomOf(target.replace(/\.js$/, '.ts')) ?? target.split('/')[0];
}

function roomOf(file) {
  return Object.keys(rooms)
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((one, other) => other.length - one.length)[0];
}

function isTypeOnly(node) {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = node.specifiers ?? [];
  return specifiers.length > 0 && specifiers.every((specifier) => specifier.importKind === 'type');
}
