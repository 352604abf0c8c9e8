/** The repository itself, forked into memory: with what is not committed yet, and without git. */
import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../../bin/paths.mjs';
import { listFiles } from '../../workspace/list-files.ts';
import { ofTheDay } from '../guide/of-the-day.ts';
import { readHouse, type Vertical } from '../house.ts';
import { planFork } from '../plan-fork.ts';
import { sourceOnDisk } from '../read-disk.ts';
import type { ForkTree } from '../tree.ts';

export const source = sourceOnDisk(root, listFiles(root));
export const house = readHouse(source);

/** Whose forks the slow tests make: each in a deep run, otherwise that of the day. */
export const forked: readonly Vertical[] = process.env.TEST_DEEP ? house.verticals : [ofTheDay(house.verticals)];

const plans = new Map<string, ForkTree>();

export function planOf(vertical: string): ForkTree {
  const tree =
    plans.get(vertical) ??
    planFork(source, { vertical, folderName: `my-${vertical}`, commit: 'c0ffee'.padEnd(40, '0'), date: '2026-11-28' });
  plans.set(vertical, tree);
  return tree;
}

export function othersThan(vertical: string): Vertical[] {
  return house.verticals.filter(({ id }) => id !== vertical);
}

const binary = /\.(?:png|jpe?g|ico|gz|tgz|tar|woff2?|db|gguf)$/;

/** What a person can read in a fork. */
export function textsOf(tree: ForkTree): [path: string, text: string][] {
  return [...tree].filter(([path]) => !binary.test(path)).map(([path, text]) => [path, text ?? source.text(path)]);
}

export function writeTo(folder: string, tree: ForkTree): void {
  for (const [path, text] of tree) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (text === null) copyFileSync(join(root, path), join(folder, path));
    else
      writeFileSync(join(folder, path), text, { mode: source.paths.includes(path) ? statSync(join(root, path)).mode : 0o644 });
  }
}
