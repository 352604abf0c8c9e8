import type { LocalizedText } from '../tree.ts';
import {
  blocksOf,
  bodyOf,
  escapeMarkdown,
  joinBlocks,
  sectionsOf,
  withoutSentences,
  withoutSentencesIn,
  wrap,
} from './markdown.ts';
import { pruneTree } from './prune-tree.ts';

export interface ReadmeParts {
  /** README.md of the template. */
  readonly root: string;
  /** README.md of the vertical. */
  readonly own: string;
  readonly vertical: string;
  readonly name: LocalizedText;
  readonly commit: string;
  /** Words by which a sentence about another vertical, or about the template alone, is known; lower case. */
  readonly foreign: readonly string[];
  /** Whether the fork holds a file or a folder. */
  readonly holds: (path: string) => boolean;
}

/** The first page of a fork, from what the vertical's own page and the template's say. */
export function writeReadme(parts: ReadmeParts): string {
  const { root, own, vertical, name, commit } = parts;
  const drop = sentenceFilter(parts.foreign);
  const isAnothers = (block: string) => [...block.matchAll(/\(`(apps\/[\w-]+)`\)/g)].some(([, app = '']) => !parts.holds(app));
  const section = (heading: RegExp) =>
    joinBlocks(
      blocksOf(bodyOf(root, heading))
        .filter((block) => !isAnothers(block))
        .map((block) => (block.startsWith('```') ? block : withoutSentences(block, drop)))
        .filter((block) => block !== ''),
    );
  const title = name.ur === name.en ? name.en : `${name.en} · ${name.ur}`;
  return [
    `# ${escapeMarkdown(title)}`,
    rebased(withoutSentencesIn(introOf(own), drop), vertical),
    `## Two commands\n\n${withoutNamedApps(section(/^Two commands/))}`,
    `## What is in it\n\n${section(/^What is in it/)}\n\n${wrap(more(vertical))}`,
    `## The tree\n\n${filteredAround(pruneTree(bodyOf(root, /^The tree/), parts.holds), drop)}`,
    `## Real services\n\n${section(/^Real services/)}`,
    `## Limits, stated plainly\n\n${joinBlocks([...blocksOf(section(/^Limits/)), `- ${limitsOf(own)}`].filter((block) => block !== '- '))}`,
    `## Where it comes from\n\n${wrap(`Forked from Buniyad at \`${commit.slice(0, 12)}\`; \`template.json\` says of which vertical and when.`)}`,
    '## Licence\n\n[MIT](LICENSE).',
  ]
    .join('\n\n')
    .concat('\n');
}

/** The page of the vertical's folder, without what is true in the template only. */
export function writeVerticalReadme(own: string, others: readonly string[]): string {
  return withoutSentencesIn(own, sentenceFilter(others)).replace(
    /^## Alone and together\n[\s\S]*?(?=^What it does not do|^## |$(?![\s\S]))/m,
    (section) => (section.includes('npm start -- ') ? '## Limits\n\n' : section),
  );
}

/** Whether a sentence speaks of something that the fork does not have. */
export function sentenceFilter(foreign: readonly string[]): (sentence: string) => boolean {
  if (foreign.length === 0) return () => false;
  const words = new RegExp(`(?<![\\p{L}\\p{N}])(?:${foreign.map(escapeRegExp).join('|')})`, 'iu');
  return (sentence) => words.test(sentence);
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const more = (vertical: string) =>
  `What is where in the product, and where its figures come from: [apps/${vertical}](apps/${vertical}/README.md).`;

function introOf(own: string): string {
  return sectionsOf(own)[0]?.body.replace(/^# .*\n+/, '') ?? '';
}

/** The last sentence of a vertical's page names what is missing. */
function limitsOf(own: string): string {
  const paragraph = blocksOf(bodyOf(own, /^(?:Alone and together|Limits)/)).find((block) => /^What it does not do/.test(block));
  return paragraph === undefined ? '' : wrap(paragraph.replace(/\s+/g, ' '), '  ');
}

/** Links of a page of `apps/<id>` as they read from the root. */
function rebased(text: string, vertical: string): string {
  return text.replace(/\]\((?!https?:|#)([^)]+)\)/g, (_, target: string) => {
    const up = /^(?:\.\.\/)+/.exec(target)?.[0] ?? '';
    return up === '../../' ? `](${target.slice(up.length)})` : `](apps/${vertical}/${target})`;
  });
}

/** With one app nobody names it. */
function withoutNamedApps(section: string): string {
  return section
    .split('\n')
    .filter((line) => !/`npm start -- /.test(line))
    .join('\n');
}

/** Filters what stands around a picture, which is pruned by itself. */
function filteredAround(section: string, drop: (sentence: string) => boolean): string {
  return joinBlocks(
    blocksOf(section).flatMap((block) => (block.startsWith('```') ? [block] : [withoutSentences(block, drop)])),
  );
}
