import { setTimeout as wait } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { tempDir } from '@repo/testing/temp-dir';
import * as tar from 'tar';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { testSeed } from '../testing/test-seed.ts';
import { EmbeddedPool } from './embedded-pool.ts';

const dir = tempDir('pool');
let pglite: PGlite;
let pool: EmbeddedPool;
let lines: string[];

beforeAll(async () => {
  await tar.extract({ file: await testSeed(), cwd: dir.path });
  pglite = await PGlite.create(dir.path);
  pool = new EmbeddedPool(pglite, { log: (line) => lines.push(line), watchdogMillis: 50 });
  await pool.query('CREATE TABLE item (id int PRIMARY KEY)');
});
beforeEach(() => {
  lines = [];
});
afterEach(async () => {
  if (!pglite.closed) await pool.query('TRUNCATE item');
});
afterAll(async () => {
  await pool.end();
  dir.remove();
});

test('serves in the order of asking', async () => {
  const order: number[] = [];
  await Promise.all([1, 2, 3, 4, 5].map((n) => pool.query('SELECT 1').then(() => order.push(n))));
  expect(order).toEqual([1, 2, 3, 4, 5]);
});

test('a client keeps everyone else waiting until it is released', async () => {
  const client = await pool.connect();
  await client.query('BEGIN; INSERT INTO item VALUES (1)');
  const outside = pool.query('SELECT id FROM item');
  await client.query('ROLLBACK');
  client.release();
  expect((await outside).rows).toEqual([]);
});

test('a line of statements lets the process hear others in between', async () => {
  let turns = 0;
  let done = false;
  const turn = () => {
    turns += 1;
    if (!done) setImmediate(turn);
  };
  setImmediate(turn);
  await Promise.all(Array.from({ length: 20 }, () => pool.query('SELECT pg_sleep(0.003)')));
  done = true;
  expect(turns).toBeGreaterThanOrEqual(20);
});

test('releasing twice gives nothing away', async () => {
  const first = await pool.connect();
  first.release();
  // Before anybody else has it: a pool hands the same client out again, and its holder cannot be told from an earlier one.
  first.release();
  const second = await pool.connect();
  let third = false;
  const waiting = pool.connect().then((client) => {
    third = true;
    client.release();
  });
  await second.query('SELECT 1');
  expect(third).toBe(false);
  second.release();
  await waiting;
});

test('an open transaction is rolled back when its client comes back, and told', async () => {
  const client = await pool.connect();
  await client.query('BEGIN; INSERT INTO item VALUES (1)');
  client.release();
  expect((await pool.query('SELECT id FROM item')).rows).toEqual([]);
  expect(lines.join()).toMatch(/came back with an open transaction[\s\S]+embedded-pool\.test/);
});

test('a client that is held too long is told, with the place that asked for it', async () => {
  const client = await pool.connect();
  await wait(100);
  client.release();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/held for more than 0\.05 s[\s\S]+embedded-pool\.test/);
});

test('a client that is given back in time is not', async () => {
  (await pool.connect()).release();
  await wait(100);
  expect(lines).toEqual([]);
});

test('a large answer and a large value arrive whole', async () => {
  const text = 'نستعلیق'.repeat(200_000);
  const { rows } = await pool.query<{ text: string; count: string }>('SELECT $1::text AS text', [text]);
  expect(rows[0]?.text).toBe(text);
  const many = await pool.query('SELECT n FROM generate_series(1, 20000) AS n');
  expect(many.rowCount).toBe(20_000);
});

test('ends once, closes the database, and refuses what comes later', async () => {
  await Promise.all([pool.end(), pool.end()]);
  expect(pglite.closed).toBe(true);
  await expect(pool.query('SELECT 1')).rejects.toThrow(/after calling end/);
});
