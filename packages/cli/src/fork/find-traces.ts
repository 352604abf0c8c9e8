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
  const found = (text: string) => [...text.matchAll(pattern)].filter((match) => !isInsideWord(match));
  return [...texts].flatMap(([path, text]) => [
    ...found(path).map(([name]) => ({ file: path, message: name })),
    ...found(text).map((match) => ({ file: path, line: lineAt(text, match.index), message: match[0] })),
  ]);
}

/** "tax" in "syntax" names nothing; "Shop" in "myShopApp" does, and so does a plural. */
function isInsideWord({ 0: name, index, input }: RegExpExecArray): boolean {
  const before = input.slice(Math.max(0, index - 1), index);
  const after = input.slice(index + name.length, index + name.length + 2);
  const beginsHump = /^[A-Z]/.test(name) && /[a-z]/.test(before);
  const goesOn = /[A-Z]$/.test(name) ? /^[A-Z]/.test(after) : /^(?:[a-rt-z]|s[a-z])/.test(after);
  return (/[a-z]/i.test(before) && !beginsHump) || goesOn;
}

/** Longer names first, so that what is found is named in full. */
function anyOf(names: readonly string[]): string {
  return names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
}
