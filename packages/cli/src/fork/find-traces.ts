import { lineAt, type Problem } from '../workspace/problem.ts';
import type { Vertical } from './house.ts';

/** Text files of a tree by their path. */
export type Texts = Iterable<readonly [path: string, text: string]>;

/**
 * Every place of a tree that names another vertical: its id (which begins its messages, plans, tools, routes and the name of its
 * schema file), its engine, its tables, enums and models, and the pages of `docs/` that are gone with it.
 *
 * @param gone paths of `docs/` that the fork does not keep
 */
export function findTraces(texts: Texts, others: readonly Vertical[], gone: readonly string[]): Problem[] {
  const names = others.flatMap(({ id, engine, schemaNames }) => [
    id,
    ...(engine === undefined ? [] : [engine]),
    ...schemaNames,
  ]);
  const pages = gone.map((path) => path.replace(/^docs\//, ''));
  const pattern = new RegExp(anyOf([...names, ...pages]), 'gi');
  return [...texts].flatMap(([path, text]) => [
    ...[...path.matchAll(pattern)].map(([name]) => ({ file: path, message: name })),
    ...[...text.matchAll(pattern)].map((match) => ({ file: path, line: lineAt(text, match.index), message: match[0] })),
  ]);
}

/** Longer names first, so that what is found is named in full. */
function anyOf(names: readonly string[]): string {
  return names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}
