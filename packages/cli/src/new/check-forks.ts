import { Stop } from '../../bin/stop.mjs';
import { findTraces } from '../fork/find-traces.ts';
import { readHouse, type Vertical } from '../fork/house.ts';
import { planFork } from '../fork/plan-fork.ts';
import { sentenceFilter } from '../fork/readme/write-readme.ts';
import { isUnder, type SourceTree } from '../fork/tree.ts';
import { type Spellings, schemaNamesOf } from './spellings.ts';

const binary = /\.(?:png|jpe?g|ico|gz|tgz|tar|woff2?|db|gguf)$/;

/**
 * A fork names no vertical but its own. A name that means something else in this repository could not be told apart there, so it is
 * refused here, before anything is written. Throws Stop with one line.
 *
 * @param planned the repository with the new vertical
 */
export function checkForks(planned: SourceTree, spellings: Spellings): void {
  const { verticals } = readHouse(planned);
  const own = verticals.find(({ id }) => id === spellings.id);
  if (!own) throw new Error(`the plan holds no vertical ${spellings.id}`);
  const others = verticals.filter((each) => each !== own);
  refuseForeignWords(spellings, others);
  for (const { id } of others) refuse(spellings, textsOfFork(planned, id), [own], () => true);
  refuse(spellings, textsOfFork(planned, own.id), others, (path) => isOwn(path, spellings));
}

/** Sentences about another vertical are left out of a fork's pages by these words. */
function refuseForeignWords({ id, name }: Spellings, others: readonly Vertical[]): void {
  for (const other of others) {
    const speaks = sentenceFilter(other.words);
    const found = [id, name.en, name.ur].find(speaks);
    if (found !== undefined)
      throw new Stop(`"${found}" begins a word by which apps/${other.id} is known here. Choose another name.`);
  }
}

function refuse(
  { id }: Spellings,
  texts: readonly (readonly [path: string, text: string])[],
  verticals: readonly Vertical[],
  concerns: (path: string) => boolean,
): void {
  const [trace] = findTraces(
    texts.filter(([path]) => concerns(path)),
    verticals,
    [],
  );
  if (!trace) return;
  const place = `${trace.file}${trace.line === undefined ? '' : `:${trace.line}`}`;
  throw new Stop(
    `"${id}" is a word that this repository uses (${trace.message}, ${place}): add a second word, for example ${id}-desk.`,
  );
}

function textsOfFork(planned: SourceTree, vertical: string): (readonly [path: string, text: string])[] {
  const tree = planFork(planned, { vertical, folderName: vertical, commit: '0'.repeat(40), date: '2000-01-01' });
  return [...tree].filter(([path]) => !binary.test(path)).map(([path, text]) => [path, text ?? planned.text(path)]);
}

/** Files that are in the repository for this vertical alone. */
function isOwn(path: string, spellings: Spellings): boolean {
  const { id, snake } = spellings;
  const [, , table = ''] = schemaNamesOf(spellings);
  return isUnder(path, `apps/${id}`) || path.endsWith(`/${id}.prisma`) || path.includes(`_${snake}/`) || path.includes(table);
}
