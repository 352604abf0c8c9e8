/** `npm run new <name>`: a vertical of one's own, complete from its table to its screen, to go on from. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../bin/paths.mjs';
import { Stop } from '../../bin/stop.mjs';
import { readHouse } from '../fork/house.ts';
import { sourceOnDisk } from '../fork/read-disk.ts';
import { untilInterrupted } from '../fork/until-interrupted.ts';
import { listFiles } from '../workspace/list-files.ts';
import { checkForks } from './check-forks.ts';
import { checkForm, checkFree } from './check-name.ts';
import { composedApp } from './compose-launchpad.ts';
import { formatTree } from './format-tree.ts';
import { parseWords, refuseSwallowedFlags } from './parse-words.ts';
import { planNew } from './plan-new.ts';
import { plannedTree } from './planned-tree.ts';
import { readTemplate } from './read-template.ts';
import { spellingsOf } from './spellings.ts';
import { writeNew } from './write-new.ts';

export interface NewPlace {
  /** The repository. */
  readonly root: string;
  readonly now: Date;
  readonly say: (line: string) => void;
  readonly format: (root: string, folder: string) => void;
}

/** What `buniyad.mjs` calls. Throws Stop. */
export async function makeNew(args: readonly string[]): Promise<void> {
  refuseSwallowedFlags(process.env);
  await newIn(args, { root, now: new Date(), say: console.log, format: formatTree });
}

export async function newIn(args: readonly string[], { root: folder, now, say, format }: NewPlace): Promise<void> {
  if (existsSync(join(folder, 'template.json')))
    throw new Stop('This repository is a fork: a new vertical is made in the template.');
  const { id, name } = parseWords(args);
  checkForm(id);
  const spellings = spellingsOf(id, name);
  // What is in `.env` is nobody's text.
  const source = sourceOnDisk(
    folder,
    listFiles(folder).filter((path) => path !== '.env'),
  );
  const template = readTemplate();
  checkFree(spellings, source, readHouse(source), [
    ...[...template.app.values()].filter(usesConstant),
    source.text(composedApp),
  ]);
  const plan = planNew(source, template, spellings, now);
  checkForks(plannedTree(source, plan), spellings);
  await untilInterrupted((signal) => writeNew({ plan, root: folder, before: (path) => source.text(path), format, signal }));
  say(`apps/${id} is there: ${plan.added.size} files, one table, and it is in the launchpad.`);
  if (name.ur === undefined)
    say(
      `Its Urdu name is ${spellings.name.ur} for now: say it properly in apps/${id}/src/vertical.ts, or next time with --name-ur.`,
    );
  say(`Next: npm start -- ${id}, npm test, and apps/${id}/README.md for what to change first.`);
}

/** Whether the vertical's constant stands in a file beside other names. */
function usesConstant(text: string): boolean {
  return /\b__camel__\b/.test(text);
}
