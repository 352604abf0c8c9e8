/** What Prisma, better-auth and our own SQL rely on: the same on PGlite and on a PostgreSQL server. */

import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Database, poolOf } from './database.ts';
import { sqlStateOf } from './database-error.ts';
import { PrismaClient } from './generated/client.ts';
import { describeDatabases } from './testing/describe-databases.ts';

describeDatabases('the pool', (open: () => Database) => {
  const pool = () => poolOf(open());

  beforeAll(async () => {
    await pool().query('CREATE TABLE item (id int PRIMARY KEY, parent int REFERENCES item, name text)');
  });
  beforeEach(async () => {
    await pool().query('TRUNCATE item');
  });

  test('is a pool of the one copy of node-postgres that Prisma looks for', () => {
    expect(pool()).toBeInstanceOf(pg.Pool);
  });

  test('gives rows, fields and counts', async () => {
    const inserted = await pool().query("INSERT INTO item (id, name) VALUES (1, 'ا'), (2, 'ب')");
    expect(inserted.rowCount).toBe(2);
    const selected = await pool().query('SELECT id, name FROM item ORDER BY id');
    expect(selected.rows).toEqual([
      { id: 1, name: 'ا' },
      { id: 2, name: 'ب' },
    ]);
    expect(selected.rowCount).toBe(2);
    expect(selected.fields.map(({ name }) => name)).toEqual(['id', 'name']);
    expect((await pool().query('DELETE FROM item WHERE id = $1', [9])).rowCount).toBe(0);
  });

  test('gives rows as arrays when asked', async () => {
    const { rows } = await pool().query({ text: 'SELECT $1::int, $2::text', values: [1, 'a'], rowMode: 'array' });
    expect(rows).toEqual([[1, 'a']]);
  });

  test('parses with the parsers of one query', async () => {
    const types = { getTypeParser: () => (text: string) => `<${text}>` };
    const { rows } = await pool().query({ text: 'SELECT $1::int AS a, $2::int[] AS b', values: [1, [2, 3]], types });
    expect(rows).toEqual([{ a: '<1>', b: '<{2,3}>' }]);
  });

  test('runs several statements without values, in one implicit transaction', async () => {
    const results: unknown = await pool().query("INSERT INTO item (id) VALUES (1); SELECT 'last' AS word");
    expect(results).toMatchObject([{ rowCount: 1 }, { rows: [{ word: 'last' }] }]);
    await expect(pool().query('INSERT INTO item (id) VALUES (5); SELECT nope')).rejects.toThrow();
    expect((await pool().query('SELECT id FROM item WHERE id = 5')).rowCount).toBe(0);
  });

  describe('types go there and back', () => {
    test.each([
      ['bigint', '9223372036854775807', '9223372036854775807'],
      ['numeric', '12345678901234567890.123456789', '12345678901234567890.123456789'],
      ['jsonb', JSON.stringify({ رقم: '۳۰', 'a"b': [1, null] }), { رقم: '۳۰', 'a"b': [1, null] }],
      ['text[]', ['ایک', 'a,"b"\\', ''], ['ایک', 'a,"b"\\', '']],
      ['bytea', Buffer.from([0, 1, 127, 255]), Buffer.from([0, 1, 127, 255])],
      ['time', '23:59:59.123456', '23:59:59.123456'],
      ['uuid', '0193a1b2-0000-7000-8000-000000000001', '0193a1b2-0000-7000-8000-000000000001'],
      ['boolean', true, true],
    ])('%s', async (type, value, expected) => {
      const { rows } = await pool().query(`SELECT $1::${type} AS value`, [value]);
      expect(rows).toEqual([{ value: expected }]);
    });

    test('a moment', async () => {
      const moment = new Date('2026-03-20T19:30:00.123Z');
      const { rows } = await pool().query('SELECT $1::timestamptz AS value, $1::timestamptz::text AS text', [moment]);
      expect(rows).toEqual([{ value: moment, text: '2026-03-20 19:30:00.123+00' }]);
    });

    test('a day', async () => {
      const { rows } = await pool().query('SELECT ($1::date)::text AS value', ['2026-03-20']);
      expect(rows).toEqual([{ value: '2026-03-20' }]);
    });
  });

  test('sessions are in UTC, whatever the server says', async () => {
    expect((await pool().query('SHOW TimeZone')).rows).toEqual([{ TimeZone: 'UTC' }]);
  });

  describe('errors', () => {
    const failures: [string, string, unknown[]][] = [
      ['23505', 'INSERT INTO item (id) VALUES ($1), ($1)', [1]],
      ['23503', 'INSERT INTO item (id, parent) VALUES (1, $1)', [99]],
      ['42601', 'SELEC $1', [1]],
      ['42P01', 'SELECT $1::int FROM nowhere', [1]],
      ['22P02', 'SELECT $1::uuid', ['nope']],
      ['22012', 'SELECT 1 / $1::int', [0]],
    ];
    test.each(failures)('%s keeps its code and severity, and the pool goes on', async (code, sql, values) => {
      const error: unknown = await pool()
        .query(sql, values)
        .catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code, severity: 'ERROR' });
      expect(sqlStateOf(error)).toBe(code);
      expect((await pool().query('SELECT 40 + $1::int AS sum', [2])).rows).toEqual([{ sum: 42 }]);
    });

    test('a failed statement aborts its transaction until the rollback', async () => {
      const client = await pool().connect();
      await client.query('BEGIN');
      await expect(client.query('SELECT nope')).rejects.toMatchObject({ code: '42703' });
      await expect(client.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
      await client.query('ROLLBACK');
      expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
      client.release();
    });
  });

  describe('a client', () => {
    test('that is destroyed inside a transaction takes its work with it', async () => {
      const client = await pool().connect();
      await client.query('BEGIN; INSERT INTO item (id) VALUES (7)');
      client.release(true);
      expect((await pool().query('SELECT id FROM item')).rowCount).toBe(0);
    });

    test('starts with a fresh session after one that was destroyed', async () => {
      const client = await pool().connect();
      await client.query("SET search_path TO nowhere; SET TIME ZONE 'Asia/Karachi'; SET ROLE app_rls");
      client.release(true);
      const { rows } = await pool().query('SELECT current_user = session_user AS own, current_schema() AS schema');
      expect(rows).toEqual([{ own: true, schema: 'public' }]);
      expect((await pool().query('SHOW TimeZone')).rows).toEqual([{ TimeZone: 'UTC' }]);
    });

    test('has the events of an emitter', async () => {
      const client = await pool().connect();
      const heard: string[] = [];
      const listener = (message: { payload?: string | undefined }) => heard.push(message.payload ?? '');
      client.on('notification', listener);
      await client.query('LISTEN news');
      await client.query("BEGIN; NOTIFY news, 'early'");
      await client.query('ROLLBACK');
      await client.query("NOTIFY news, 'خبر'");
      await client.query('SELECT 1');
      client.removeListener('notification', listener);
      await client.query('UNLISTEN news');
      client.release();
      expect(heard).toEqual(['خبر']);
    });

    test('keeps what it prepared by name', async () => {
      const client = await pool().connect();
      for (const n of [1, 2, 3]) {
        const { rows } = await client.query({ name: 'double', text: 'SELECT $1::int * 2 AS double', values: [n] });
        expect(rows).toEqual([{ double: n * 2 }]);
      }
      client.release();
    });
  });

  describe('through Prisma', () => {
    let prisma: PrismaClient;
    beforeAll(() => {
      prisma = new PrismaClient({ adapter: new PrismaPg(pool()) });
    });
    const setting = (key: string) => ({ data: { key, value: { نام: 'بنیاد', count: 1 } } });

    test('Serializable is honoured', async () => {
      const level = await prisma.$transaction((tx) => tx.$queryRaw`SHOW transaction_isolation`, {
        isolationLevel: 'Serializable',
      });
      expect(level).toEqual([{ transaction_isolation: 'serializable' }]);
    });

    test('json, bigint and moments go there and back', async () => {
      const { key, value } = await prisma.setting.create(setting('types'));
      expect(await prisma.setting.findUniqueOrThrow({ where: { key } })).toMatchObject({ value });
      const lastRequest = 9_007_199_254_740_993n;
      await prisma.rateLimit.create({ data: { key: 'types', count: 1, lastRequest } });
      expect(await prisma.rateLimit.findUnique({ where: { key: 'types' } })).toMatchObject({ lastRequest });
      const expiresAt = new Date('2026-12-31T20:00:00.500Z');
      const { id } = await prisma.verification.create({ data: { identifier: 'types', value: 'x', expiresAt } });
      expect(await prisma.verification.findUnique({ where: { id } })).toMatchObject({ expiresAt });
    });

    test('a broken constraint has the code that callers look for', async () => {
      await prisma.setting.create(setting('twice'));
      await expect(prisma.setting.create(setting('twice'))).rejects.toMatchObject({ code: 'P2002' });
      const orphan = { organizationId: crypto.randomUUID(), userId: crypto.randomUUID() };
      await expect(prisma.member.create({ data: orphan })).rejects.toMatchObject({ code: 'P2003' });
    });

    test('200 of 200 mixed reads and interactive transactions succeed', async () => {
      await prisma.setting.create({ data: { key: 'counter', value: 0 } });
      const work = Array.from({ length: 200 }, (_, index) =>
        index % 2 === 0
          ? prisma.setting.findUnique({ where: { key: 'counter' } })
          : prisma.$transaction(
              async (tx) => {
                await tx.setting.create(setting(`parallel-${index}`));
                return tx.setting.count({ where: { key: `parallel-${index}` } });
              },
              { maxWait: 30_000, timeout: 30_000 },
            ),
      );
      const settled = await Promise.allSettled(work);
      expect(settled.filter(({ status }) => status === 'rejected')).toEqual([]);
      expect(await prisma.setting.count({ where: { key: { startsWith: 'parallel-' } } })).toBe(100);
    });
  });
});
