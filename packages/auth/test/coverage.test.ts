/** Holds the table of abuse cases against the tests of this package. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const packageDir = new URL('../', import.meta.url);
const table = readFileSync(new URL('../../docs/verification/abuse.md', packageDir), 'utf8');
const rows = [...table.matchAll(/^\| (AB-\d{3}) \|(.*)\|$/gm)].map(([, id = '', rest = '']) => ({ id, rest }));
const named = rows.flatMap(({ id, rest }) =>
  [...rest.matchAll(/auth: ([\w./-]+\.ts)/g)].map(([, file = '']) => ({ id, file })),
);

const ofDatabase = rows.flatMap(({ id, rest }) =>
  [...rest.matchAll(/db: ([\w./-]+\.ts)/g)].map(([, file = '']) => ({ id, file })),
);

const suites = readdirSync(new URL('test/', packageDir)).filter(
  (file) => file.endsWith('.test.ts') && file !== 'coverage.test.ts',
);

describe('the table of abuse cases', () => {
  it('has each case once, with a test or what it waits for', () => {
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const { id, rest } of rows) expect([id, /waits: |auth: |billing: |db: |server: /.test(rest)]).toEqual([id, true]);
  });

  for (const { id, file } of named) {
    it(`names ${file} for ${id}, and there it is`, () => {
      const tests = readFileSync(new URL(file, packageDir), 'utf8');
      expect(tests).toMatch(new RegExp(`it\\([\`'"]${id} `));
    });
  }

  for (const { id, file } of ofDatabase) {
    it(`names ${file} of the database for ${id}, and there it is`, () => {
      const tests = readFileSync(new URL(`../db/${file}`, packageDir), 'utf8');
      expect(tests).toMatch(new RegExp(`test(?:\\.each\\(.*\\))?\\('${id} `));
    });
  }

  it('names every case that a test here carries', () => {
    for (const file of suites) {
      const tests = readFileSync(new URL(`test/${file}`, packageDir), 'utf8');
      const ids = new Set([...tests.matchAll(/it\('(AB-\d{3}) /g)].map(([, id]) => id));
      for (const id of ids) expect(named).toContainEqual({ id, file: `test/${file}` });
    }
  });
});
