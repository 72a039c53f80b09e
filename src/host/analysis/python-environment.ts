import { extensions, workspace, type Uri } from 'vscode';
import { diskReader, PackageFiles } from '../../installed/package-files.js';
import { firstEnvironment } from '../../installed/python-environment.js';

/** How long an environment that was found is trusted to be the one, in milliseconds. */
const TRUSTED_MILLISECONDS = 10_000;

interface Found {
  readonly packages: PackageFiles | null;
  readonly since: number;
}

const found = new Map<string, Found>();
const files = new Map<string, PackageFiles>();

/**
 * The installed packages that belong to a workspace folder: of the environment that is set, chosen in
 * the Python extension, in the folder, or active where the editor was started. Nothing is run, and in
 * a workspace that isn't trusted nothing is looked for. Null: there are none.
 */
export const packagesOf = (root: Uri | null): PackageFiles | null => {
  if (!workspace.isTrusted || root?.scheme !== 'file') return null;
  const known = found.get(root.toString());
  if (known !== undefined && Date.now() - known.since < TRUSTED_MILLISECONDS) return known.packages;
  const packages = kept(firstEnvironment(candidates(root), diskReader));
  found.set(root.toString(), { packages, since: Date.now() });
  return packages;
};

const kept = (folders: readonly string[]): PackageFiles | null => {
  if (folders.length === 0) return null;
  const key = folders.join('\n');
  const packages = files.get(key) ?? new PackageFiles(folders);
  files.set(key, packages);
  return packages;
};

const candidates = (root: Uri): readonly (string | null)[] => {
  const setting = (section: string, name: string): string | null => {
    const value: unknown = workspace.getConfiguration(section, root).get(name);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const { env } = process;
  const isBase = env['CONDA_DEFAULT_ENV'] === 'base';
  const inFolder = (path: string | null): string | null =>
    path === null || /^([/\\~]|[A-Za-z]:)/u.test(path) ? path : `${root.fsPath}/${path}`;
  return [
    inFolder(setting('poolscope', 'pythonEnvironment')),
    chosenInPython(root),
    setting('python', 'defaultInterpreterPath'),
    `${root.fsPath}/.venv`,
    `${root.fsPath}/venv`,
    env['VIRTUAL_ENV'] ?? null,
    isBase ? null : (env['CONDA_PREFIX'] ?? null),
  ];
};

/** What the Python extension has chosen, if it is active: it is never started for this. */
const chosenInPython = (root: Uri): string | null => {
  const python = extensions.getExtension<unknown>('ms-python.python');
  if (python?.isActive !== true) return null;
  const environments = memberOf(python.exports, 'environments');
  const ask = memberOf(environments, 'getActiveEnvironmentPath');
  if (typeof ask !== 'function') return null;
  try {
    const path = memberOf(Reflect.apply(ask, environments, [root]), 'path');
    return typeof path === 'string' ? path : null;
  } catch {
    return null;
  }
};

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
