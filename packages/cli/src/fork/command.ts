/** `npm run fork <vertical> <folder>`: a repository with that vertical alone. */
import { existsSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { root } from '../../bin/paths.mjs';
import { Stop } from '../../bin/stop.mjs';
import { readWorkspaces } from '../workspace/read-workspaces.ts';
import { checkTarget } from './check-target.ts';
import { commitAll, readCheckout } from './git.ts';
import { verticalIds } from './house.ts';
import { parseWords, refuseSwallowedFlags } from './parse-words.ts';
import { planFork } from './plan-fork.ts';
import { sourceOnDisk } from './read-disk.ts';
import { untilInterrupted } from './until-interrupted.ts';
import { writeFork } from './write-fork.ts';

export interface ForkPlace {
  /** The template. */
  readonly template: string;
  /** Where the person stood. */
  readonly from: string;
  readonly now: Date;
  readonly say: (line: string) => void;
}

/** What `buniyad.mjs` calls. Throws Stop. */
export async function fork(args: readonly string[]): Promise<void> {
  refuseSwallowedFlags(process.env);
  await forkFrom(args, { template: root, from: process.env.INIT_CWD ?? process.cwd(), now: new Date(), say: console.log });
}

export async function forkFrom(args: readonly string[], { template, from, now, say }: ForkPlace): Promise<void> {
  if (existsSync(join(template, 'template.json'))) throw new Stop('This repository is a fork itself: fork the template.');
  const { vertical, folder, name } = parseWords(args, verticalIds(readWorkspaces(template)));
  const target = checkTarget(folder, from, template);
  const { commit, paths } = readCheckout(template);
  const date = now.toISOString().slice(0, 10);
  const options = { vertical, folderName: basename(target), commit, date, ...(name ? { name } : {}) };
  const tree = planFork(sourceOnDisk(template, paths), options);
  const message = `Fork ${vertical} from Buniyad at ${commit.slice(0, 12)}`;
  await untilInterrupted((signal) =>
    writeFork({ tree, template, target, signal, finish: (made) => commitAll(made, message, template) }),
  );
  const path = relative(from, target);
  say(`${folder} holds ${vertical} alone: ${tree.size} files, from ${commit.slice(0, 12)}.`);
  say(`Next: cd ${/\s/.test(path) ? `"${path}"` : path} && npm start`);
}
