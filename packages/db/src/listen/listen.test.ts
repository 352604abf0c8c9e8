import { openLine } from '@repo/testing/line';
import { needs } from '@repo/testing/needs';
import { afterEach, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { useCluster } from '../testing/cluster.ts';
import { describeDatabases } from '../testing/describe-databases.ts';
import type { Listening } from './notifications.ts';

const patient = { timeout: 10_000, interval: 10 };
const say = (db: Database, channel: string, payload: string) => db.query('SELECT pg_notify($1, $2)', [channel, payload]);

describeDatabases('listening', (open) => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });

  async function listen(db: Database, channel: string): Promise<{ heard: string[]; listening: Listening }> {
    const heard: string[] = [];
    const listening = db.listen(channel, (payload) => heard.push(payload));
    stops.push(listening.stop);
    await vi.waitFor(() => expect(listening.connected()).toBe(true), patient);
    return { heard, listening };
  }

  test('hears what was said on its own channel, in order, until it stops', async () => {
    const { heard, listening } = await listen(open(), 'one');
    const other = await listen(open(), 'other');
    for (const payload of ['a', 'b', 'ج']) await say(open(), 'one', payload);
    await say(open(), 'other', 'd');
    await vi.waitFor(() => expect([heard, other.heard]).toEqual([['a', 'b', 'ج'], ['d']]), patient);
    listening.stop();
    await say(open(), 'one', 'e');
    await say(open(), 'other', 'f');
    await vi.waitFor(() => expect(other.heard).toEqual(['d', 'f']), patient);
    expect(heard).toEqual(['a', 'b', 'ج']);
  });

  test('hears of a transaction when it has committed, and never of one that was rolled back', async () => {
    const { heard } = await listen(open(), 'buniyad_changed');
    const slug = `org-${Date.now()}`;
    const { id } = await open().prisma.organization.create({ data: { name: 'Sitara', slug } });
    const rename = (name: string, fail: boolean) =>
      open().withPlatform('test', async (tx) => {
        await tx.organization.update({ where: { id }, data: { name } });
        expect(heard).not.toContain(`organization ${id}`);
        if (fail) throw new Error('rolled back');
      });
    await expect(rename('Chand', true)).rejects.toThrow('rolled back');
    await say(open(), 'buniyad_changed', 'after');
    await vi.waitFor(() => expect(heard).toContain('after'), patient);
    expect(heard).not.toContain(`organization ${id}`);
    await rename('Chand', false);
    await vi.waitFor(() => expect(heard).toContain(`organization ${id}`), patient);
  });

  test('refuses a name that is none', () => {
    expect(() => open().listen('x; DROP TABLE y', () => undefined)).toThrow(TypeError);
  });
});

needs('postgres').describe('listening on a server', () => {
  test('knows that its connection broke, says so, and hears again by itself', async () => {
    const cluster = await useCluster();
    const database = await cluster.migratedDatabase();
    const db = await openDatabase({ url: database.url, dataDir: '' });
    try {
      const heard: string[] = [];
      const broken = vi.fn();
      const listening = db.listen('one', (payload) => heard.push(payload), broken);
      await vi.waitFor(() => expect(listening.connected()).toBe(true), patient);
      await db.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'buniyad listens'
        AND datname = current_database()`);
      await vi.waitFor(() => expect(broken).toHaveBeenCalledTimes(1), patient);
      await vi.waitFor(() => expect(listening.connected()).toBe(true), patient);
      await say(db, 'one', 'again');
      await vi.waitFor(() => expect(heard).toEqual(['again']), patient);
    } finally {
      await db.close();
      await database.drop();
      await cluster.release();
    }
  });

  test('counts on nothing while the line is silent, and has missed nothing when it was silent for a moment', async () => {
    const cluster = await useCluster();
    const database = await cluster.migratedDatabase();
    const url = new URL(database.url);
    const line = await openLine(Number(url.port));
    const direct = await openDatabase({ url: url.href, dataDir: '' });
    url.port = String(line.port);
    const db = await openDatabase({ url: url.href, dataDir: '' });
    try {
      const heard: string[] = [];
      const broken = vi.fn();
      const listening = db.listen('one', (payload) => heard.push(payload), broken);
      await vi.waitFor(() => expect(listening.connected()).toBe(true), patient);
      line.silence();
      await say(direct, 'one', 'meanwhile');
      await vi.waitFor(() => expect(listening.connected()).toBe(false), patient);
      expect([heard, broken.mock.calls]).toEqual([[], []]);
      line.mend();
      await vi.waitFor(() => expect(listening.connected()).toBe(true), patient);
      expect([heard, broken.mock.calls]).toEqual([['meanwhile'], []]);
    } finally {
      await db.close();
      line.close();
      await direct.close();
      await database.drop();
      await cluster.release();
    }
  });
});
