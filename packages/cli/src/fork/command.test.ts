import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Stop } from '../../bin/stop.mjs';
import { tempTree, writeTree } from '../testing/temp-tree.ts';
import { forkFrom } from './command.ts';
import { smallTemplate } from './testing/small-template.ts';
import { writeFork } from './write-fork.ts';

const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xfe, 0x00]);
const git = (cwd: string, ...args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8' });

/** The small template as a repository with one commit, made once. */
const original = tempDir('house');
/** Where a test forks from, and a folder of its own, in which forks are made beside it. */
let template = original.path;
let house = '';
const beside = (name: string) => join(house, name);
const said: string[] = [];

function withoutOwnSettings(): void {
  // What the person who runs the tests has set is not the subject.
  for (const name of ['GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL', 'GIT_COMMITTER_NAME', 'GIT_COMMITTER_EMAIL', 'GIT_DIR'])
    vi.stubEnv(name, undefined);
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_SYSTEM', '/dev/null');
}

beforeAll(() => {
  withoutOwnSettings();
  writeTree(original.path, smallTemplate);
  chmodSync(join(original.path, '.ci/run'), 0o755);
  writeFileSync(join(original.path, 'apps/shop/src/logo.png'), picture);
  git(original.path, '-c', 'init.templateDir=', 'init', '--quiet');
  git(original.path, 'config', 'user.name', 'Ayesha');
  git(original.path, 'config', 'user.email', 'ayesha@example.com');
  commit(original.path);
});
afterAll(original.remove);

beforeEach(() => {
  withoutOwnSettings();
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  said.length = 0;
  house = tempTree({});
  template = original.path;
});

/** For a test that changes the template. */
function ownTemplate(): void {
  template = join(tempTree({}), 'template');
  cpSync(original.path, template, { recursive: true });
}

function commit(folder = template): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'House');
}

const fork = (...args: string[]) =>
  forkFrom(args, { template, from: beside('stands'), now: new Date('2027-03-01T10:00:00Z'), say: (line) => said.push(line) });

describe('a fork', () => {
  test('is a repository with one commit that says from what', async () => {
    await fork('shop', '../mine', '--name', 'My Shop');
    const commitOf = git(template, 'rev-parse', 'HEAD').trim();
    expect(git(beside('mine'), 'log', '--format=%an <%ae> %s').trim()).toBe(
      `Ayesha <ayesha@example.com> Fork shop from Buniyad at ${commitOf.slice(0, 12)}`,
    );
    expect(git(beside('mine'), 'status', '--porcelain')).toBe('');
    expect(git(beside('mine'), 'branch', '--show-current').trim()).toBe('main');
    expect(JSON.parse(readFileSync(beside('mine/template.json'), 'utf8'))).toMatchObject({
      commit: commitOf,
      vertical: 'shop',
      date: '2027-03-01',
    });
    expect(said.at(-1)).toBe('Next: cd ../mine && npm start');
  });

  test('has a neutral author where git knows none', async () => {
    ownTemplate();
    git(template, 'config', '--unset', 'user.name');
    await fork('shop', '../mine');
    expect(git(beside('mine'), 'log', '--format=%an <%ae>').trim()).toBe('Founder <founder@localhost>');
  });

  test('has pictures byte for byte and programs that run', async () => {
    await fork('shop', '../mine');
    expect(readFileSync(beside('mine/apps/shop/src/logo.png'))).toEqual(picture);
    expect(statSync(beside('mine/.ci/run')).mode & 0o111).toBe(0o111);
    expect(statSync(beside('mine/README.md')).mode & 0o111).toBe(0);
  });

  test('holds what is committed, not what lies beside it', async () => {
    ownTemplate();
    writeFileSync(join(template, '.gitignore'), '.env\n');
    commit();
    writeFileSync(join(template, '.env'), 'AUTH_SECRET=mine\n');
    await fork('shop', '../mine');
    expect(existsSync(beside('mine/.env'))).toBe(false);
  });

  test('goes into an empty folder, and makes those above it', async () => {
    mkdirSync(beside('empty'));
    await fork('shop', '../empty');
    await fork('farm', '../a/b/c');
    expect(existsSync(beside('empty/apps/shop'))).toBe(true);
    expect(existsSync(beside('a/b/c/apps/farm'))).toBe(true);
  });
});

describe('refused with one line, and nothing is made', () => {
  const refused = async (args: string[], message: string) => {
    const before = readdirSync(house);
    const failure = await fork(...args).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(Stop);
    expect(failure).toMatchObject({ message: expect.stringContaining(message), exitCode: 1 });
    expect(failure instanceof Stop && failure.message).not.toContain('\n');
    expect(readdirSync(house)).toEqual(before);
  };

  test('an unknown vertical', () => refused(['bank', '../mine'], 'There is no vertical "bank". Verticals: farm, shop.'));
  test('the launchpad', () => refused(['launchpad', '../mine'], 'There is no vertical "launchpad".'));
  test('a missing folder', () => refused(['shop'], 'Say where to: npm run fork shop <folder>.'));
  test('an empty name', () => refused(['shop', '../mine', '--name', ''], '--name is empty'));
  test('a folder inside the template', () =>
    refused(['shop', join(original.path, 'mine')], '/mine lies inside this repository'));
  test('the template itself', () =>
    refused(['shop', original.path], ' lies inside this repository: choose a folder beside it, for example ../my-company.'));
  test('a folder that holds the template', () => refused(['shop', join(original.path, '..')], ' holds this repository'));

  test('a folder inside the template by another name', async () => {
    symlinkSync(template, beside('link'));
    await refused(['shop', '../link/mine'], '../link/mine lies inside this repository');
  });

  test('a folder that is not empty', async () => {
    mkdirSync(beside('mine'));
    writeFileSync(beside('mine/kept.txt'), 'kept');
    await refused(['shop', '../mine'], '../mine is not empty');
    expect(readFileSync(beside('mine/kept.txt'), 'utf8')).toBe('kept');
  });

  test('a file', async () => {
    writeFileSync(beside('mine'), 'kept');
    await refused(['shop', '../mine'], '../mine is a file');
    await refused(['shop', '../mine/a/b'], '../mine/a/b lies in mine, which is a file');
  });

  test('changes that are not committed', async () => {
    ownTemplate();
    writeFileSync(join(template, 'README.md'), 'changed');
    writeFileSync(join(template, 'new.txt'), 'new');
    await refused(['shop', '../mine'], 'There are changes that are not committed (README.md and 1 more)');
  });

  test('a template without git', async () => {
    const plain = tempTree(smallTemplate);
    vi.stubEnv('GIT_CEILING_DIRECTORIES', join(plain, '..'));
    const failure = forkFrom(['shop', beside('mine')], { template: plain, from: plain, now: new Date(), say: () => {} });
    await expect(failure).rejects.toThrow('This is no git repository with a commit');
  });

  test('a machine without git', async () => {
    vi.stubEnv('PATH', '');
    await refused(['shop', '../mine'], 'git is not installed');
  });

  test('a fork', async () => {
    ownTemplate();
    writeFileSync(join(template, 'template.json'), '{}\n');
    await refused(['shop', '../mine'], 'This repository is a fork itself: fork the template.');
  });
});

describe('interrupted, nothing is left', () => {
  const tree = new Map<string, string | null>([
    ['a.txt', 'a'],
    ['README.md', null],
    ['c.txt', 'c'],
  ]);
  const write = (signal: AbortSignal, finish: (folder: string) => void, target = beside('a/mine')) =>
    writeFork({ tree, template, target, signal, finish });

  test('between two files', async () => {
    const controller = new AbortController();
    let read = 0;
    function* entries(): Generator<[string, string | null]> {
      for (const entry of tree) {
        if (++read === 3) controller.abort(new Stop('Interrupted'));
        yield entry;
      }
    }
    const failure = writeFork({
      tree: entries(),
      template,
      target: beside('a/mine'),
      signal: controller.signal,
      finish: () => {},
    });
    await expect(failure).rejects.toThrow('Interrupted');
    expect(read).toBe(3);
    expect(readdirSync(house)).toEqual([]);
  });

  test('in the last step', async () => {
    const seen: string[] = [];
    const finish = (folder: string) => {
      seen.push(...readdirSync(folder).toSorted());
      throw new Error('git failed');
    };
    await expect(write(new AbortController().signal, finish)).rejects.toThrow('git failed');
    expect(seen).toEqual(['README.md', 'a.txt', 'c.txt']);
    expect(readdirSync(house)).toEqual([]);
  });

  test('a folder that was there stays, empty', async () => {
    mkdirSync(beside('mine'));
    const fail = () => {
      throw new Error('git failed');
    };
    await expect(write(new AbortController().signal, fail, beside('mine'))).rejects.toThrow('git failed');
    expect(readdirSync(house).toSorted()).toEqual(['mine']);
    expect(readdirSync(beside('mine'))).toEqual([]);
  });

  test('by Ctrl-C, with its exit code', async () => {
    const before = process.listenerCount('SIGINT');
    const failure = forkFrom(['shop', '../mine'], {
      template,
      from: beside('stands'),
      now: new Date(),
      say: () => {},
    });
    // The command listens from the moment at which it begins to write.
    expect(process.listenerCount('SIGINT')).toBe(before + 1);
    process.emit('SIGINT');
    await expect(failure).rejects.toMatchObject({ message: 'Interrupted: nothing is left of it.', exitCode: 130 });
    expect(readdirSync(house)).toEqual([]);
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
