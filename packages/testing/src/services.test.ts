import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findChromium, findPostgres, isPresent, whyAbsent } from './services.ts';
import { tempDir } from './temp-dir.ts';

function programs(...names: string[]): string {
  const { path, remove } = tempDir('programs');
  onTestFinished(remove);
  mkdirSync(path, { recursive: true });
  for (const name of names) {
    writeFileSync(join(path, name), '');
    chmodSync(join(path, name), 0o755);
  }
  return path;
}

describe('the variable decides', () => {
  test('a path is taken as it is', () => {
    expect(findChromium({ BUNIYAD_CHROMIUM: '/opt/mine' })).toBe('/opt/mine');
    expect(findPostgres({ BUNIYAD_POSTGRES: '/opt/pg/bin' })).toBe('/opt/pg/bin');
  });

  test('blank means none, even where one is installed', () => {
    const PATH = programs('chromium', 'initdb', 'postgres');
    expect(findChromium({ BUNIYAD_CHROMIUM: '', PATH })).toBeNull();
    expect(findPostgres({ BUNIYAD_POSTGRES: '', PATH })).toBeNull();
    expect(isPresent('postgres', { BUNIYAD_POSTGRES: '', PATH })).toBe(false);
  });

  test('under Turborepo, unnamed means none: the cache key does not hold it', () => {
    const env = { TURBO_HASH: 'a1', PATH: programs('chromium', 'initdb', 'postgres') };
    expect(findChromium(env)).toBeNull();
    expect(findPostgres(env)).toBeNull();
    expect(whyAbsent('chromium', env)).toContain('npm test');
  });
});

test('PostgreSQL is found on PATH where both of its programs are', () => {
  const both = programs('initdb', 'postgres');
  expect(findPostgres({ PATH: `${programs('initdb')}:${both}` })).toBeOneOf([both, expect.stringMatching(/postgresql.*bin$/)]);
});

test('a running cluster counts as PostgreSQL', () => {
  expect(isPresent('postgres', { BUNIYAD_POSTGRES: '', TEST_POSTGRES_URL: 'postgres://127.0.0.1:5433/postgres' })).toBe(true);
});

test('what is missing comes with the way to install it', () => {
  expect(whyAbsent('chromium', {})).toContain('apt-get install chromium');
  expect(whyAbsent('postgres', {})).toContain('apt-get install postgresql');
});
