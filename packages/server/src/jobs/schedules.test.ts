import type { Database, Tx } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { silentLog } from '../testing/test-context.ts';
import { defineJob } from './define-job.ts';
import { createJobService, type JobService } from './job-service.ts';
import { definePlatformJob } from './platform-job.ts';
import { createSchedules } from './schedules.ts';

const day = 86_400_000;
/** Half past three in the night, in Pakistan. */
const night = Date.parse('2026-11-27T22:30:00.000Z');
const ran: string[] = [];

const nothing = z.strictObject({});
const upkeep = (schedule: string) =>
  definePlatformJob<Record<never, never>>({
    name: 'platform.upkeep',
    input: nothing,
    retry: { limit: 0, delaySeconds: 0 },
    schedule,
    async handler() {
      ran.push('platform');
    },
  });
const digest = defineJob<Record<never, never>, Tx>({
  name: 'sample.digest',
  input: nothing,
  retry: { limit: 0, delaySeconds: 0 },
  schedule: '30 3 * * *',
  async handler({ orgId }) {
    ran.push(orgId);
  },
});

describeDatabases('schedules', (open) => {
  let db: Database;
  let organizations: readonly string[];
  let clock = 0;
  const running: JobService[] = [];
  /** A process, as far as schedules are concerned. */
  const start = async (schedule = '30 3 * * *') => {
    const options = { verticals: [{ jobs: [digest] }], platform: () => [upkeep(schedule)], log: silentLog, interval: 20 };
    const jobs = createJobService({ db, ...options, now: () => new Date(clock) });
    await jobs.start();
    running.push(jobs);
    return jobs;
  };
  const stop = async () => {
    for (const jobs of running.splice(0)) await jobs.stop(0);
  };
  /** What a process did from its start until nothing was left to do. */
  const runOf = async (schedule?: string) => {
    ran.length = 0;
    await (await start(schedule)).idle();
    await stop();
    return [...ran].sort();
  };
  const once = () => [...organizations, 'platform'].sort();

  beforeAll(async () => {
    db = open();
    organizations = [(await createOrganization(db)).orgId, (await createOrganization(db)).orgId];
  });
  beforeEach(async () => {
    clock = night - 60_000;
    await db.query(`DELETE FROM setting WHERE key LIKE 'schedule.%'`);
    await runOf();
  });
  afterAll(stop);

  test('a new schedule begins with its next tick, and one that was met is not met again', async () => {
    expect(await runOf()).toEqual([]);
    clock = night + 1_000;
    expect(await runOf()).toEqual(once());
    clock = night + day - 1_000;
    expect(await runOf()).toEqual([]);
  });

  test('of the ticks that no process has seen the last is made up for, once, however many processes start', async () => {
    clock = night + 3 * day + 5 * 3_600_000;
    ran.length = 0;
    const all = await Promise.all([start(), start(), start()]);
    for (const jobs of all) await jobs.idle();
    await stop();
    expect([...ran].sort()).toEqual(once());
    expect(await runOf()).toEqual([]);
  });

  test('a schedule that was changed begins with the next tick of its new cron', async () => {
    clock = night + 2 * day;
    expect(await runOf('0 2 * * *')).toEqual([...organizations].sort());
    clock = night + 3 * day;
    expect(await runOf('0 2 * * *')).toEqual(once());
  });

  test('a tick that the database did not take is due at the next look; one that was taken asks nothing', async () => {
    let away = true;
    let asked = 0;
    const withPlatform: Database['withPlatform'] = async (...parts) => {
      asked += 1;
      if (away) throw new Error('away');
      return db.withPlatform(...parts);
    };
    const jobs = await start();
    clock = night + day;
    const { look } = createSchedules({
      db: { withPlatform },
      port: jobs,
      queues: jobs.queues,
      log: silentLog,
      now: () => new Date(clock),
    });
    ran.length = 0;
    await look();
    away = false;
    await look();
    await jobs.idle();
    expect([...ran].sort()).toEqual(once());
    const before = asked;
    await look();
    expect(asked).toBe(before);
    await stop();
  });

  test('a tick that is not sent is not remembered', async () => {
    const jobs = await start();
    clock = night + day;
    const now = () => new Date(clock);
    const killed = { insert: () => Promise.reject(new Error('killed')), wake: () => {} };
    await createSchedules({ db, port: killed, queues: jobs.queues, log: silentLog, now }).look();
    await stop();
    expect(await runOf()).toEqual(once());
  });

  test('what is no cron stops the start', async () => {
    await expect(start('every night')).rejects.toThrow();
  });
});
