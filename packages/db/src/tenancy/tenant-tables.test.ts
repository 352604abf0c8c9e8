/** Rules that every vertical's tables keep, read from the database itself. */
import { expect, test } from 'vitest';
import type { Database } from '../database.ts';
import { describeDatabases } from '../testing/describe-databases.ts';
import { tenantDelegates } from './tenant-models.ts';

const tenantTables = `SELECT c.oid, c.relname AS name FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'orgId' AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname`;

describeDatabases('every table of a tenant', (open: () => Database) => {
  const rows = async <Row>(sql: string) => (await open().query<Row>(sql)).rows;
  /** Names of the tenants' tables for which the condition on `t` does not hold. */
  const offenders = (condition: string) =>
    rows(`WITH t AS (${tenantTables}) SELECT t.name FROM t WHERE NOT coalesce((${condition}), false)`);

  test('is known to the client as one', async () => {
    expect(await rows(tenantTables)).toHaveLength(tenantDelegates.size);
    expect(tenantDelegates.size).toBeGreaterThan(0);
  });

  test('has row-level security, on its owner too', async () => {
    const condition = 'SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE pg_class.oid = t.oid';
    expect(await offenders(condition)).toEqual([]);
  });

  test('has a policy that compares the organization when reading and when writing', async () => {
    const compares = (expression: string) =>
      `pg_get_expr(${expression}, polrelid) LIKE '%"orgId" = (NULLIF(current_setting(''app.org''::text, true), ''''::text))::uuid%'`;
    const condition = `SELECT bool_and(${compares('polqual')} AND ${compares('polwithcheck')}) FROM pg_policy
      WHERE polrelid = t.oid AND polroles = ARRAY['app_rls'::regrole::oid]`;
    expect(await offenders(condition)).toEqual([]);
  });

  test('lets app_rls in by that policy only', async () => {
    const condition = `SELECT count(*) = 1 FROM pg_policy
      WHERE polrelid = t.oid AND polroles && ARRAY['app_rls'::regrole::oid, 0::oid]`;
    expect(await offenders(condition)).toEqual([]);
  });

  test('is open to the platform only after the switch to its role', async () => {
    const condition = `SELECT bool_and(pg_get_expr(polqual, polrelid) = '(CURRENT_USER = ''app_platform''::name)'
      AND pg_get_expr(polwithcheck, polrelid) = pg_get_expr(polqual, polrelid))
      FROM pg_policy WHERE polrelid = t.oid AND polroles <> ARRAY['app_rls'::regrole::oid]`;
    expect(await offenders(condition)).toEqual([]);
  });

  test('has the organization first in its primary key and in every other index', async () => {
    const condition = `SELECT bool_and(indkey[0] = attnum) FROM pg_index
      JOIN pg_attribute ON attrelid = indrelid AND attname = 'orgId' WHERE indrelid = t.oid`;
    expect(await offenders(condition)).toEqual([]);
  });

  test('refers to tables of tenants only, organization first', async () => {
    const foreign = `SELECT t.name, c.conname FROM pg_constraint c JOIN (${tenantTables}) t ON t.oid = c.conrelid
      WHERE c.contype = 'f' AND (
        c.confrelid NOT IN (SELECT oid FROM (${tenantTables}) x)
        OR c.conkey[1] <> (SELECT attnum FROM pg_attribute WHERE attrelid = c.conrelid AND attname = 'orgId'))`;
    expect(await rows(foreign)).toEqual([]);
  });

  test('has no sequence: ids are made by the application', async () => {
    const defaults = `SELECT t.name FROM pg_attrdef d JOIN (${tenantTables}) t ON t.oid = d.adrelid
      WHERE pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval%'`;
    expect(await rows(defaults)).toEqual([]);
  });

  test('keeps money in integers', async () => {
    const money = `SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'
      AND (data_type IN ('real', 'double precision', 'money')
        OR column_name ~* '(price|amount|payment|financed|paisa|fee|total$)' AND data_type NOT IN ('bigint', 'integer'))`;
    expect(await rows(money)).toEqual([]);
  });

  test('roles cannot log in and bypass nothing', async () => {
    const roles = `SELECT rolname FROM pg_roles WHERE rolname IN ('app_rls', 'app_platform')
      AND NOT (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb) ORDER BY rolname`;
    expect(await rows(roles)).toEqual([{ rolname: 'app_platform' }, { rolname: 'app_rls' }]);
  });
});
