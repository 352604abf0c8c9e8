import type { Spellings } from './spellings.ts';

/** The picture of the tree in README.md with a line of the new app before the launchpad's; as it was where there is no such picture. */
export function addTreeRow(readme: string, { id, name }: Spellings): string {
  return readme.replace(/^( +)launchpad\/( +)/m, (line, indent: string, gap: string) => {
    const column = indent.length + 'launchpad/'.length + gap.length;
    return `${`${indent}${id}/`.padEnd(column - 1)} vertical: ${name.en}\n${line}`;
  });
}
