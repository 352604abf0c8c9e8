/** Holds the table of abuse cases against the tests of this package. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '..');
const table = readFileSync(join(folder, '../../docs/verification/abuse.md'), 'utf8');
const rows = [...table.matchAll(/^\| (AB-\d{3}) \|(.*)\|$/gm)].map(([, id = '', rest = '']) => ({ id, rest }));
const named = rows.flatMap(({ id, rest }) =>
  [...rest.matchAll(/server: ([\w./-]+\.ts)/g)].map(([, file = '']) => `${id} ${file}`),
);

/** Case and file, for each case that a test here carries in its name. */
const carried = ['src', 'test'].flatMap((top) =>
  readdirSync(join(folder, top), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:\.test|-suite)\.ts$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(folder, top, file), 'utf8');
      const titles = [...text.matchAll(/['"`]((?:AB-\d{3} )+)/g)];
      return titles.flatMap(([, ids = '']) =>
        ids
          .trim()
          .split(' ')
          .map((id) => `${id} ${top}/${file}`),
      );
    }),
);

test('every test that the table names is there, and every case tested here is in the table', () => {
  expect(named.length).toBeGreaterThan(10);
  expect([...new Set(carried)].toSorted()).toEqual(named.toSorted());
});
