import { migrate, openDatabase } from '@repo/db';
import { freePort } from '@repo/testing/free-port';
import { needs } from '@repo/testing/needs';
import { type RunningPostgres, startPostgres } from '@repo/testing/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contextIn, doctorTree } from '../testing/doctor-tree.ts';
import { checkPostgresDatabase } from './postgres-database.ts';

const checked = async (url: string) => checkPostgresDatabase(await contextIn(doctorTree(), { DATABASE_URL: url }));

test('a server that does not answer is a fault, without its password', async () => {
  const checks = await checked(`postgres://app:hunter2@127.0.0.1:${await freePort()}/app`);
  expect(checks).toMatchObject([
    {
      id: 'database.server',
      status: 'fault',
      found: 'PostgreSQL does not answer at DATABASE_URL.',
      fix: expect.stringContaining('Start it'),
    },
  ]);
  expect(JSON.stringify(checks)).not.toContain('hunter2');
});

test('without DATABASE_URL nothing is asked', async () => {
  expect(await checkPostgresDatabase(await contextIn(doctorTree()))).toEqual([]);
});

needs('postgres').describe('a server that answers', () => {
  let server: RunningPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(() => server.stop());

  const as = (login: string, database = 'postgres') => {
    const url = new URL(server.url);
    url.username = login;
    url.pathname = `/${database}`;
    return url.href;
  };
  const byName = async (url: string) => new Map((await checked(url)).map((check) => [check.id, check]));

  test('empty, migrated, and for a login that may not do what it must', { timeout: 60_000 }, async () => {
    const admin = await openDatabase({ url: server.url, dataDir: '' });
    await admin.query('CREATE ROLE guest LOGIN');
    const empty = await byName(server.url);
    expect(empty.get('database.server')).toMatchObject({
      status: 'ok',
      found: expect.stringMatching(/^PostgreSQL \d+ answers at 127/),
    });
    expect(empty.get('database.roles')).toMatchObject({ status: 'ok' });
    expect(empty.get('database.migrations')).toMatchObject({
      status: 'note',
      found: expect.stringMatching(/^Not applied yet: /),
    });
    expect((await byName(as('guest'))).get('database.roles')).toMatchObject({
      status: 'fault',
      found: 'app_rls and app_platform do not exist, and guest may not make roles',
      fix: expect.stringContaining(
        'CREATE ROLE app_rls NOLOGIN; CREATE ROLE app_platform NOLOGIN; GRANT app_rls, app_platform TO "guest";',
      ),
    });
    const { rows } = await admin.query("SELECT 1 FROM pg_class WHERE relname = '_prisma_migrations'");
    expect(rows).toEqual([]);

    await migrate(admin);
    const migrated = await byName(server.url);
    expect(migrated.get('database.migrations')).toMatchObject({ status: 'ok' });
    expect((await byName(as('guest'))).get('database.roles')).toMatchObject({
      status: 'fault',
      fix: 'As an administrator: GRANT app_rls, app_platform TO "guest";',
    });
    await admin.query('GRANT app_rls, app_platform TO guest');
    expect((await byName(as('guest'))).get('database.roles')).toMatchObject({ status: 'ok' });
    await admin.close();
  });

  test('a database or a login that does not exist is named', async () => {
    expect(await checked(as('postgres', 'nowhere'))).toMatchObject([
      { status: 'fault', found: 'The database that DATABASE_URL names does not exist.', fix: 'Create it first.' },
    ]);
    expect(await checked(as('nobody'))).toMatchObject([
      { status: 'fault', found: expect.stringContaining('PostgreSQL refuses this login') },
    ]);
  });
});
