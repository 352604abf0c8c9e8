import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What is installed, built, generated or kept by tools: nobody wrote it, nobody reviews it. */
const notOurs = new Set(['node_modules', 'dist', 'generated', '.git', '.turbo', '.results', '.tools', '.data', 'reports']);

/** Every file that people wrote under `root`, relative to it, with forward slashes, sorted. Works without git. */
export function listFiles(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      // In a linked worktree `.git` is a file.
      if (notOurs.has(entry.name)) return [];
      if (entry.isDirectory()) return listFiles(root, path);
      return entry.isFile() ? [path] : [];
    });
}
