import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const styles = resolve(import.meta.dirname, '../src/styles');

test('every file that a stylesheet names is there', () => {
  const named = readdirSync(styles)
    .filter((name) => name.endsWith('.css'))
    .flatMap((name) =>
      [...readFileSync(join(styles, name), 'utf8').matchAll(/url\('([^']+)'\)/g)].map(([, path = '']) => path),
    );
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((path) => !existsSync(resolve(styles, path)))).toEqual([]);
});
