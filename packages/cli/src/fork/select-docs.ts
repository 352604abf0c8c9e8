import type { Vertical } from './house.ts';
import type { SourceTree } from './tree.ts';

/**
 * Which files of `docs/` a fork keeps: published examples that a file of its code names, pictures that the vertical's page shows,
 * decisions that do not concern another vertical, and everything else.
 *
 * @param code paths outside `docs/` that the fork keeps
 */
export function selectDocs(
  source: SourceTree,
  code: readonly string[],
  vertical: string,
  others: readonly Vertical[],
): string[] {
  const docs = source.paths.filter((path) => path.startsWith('docs/'));
  const named = namedDocs(source, code);
  const page = source.text(`apps/${vertical}/README.md`);
  const theirs = others.flatMap(({ id, engine, schemaNames }) => [
    `apps/${id}`,
    `@repo/${id}`,
    ...(engine === undefined ? [] : [`packages/${engine}`, `@repo/${engine}`]),
    ...schemaNames,
  ]);
  return docs.filter((path) => {
    if (path.startsWith('docs/verification/')) return named.has(path);
    if (path.startsWith('docs/pictures/')) return page.includes(path);
    if (/^docs\/decisions\/\d/.test(path)) return !theirs.some((name) => source.text(path).includes(name));
    return true;
  });
}

/** The list of decisions without the rows of those that are gone. */
export function pruneDecisions(readme: string, kept: ReadonlySet<string>): string {
  return readme
    .split('\n')
    .filter((line) => {
      const file = /^\| \[\d+\]\(([^)]+)\)/.exec(line)?.[1];
      return file === undefined || kept.has(`docs/decisions/${file}`);
    })
    .join('\n');
}

function namedDocs(source: SourceTree, code: readonly string[]): Set<string> {
  const texts = code.filter((path) => /^(?:apps|packages)\/.*\.(?:tsx?|json|md)$/.test(path));
  return new Set(
    texts.flatMap((path) => [...source.text(path).matchAll(/docs\/verification\/[\w-]+\.md/g)].map(([name]) => name)),
  );
}
