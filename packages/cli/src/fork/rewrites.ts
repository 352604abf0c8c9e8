import type { Vertical } from './house.ts';
import { pruneLockfile } from './lockfile/prune-lockfile.ts';
import { withoutSentencesIn } from './readme/markdown.ts';
import { sentenceFilter, writeReadme, writeVerticalReadme } from './readme/write-readme.ts';
import {
  type Manifest,
  readManifest,
  slugOf,
  templateCommands,
  writeBrand,
  writeConfig,
  writeLicence,
  writeRootManifest,
  writeTurboJson,
} from './root-files.ts';
import { pruneDecisions } from './select-docs.ts';
import { withoutTemplateBlocks } from './template-blocks.ts';
import { type ForkOptions, isUnder, type LocalizedText, type SourceTree } from './tree.ts';
import { pruneCatalog } from './workspace-yaml.ts';

export interface Fork {
  readonly source: SourceTree;
  readonly options: ForkOptions;
  readonly vertical: Vertical;
  readonly others: readonly Vertical[];
  /** Of the workspaces that stay. */
  readonly folders: ReadonlySet<string>;
  /** Paths of the files that stay. */
  readonly kept: ReadonlySet<string>;
}

/** How a file of the template reads in a fork. */
export type Rewrite = (text: string) => string;

/** What the template's pages say of its own commands means nothing in a fork. */
const templateCommandLines = templateCommands.map((command) => `npm run ${command}`);
const templateWords = ['launchpad', 'fork', ...templateCommandLines];

/** The files that say something else in a fork, by their path. */
export function rewritesOf(fork: Fork): ReadonlyMap<string, Rewrite> {
  const { source, options, vertical, others, folders, kept } = fork;
  const { summary } = manifestOf(source, options);
  const name = nameOf(source, options);
  const slug = slugOf(options.name?.en ?? '', options.folderName, vertical.id);
  const manifests = ['package.json', ...[...folders].map((folder) => `${folder}/package.json`)].map((path) =>
    source.text(path),
  );
  const otherWords = others.flatMap(({ words }) => words);
  return new Map<string, Rewrite>([
    ['README.md', (root) => readme(fork, withoutTemplateBlocks(root), name, [...otherWords, ...templateWords])],
    [`apps/${vertical.id}/README.md`, (page) => writeVerticalReadme(page, otherWords)],
    ['packages/cli/README.md', (page) => withoutSentencesIn(page, sentenceFilter(templateCommandLines))],
    ['docs/decisions/README.md', (page) => pruneDecisions(page, kept)],
    ['LICENSE', (text) => writeLicence(text, options.name?.en ?? `the founders of ${slug}`, options.date.slice(0, 4))],
    ['package.json', (json) => writeRootManifest(json, slug, summary.en)],
    ['turbo.json', (json) => writeTurboJson(json, vertical.id)],
    ['brand.ts', (text) => writeBrand(text, name, summary, vertical)],
    ['buniyad.config.ts', (text) => writeConfig(text, vertical.id)],
    ['pnpm-workspace.yaml', (yaml) => pruneCatalog(yaml, manifests)],
    ['pnpm-lock.yaml', (yaml) => pruneLockfile(yaml, folders)],
    ['.env.example', withoutTemplateBlocks],
  ]);
}

/** What the product is called: as the person said, or as the vertical is. */
export function nameOf(source: SourceTree, options: ForkOptions): LocalizedText {
  return options.name ?? manifestOf(source, options).name;
}

function manifestOf(source: SourceTree, { vertical }: ForkOptions): Manifest {
  const file = `apps/${vertical}/src/vertical.ts`;
  return readManifest(file, source.text(file));
}

function readme(
  { source, options, vertical, kept }: Fork,
  root: string,
  name: LocalizedText,
  foreign: readonly string[],
): string {
  return writeReadme({
    root,
    own: source.text(`apps/${vertical.id}/README.md`),
    vertical: vertical.id,
    name,
    commit: options.commit,
    foreign,
    holds: (path) => [...kept].some((file) => isUnder(file, path)),
  });
}
