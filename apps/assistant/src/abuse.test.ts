/** Holds the table of abuse cases against the tests of this app. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '..');
const table = readFileSync(join(folder, '../../docs/verification/abuse.md'), 'utf8');
const named = [...table.matchAll(/^\| (AB-\d{3}) .*assistant: ([\w./-]+\.ts)/gm)].map(([, id = '', file = '']) => ({
  id,
  file,
}));

test('every test that the table names is there', () => {
  expect(named.length).toBeGreaterThan(0);
  for (const { id, file } of named) expect(readFileSync(join(folder, file), 'utf8')).toContain(`'${id} `);
});
