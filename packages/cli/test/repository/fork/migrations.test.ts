import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, migrate, openDatabase } from '@repo/db';
import { shortLived } from '@repo/testing/short-lived';
import { tempDir } from '@repo/testing/temp-dir';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toolEnv } from '../../../bin/env.mjs';
import { inRoot } from '../../../bin/paths.mjs';
import { splitStatements } from '../../../src/fork/sql/split-statements.ts';
import { forked, othersThan, planOf, writeTo } from '../../../src/fork/testing/whole-template.ts';

/** What the database says of its tables, as text, one row a thing; names of policies and constraints included. */
const catalogue = `
  SELECT t.relname AS "table", 'table' AS kind, concat_ws(' ', t.relkind, t.relrowsecurity, t.relforcerowsecurity, t.relacl) AS what
    FROM pg_class t WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p', 'v', 'S')
  UNION ALL SELECT attrelid::regclass::text, 'column', concat_ws(' ', attnum, attname, format_type(atttypid, atttypmod), attnotnull,
      pg_get_expr(adbin, adrelid), attacl)
    FROM pg_attribute JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND attnum > 0 AND NOT attisdropped
  UNION ALL SELECT tablename, 'index', indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT conrelid::regclass::text, 'constraint', conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT polrelid::regclass::text, 'policy', concat_ws(' ', polname, polcmd, polpermissive, polroles::regrole[],
      pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) FROM pg_policy
  UNION ALL SELECT tgrelid::regclass::text, 'trigger', pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT '', 'function', pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT '', 'type', typname || ' ' || coalesce((SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum
      WHERE enumtypid = t.oid), '') FROM pg_type t WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
  UNION ALL SELECT '', 'schema', nspacl::text FROM pg_namespace WHERE nspname = 'public'
  ORDER BY 1, 2, 3`;

interface Row {
  table: string;
  kind: string;
  what: string;
}

let db: Database;
let original: readonly Row[];
const data = tempDir('fork-migrations');

beforeAll(async () => {
  db = await openDatabase({ dataDir: data.path });
  await migrate(db);
  original = await rows();
}, 60_000);
afterAll(async () => {
  await db.close();
  data.remove();
});

async function rows(): Promise<Row[]> {
  const found = (await db.query<Row>(catalogue)).rows;
  return found
    .map((row) => ({ ...row, table: row.table.replaceAll('"', '') }))
    .filter(({ table }) => table !== '_prisma_migrations');
}

const migrationOf = (id: string) => [...planOf(id)].find(([path]) => path.endsWith('_init/migration.sql'))?.[1] ?? '';

describe.each(forked)('$id alone', ({ id }) => {
  test('has one migration, which makes what the whole history makes of its tables', { timeout: 30_000 }, async () => {
    const folder = 'packages/db/prisma/migrations/';
    const files = [...planOf(id).keys()].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
    expect(files.toSorted()).toEqual([expect.stringMatching(/^\d{14}_init\/migration\.sql$/), 'migration_lock.toml']);
    const left = new Set(othersThan(id).flatMap(({ schemaNames }) => schemaNames));
    const expected = original.filter(({ table, what }) => !left.has(table) && !left.has(what.split(' ')[0] ?? ''));
    expect(expected.length).toBeGreaterThan(50);
    const emptied =
      'DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION pg_database_owner; GRANT USAGE ON SCHEMA public TO PUBLIC;';
    for (const { sql } of splitStatements(emptied + migrationOf(id))) await db.query(sql);
    expect(await rows()).toEqual(expected);
  });

  test('has a schema that its migration agrees with', { timeout: 120_000 }, async () => {
    const folder = tempDir(`fork-${id}`);
    try {
      writeTo(folder.path, new Map([...planOf(id)].filter(([path]) => path.startsWith('packages/db/'))));
      mkdirSync(join(folder.path, 'packages/db'), { recursive: true });
      symlinkSync(inRoot('packages/db/node_modules'), join(folder.path, 'packages/db/node_modules'));
      expect(await dbDiff(join(folder.path, 'packages/db'))).toContain(
        'The migrations and the schema agree: nothing to write.',
      );
    } finally {
      folder.remove();
    }
  });
});

/** `npm run db:diff` of a fork, on the packages that are installed here. */
async function dbDiff(folder: string): Promise<string> {
  const child = spawn(process.execPath, [...shortLived, '--import', 'tsx', 'scripts/db-diff.ts'], {
    cwd: folder,
    env: toolEnv(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  await once(child, 'close');
  return printed;
}
