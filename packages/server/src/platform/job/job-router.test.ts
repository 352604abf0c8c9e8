import { type Database, listAudit, platformOrg } from '@repo/db';
import { createOrganization, describeDatabases } from '@repo/db/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createJobService, type JobService } from '../../jobs/job-service.ts';
import { definePlatformJob } from '../../jobs/platform-job.ts';
import { smsByJob } from '../../sms/sms-by-job.ts';
import { silentLog, testContext, testSession } from '../../testing/test-context.ts';
import { createCallerFactory } from '../../trpc/router.ts';
import { jobRouter } from './job-router.ts';

let broken = true;
const done: unknown[] = [];
const job = definePlatformJob({
  name: 'platform.sample',
  input: z.strictObject({ quoteId: z.string(), email: z.string() }),
  retry: { limit: 0, delaySeconds: 0 },
  async handler(_, input) {
    if (broken) throw new Error('no such mailbox: aisha@example.com');
    done.push(input);
  },
});
const input = { quoteId: 'q1', email: 'aisha@example.com' };

describeDatabases('jobs as operators see them', (open) => {
  let db: Database;
  let jobs: JobService;
  let userId: string;
  const callerOf = (operator = true) => {
    const router = jobRouter({
      queues: [...jobs.queues.keys()],
      port: jobs,
      sms: smsByJob({ db, jobs: null }),
      productName: { ur: 'نمونہ', en: 'Sample' },
    });
    const session = { ...testSession({ userId, orgId: null }), operator };
    return createCallerFactory(router)(testContext({ db, session }));
  };
  const send = async () => {
    await jobs.insert(db.jobConnection, [{ name: job.name, orgId: null, input, options: {} }]);
    jobs.wake();
    await jobs.idle();
  };

  beforeAll(async () => {
    db = open();
    ({ userId } = await createOrganization(db));
    jobs = createJobService({ db, verticals: [], platform: () => [job], log: silentLog, interval: 20 });
    await jobs.start();
  });
  afterAll(() => jobs.stop(0));
  beforeEach(async () => {
    broken = true;
    done.length = 0;
    await db.query('DELETE FROM pgboss.job');
  });

  test('nobody else sees or does anything', async () => {
    const letter = { queue: job.name, id: '0190a6c2-7d3e-7000-8000-000000000000' };
    const caller = callerOf(false);
    const calls = [
      caller.queues(),
      caller.deadLetters(),
      caller.replay(letter),
      caller.delete(letter),
      caller.sendTestSms({ to: '03001234567' }),
    ];
    for (const call of calls) await expect(call).rejects.toMatchObject({ cause: { code: 'NOT_ALLOWED' } });
    expect(await db.prisma.smsMessage.count()).toBe(0);
  });

  test('a dead letter is shown without what belongs to people, and replayed once, whoever presses', async () => {
    await send();
    expect(await callerOf().queues()).toEqual([{ name: job.name, waiting: 0, retrying: 0, running: 0, failed: 1, dead: 1 }]);
    const [letter] = await callerOf().deadLetters();
    expect(letter).toMatchObject({
      queue: job.name,
      organizationId: null,
      error: 'no such mailbox: [email]',
    });
    expect(JSON.parse(letter?.payload ?? '')).toEqual({ quoteId: 'q1', email: '[…]' });
    broken = false;
    const id = letter?.id ?? '';
    const told = async () =>
      (await listAudit(db, { orgId: platformOrg, limit: 9, action: 'job.' })).map((line) => [
        line.action,
        line.actorId,
        line.targetId,
      ]);
    const before = await told();
    const replays = await Promise.allSettled([1, 2].map(() => callerOf().replay({ queue: job.name, id })));
    expect(replays.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await told()).toEqual([['job.replay', userId, id], ...before]);
    await jobs.idle();
    expect(done).toEqual([input]);
    expect(await callerOf().deadLetters()).toEqual([]);
  });

  test('a dead letter can be given up', async () => {
    await send();
    const [letter] = await callerOf().deadLetters();
    await callerOf().delete({ queue: job.name, id: letter?.id ?? '' });
    expect(await callerOf().deadLetters()).toEqual([]);
    await expect(callerOf().delete({ queue: job.name, id: letter?.id ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(callerOf().replay({ queue: 'platform.other', id: letter?.id ?? '' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('the test message names the product', async () => {
    await callerOf().sendTestSms({ to: '0300-1234567' });
    expect(await db.prisma.smsMessage.findMany()).toMatchObject([
      { to: '+923001234567', text: expect.stringContaining('from Sample'), template: 'test' },
    ]);
    await expect(callerOf().sendTestSms({ to: '12' })).rejects.toMatchObject({ cause: { code: 'PHONE_INVALID' } });
  });
});
