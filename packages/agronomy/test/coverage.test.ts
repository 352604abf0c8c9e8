/** The coverage table is true: each case that it names is named by a test in the file that it names. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const document = readFileSync(new URL('docs/verification/crops.md', root), 'utf8');
const rows = [...document.matchAll(/^\| ([a-z]\w*-[\w-]+) \| [^|]+ \| [^|]+ \| `([^`]+)` \|$/gm)].map(
  ([, id = '', file = '']) => [id, file] as const,
);
const waiting = [...document.matchAll(/^\| ((?:`[\w-]+`(?:, )?)+) \| [^|`]+ \|$/gm)].flatMap(([, ids = '']) =>
  [...ids.matchAll(/`([\w-]+)`/g)].map(([, id = '']) => id),
);

test('the table lists the 71 cases of reference ET, coefficients, water balance, units and series; 53 wait', () => {
  expect(rows).toHaveLength(71);
  expect(waiting).toHaveLength(53);
  expect(new Set([...rows.map(([id]) => id), ...waiting]).size).toBe(124);
});

test.each(rows)('%s is in %s', (id, file) => {
  const path = new URL(file, root);
  expect(existsSync(path), file).toBe(true);
  expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`['"\`]${id}(?![\\w-])`));
});
