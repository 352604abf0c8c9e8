import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../dist/web/assets');
const scripts = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.js')) : [];
const codeOf = (file: string) => readFileSync(join(folder, file), 'utf8');

test('the screens are built', () => {
  expect(scripts.length).toBeGreaterThan(10);
});

/** Strings that only the server's code holds. */
test.each(['PrismaClient', 'withTenant', 'better-auth', 'ZodError', 'cropWeatherDay', 'node:fs'])(
  'no script of the screens holds %s',
  (mark) => {
    expect(scripts.filter((file) => codeOf(file).includes(mark))).toEqual([]);
  },
);
