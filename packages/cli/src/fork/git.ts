import { spawnSync } from 'node:child_process';
import { Stop } from '../../bin/stop.mjs';

/** Inside a hook git names its own repository by these, and every call would go there. */
const misleading = /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|COMMON_DIR|PREFIX|CEILING_DIRECTORIES)$/;

/** What `git` prints. Null when it fails. Throws Stop when there is no git. */
export function tryGit(cwd: string, args: readonly string[]): string | null {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !misleading.test(name)));
  const { status, stdout, error } = spawnSync('git', args, { cwd, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (error && 'code' in error && error.code === 'ENOENT')
    throw new Stop('git is not installed: a fork is made from what is committed.');
  return status === 0 ? stdout : null;
}

function git(cwd: string, args: readonly string[]): string {
  const printed = tryGit(cwd, args);
  if (printed === null) throw new Stop(`git ${args[0]} failed in ${cwd}.`);
  return printed;
}

export interface Checkout {
  /** 40 hex digits. */
  readonly commit: string;
  /** Tracked files, sorted. */
  readonly paths: readonly string[];
}

/** What is committed in the template, when that is also what lies there. Throws Stop. */
export function readCheckout(root: string): Checkout {
  const commit = tryGit(root, ['rev-parse', '--verify', 'HEAD'])?.trim();
  if (!commit) throw new Stop('This is no git repository with a commit: a fork is made from what is committed.');
  const changes = git(root, ['status', '--porcelain', '--', '.']).split('\n').filter(Boolean);
  if (changes.length > 0) {
    const first = changes[0]?.slice(3) ?? '';
    const more = changes.length > 1 ? ` and ${changes.length - 1} more` : '';
    throw new Stop(`There are changes that are not committed (${first}${more}): commit them or put them aside first.`);
  }
  return { commit, paths: git(root, ['ls-files', '-z', '--', '.']).split('\0').filter(Boolean).sort() };
}

/** Makes a repository of a folder with one commit that holds everything in it. */
export function commitAll(folder: string, message: string, template: string): void {
  const setting = (name: string) => tryGit(template, ['config', name])?.trim() ?? '';
  const identity = (['user.name', 'user.email'] as const).map(setting);
  const [name = '', email = ''] = identity.every(Boolean) ? identity : ['Founder', 'founder@localhost'];
  git(folder, ['-c', 'init.templateDir=', 'init', '--quiet']);
  git(folder, ['symbolic-ref', 'HEAD', 'refs/heads/main']);
  // All that is there was committed in the template, ignored or not.
  git(folder, ['add', '--all', '--force']);
  const settings = [`user.name=${name}`, `user.email=${email}`, 'commit.gpgSign=false'].flatMap((each) => ['-c', each]);
  git(folder, [...settings, 'commit', '--quiet', '--no-verify', '--message', message]);
}
