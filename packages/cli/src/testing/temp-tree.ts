import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { onTestFinished } from 'vitest';

/** A folder with these files, gone when the test ends. Keys are paths, values what is in them. */
export function tempTree(files: Readonly<Record<string, string>>): string {
  const { path, remove } = tempDir('tree');
  onTestFinished(remove);
  writeTree(path, files);
  return path;
}

export function writeTree(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** A package.json of a workspace: its name and what of ours it depends on. */
export function manifest(name: string, dependencies: readonly string[] = [], devDependencies: readonly string[] = []): string {
  const versions = (names: readonly string[]) => Object.fromEntries(names.map((id) => [id, 'workspace:*']));
  return JSON.stringify({ name, dependencies: versions(dependencies), devDependencies: versions(devDependencies) });
}

/** The same of an app that has an engine of its own. */
export function vertical(name: string, engine: string, dependencies: readonly string[] = []): string {
  return JSON.stringify({ ...JSON.parse(manifest(name, dependencies)), buniyad: { engine } });
}
