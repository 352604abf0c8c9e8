/** The coverage table is true: each case that it names is named by a test in the file that it names. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const table = readFileSync(new URL('docs/verification/finance.md', root), 'utf8');
const rows = [...table.matchAll(/^\| ([A-Z]\d\d) \| [^|]+ \| [^|]+ \| `([^`]+)` \|$/gm)].map(
  ([, id = '', file = '']) => [id, file] as const,
);

test('the table lists the cases of kernel, murabaha and diminishing musharakah', () => {
  expect(rows).toHaveLength(73);
  expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length);
});

test.each(rows)('%s is in %s', (id, file) => {
  const path = new URL(file, root);
  expect(existsSync(path), file).toBe(true);
  const source = readFileSync(path, 'utf8');
  expect(source).toMatch(new RegExp(`['"\`]${id}\\b`));
});
