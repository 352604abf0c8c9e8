/** Which PGlite wrote the files of a database: a later one may read them only within its own series. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@repo/facts';
import { pgliteDir } from './load-pglite.ts';

/** What is written beside the files, and into every backup. */
export interface DatabaseVersion {
  readonly pglite: string;
  /** Extensions passed at construction; a database that uses one cannot be opened without it. */
  readonly extensions: readonly string[];
}

/** Extensions that the embedded database is opened with. */
const extensions: readonly string[] = [];

/** The installed PGlite. */
export const currentVersion: DatabaseVersion = { pglite: installedPGlite(), extensions };

function installedPGlite(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(pgliteDir, 'package.json'), 'utf8'));
  return manifest.version;
}

export function writeVersion(file: string): void {
  writeFileSync(file, `${JSON.stringify(currentVersion)}\n`, { mode: 0o600 });
}

/** The version on file, or null when there is no such file or it says nothing. */
export function readVersion(file: string): DatabaseVersion | null {
  try {
    return parseVersion(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

export function parseVersion(value: unknown): DatabaseVersion | null {
  if (typeof value !== 'object' || value === null) return null;
  const { pglite, extensions: names } = value as Record<string, unknown>;
  if (typeof pglite !== 'string' || !Array.isArray(names)) return null;
  return { pglite, extensions: names.filter((name) => typeof name === 'string') };
}

/** Whether this release reads files of that version. Before 1.0 a series is `0.minor`: each may change PostgreSQL's own format. */
export function isReadable(found: DatabaseVersion | null): boolean {
  return (
    found !== null &&
    seriesOf(found.pglite) === seriesOf(currentVersion.pglite) &&
    found.extensions.every((name) => currentVersion.extensions.includes(name))
  );
}

/**
 * Refuses files of another series.
 * @throws AppError `DATABASE_VERSION` (kind `conflict`, params `found` and `installed`)
 */
export function checkVersion(found: DatabaseVersion | null): void {
  if (isReadable(found)) return;
  throw new AppError('DATABASE_VERSION', {
    kind: 'conflict',
    params: { found: found?.pglite ?? '?', installed: currentVersion.pglite },
  });
}

function seriesOf(version: string): string {
  const [major = '', minor = ''] = version.split('.');
  return major === '0' ? `${major}.${minor}` : major;
}
