import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceTree } from './tree.ts';

/** Files of a folder as a plan reads them; each is read once. */
export function sourceOnDisk(root: string, paths: readonly string[]): SourceTree {
  const texts = new Map<string, string>();
  return {
    paths,
    text(path) {
      const known = texts.get(path);
      if (known !== undefined) return known;
      const text = readFileSync(join(root, path), 'utf8');
      texts.set(path, text);
      return text;
    },
  };
}
