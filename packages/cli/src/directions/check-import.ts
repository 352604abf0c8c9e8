import { posix } from 'node:path';
import type { Workspace } from '../workspace/read-workspaces.ts';
import { directionOf, permissionFor } from './permissions.ts';
import type { Import } from './read-imports.ts';
import { compositionRoot, type PackageDirections } from './table.ts';

export interface ImportSite {
  readonly workspace: Workspace;
  readonly workspaces: readonly Workspace[];
  /** The rows of `workspaces`. */
  readonly packages: PackageDirections;
  /** The importing file, relative to the repository. */
  readonly path: string;
  readonly inTest: boolean;
  /** A line of package.json rather than an import: it names a whole package. */
  readonly inManifest: boolean;
}

/** The founder's own files at the root, which apps read and hand on. */
const rootFiles = new Set(['brand.ts', 'buniyad.config.ts']);
/** Parts of an app that never reach a browser. */
const serverParts = /\/src\/(?:api\/|main\.ts$|vertical\.ts$|seed\.ts$|narration\/)/;
const serverPackages = new Set(['server', 'db', 'auth', 'billing', 'testing', 'cli']);

/** Entries that hold data alone: catalogues are read where errors are shown, the matrix of roles where rights are offered. */
const harmlessEntries = new Set(['messages', 'operator-messages', 'roles']);

export function isTestFile(path: string): boolean {
  return /\.test\.tsx?$|\/test\/|\/testing\/|\/testing\.tsx?$|\/vitest[^/]*\.config\.ts$/.test(path);
}

/** Why this import is refused, or null. */
export function checkImport({ specifier, typeOnly }: Pick<Import, 'specifier' | 'typeOnly'>, site: ImportSite): string | null {
  if (specifier.startsWith('.')) return checkRelative(specifier, typeOnly, site);
  if (specifier.startsWith('node:')) return checkNode(specifier, typeOnly, site);
  if (specifier.startsWith('@repo/')) return checkOwn(specifier, typeOnly, site);
  return null;
}

function checkRelative(specifier: string, typeOnly: boolean, { workspace, path }: ImportSite): string | null {
  const target = posix.join(posix.dirname(path), specifier);
  if (!target.startsWith(`${workspace.folder}/`)) {
    const allowed = workspace.kind === 'app' && rootFiles.has(target);
    return allowed ? null : `${specifier} leaves ${workspace.folder}: import a package by its name`;
  }
  if (!isWeb(path) && serverParts.test(path) && isWeb(target))
    return `${specifier} is a screen: the server side does not import it`;
  if (isWeb(path) && !typeOnly && serverParts.test(target))
    return `${specifier} runs on the server: a screen takes its types only`;
  return null;
}

function checkNode(specifier: string, typeOnly: boolean, { workspace, packages, path, inTest }: ImportSite): string | null {
  if (inTest || typeOnly) return null;
  const inBrowser = isWeb(path) || (directionOf(workspace, packages)?.pure && path.includes('/src/'));
  return inBrowser
    ? `${specifier} does not exist in a browser, where ${isWeb(path) ? 'screens run' : `${workspace.folder} also runs`}`
    : null;
}

function checkOwn(
  specifier: string,
  typeOnly: boolean,
  { workspace, workspaces, packages, path, inTest, inManifest }: ImportSite,
): string | null {
  const [scope, id = '', ...subpath] = specifier.split('/');
  const target = workspaces.find(({ name }) => name === `${scope}/${id}`);
  if (!target) return `there is no package ${scope}/${id}`;
  if (target === workspace) return null;
  const entry = subpath.join('/');
  if (target.kind === 'app') {
    const isManifest = inManifest || inTest || entry === 'vertical';
    return workspace.folder === compositionRoot && isManifest ? null : `${workspace.folder} may not import ${specifier}`;
  }
  const direction = directionOf(workspace, packages);
  const permission = direction === null ? 'nothing' : permissionFor(direction, { id: target.id, inTest }, packages);
  if (permission === 'nothing') return `${workspace.folder} may not import ${target.folder}`;
  const wordsOnly = typeOnly || harmlessEntries.has(entry);
  if (permission === 'types' && !wordsOnly) return `${workspace.folder} may import types only from ${target.folder}`;
  if (isWeb(path) && !inTest && !wordsOnly && serverPackages.has(target.id))
    return `a screen may import types only from ${target.folder}`;
  if (!inTest && !inManifest && entry === 'testing') return `${specifier} is for tests`;
  return null;
}

function isWeb(path: string): boolean {
  return /^apps\/[^/]+\/src\/web\//.test(path);
}
