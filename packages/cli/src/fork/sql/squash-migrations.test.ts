import { expect, test } from 'vitest';
import { squashMigrations } from './squash-migrations.ts';

const tables =
  'CREATE TABLE "user" (id int);CREATE TABLE "shop" (id int);CREATE TABLE "farm" (id int);CREATE TYPE "Soil" AS ENUM ();';

/** What is left of these statements when the farm and its soil are left behind. */
function rest(sql: string): string {
  const all = squashMigrations(
    [
      { name: '1_tables', sql: tables },
      { name: '2_more', sql },
    ],
    ['farm', 'Soil'],
  ).sql;
  const [, more = ''] = all.split('CREATE TABLE "shop" (id int);\n');
  return more.trim();
}

test('is named after the last', () => {
  const migrations = [
    { name: '20260101000000_a', sql: tables },
    { name: '20260102000000_b', sql: '' },
  ];
  expect(squashMigrations(migrations, []).name).toBe('20260102000000_init');
});

test.each([
  ['ALTER TABLE "farm" ADD COLUMN x int;', ''],
  ['CREATE INDEX "farm_x_idx" ON "farm"("x"); DROP INDEX "farm_x_idx";', ''],
  ['ALTER TYPE "Soil" ADD VALUE \'clay\';', ''],
  ['UPDATE farm SET x = 1;', ''],
  ['ALTER TABLE "shop" ADD COLUMN "farm_id" int;', 'ALTER TABLE "shop" ADD COLUMN "farm_id" int;'],
  [
    '-- the farm is not concerned\nALTER TABLE "shop" ADD COLUMN y int;',
    '-- the farm is not concerned\nALTER TABLE "shop" ADD COLUMN y int;',
  ],
  ['SELECT 1 /* farm */;', 'SELECT 1 /* farm */;'],
  ['GRANT SELECT ON "farm" TO app;', ''],
  [
    'GRANT SELECT,\n  UPDATE ON\n  "farm",\n  "shop", "user"\n  TO app;',
    'GRANT SELECT,\n  UPDATE ON\n  "shop", "user"\n  TO app;',
  ],
  ['REVOKE ALL ON TABLE "shop", "farm" FROM app;', 'REVOKE ALL ON TABLE "shop" FROM app;'],
])('%s', (sql, expected) => {
  expect(rest(sql)).toBe(expected);
});

test('what concerns both, and is no list, is refused with its migration', () => {
  expect(() => rest('ALTER TABLE "farm" ADD FOREIGN KEY (id) REFERENCES "user" (id);')).toThrow(
    /^2_more: a statement concerns what is kept and what is left behind \(farm\)/,
  );
});
