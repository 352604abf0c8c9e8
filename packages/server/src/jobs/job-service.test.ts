import type { Database, Tx } from '@repo/db';
import {
  addTenantRow,
  createOrganization,
  describeDatabases,
  readTenantTables,
  rowsOf,
  type TenantTable,
} from '@repo/db/testing';
import type { Job } from '@repo/vertical';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { silentLog } from '../testing/test-context.ts';
import { tenantWork } from './collect-jobs.ts';
import { defineJob } from './define-job.ts';
import { createJobService, type JobService } from './job-service.ts';

/** What an attempt of the job does, by the text that it is given. */
const attempts: { readonly text: string; readonly orgId: string; readonly attempt: number; readonly rows: number }[] = [];
let shelf: TenantTable | undefined;
let running = 0;
let most = 0;
let release: (() => void)[] = [];

const note = defineJob<{ text: string }, Tx>({
  name: 'sample.note',
  input: z.strictObject({ text: z.string() }),
  retry: { limit: 1, delaySeconds: 0 },
  policy: { concurrency: 3, perOrganization: 2 },
  async handler({ orgId, attempt, signal, tenant, jobs }, { text }) {
    running += 1;
    most = Math.max(most, running);
    try {
      const rows = await tenant(async (tx) => {
        if (text === 'send another') jobs.send(note, { text: 'another' });
        return shelf ? rowsOf(tx, shelf).count() : -1;
      });
      attempts.push({ text, orgId, attempt, rows });
      if (text === 'hold') {
        await new Promise<void>((resolve) => {
          release.push(resolve);
          signal.addEventListener('abort', () => resolve());
        });
      }
      if (text === 'fail' || (text === 'fail once' && attempt === 1)) throw new Error('to aisha@example.com');
    } finally {
      running -= 1;
    }
  },
});

const nightly = defineJob<Record<never, never>, Tx>({
  name: 'sample.nightly',
  input: z.strictObject({}),
  retry: { limit: 0, delaySeconds: 0 },
  schedule: '0 3 * * *',
  async handler({ orgId, attempt }) {
    attempts.push({ text: 'nightly', orgId, attempt, rows: 0 });
  },
});

/** Whether the next answer to a taking gets lost, when it is done. */
let losing = false;

const withLosses = (db: Database): Database => ({
  ...db,
  jobConnection: {
    async executeSql(text, values) {
      const answer = await db.jobConnection.executeSql(text, values);
      if (!losing || !text.includes(`SET state = 'active'`)) return answer;
      losing = false;
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    },
  },
});

const nowhere: Job<{ text: string }> = { ...note, name: 'sample.nowhere' };

describeDatabases('jobs', (open) => {
  let db: Database;
  let jobs: JobService;
  let ours: string;
  let theirs: string;
  const start = async () => {
    const verticals = [{ jobs: [note, nightly] }];
    jobs = createJobService({ db: withLosses(db), verticals, platform: () => [], log: silentLog, interval: 20 });
    await jobs.start();
  };
  const send = (text: string, orgId = ours) => {
    const work = tenantWork(db, orgId, jobs);
    return work.tenant(async () => work.jobs.send(note, { text }));
  };
  const rows = async (queue: string) => {
    const { rows } = await db.query<{ state: string; data: unknown; output: unknown }>(
      'SELECT state::text, data, output FROM pgboss.job WHERE name = $1 ORDER BY created_on',
      [queue],
    );
    return rows;
  };
  const texts = () => attempts.map(({ text }) => text);

  beforeAll(async () => {
    db = open();
    ours = (await createOrganization(db)).orgId;
    theirs = (await createOrganization(db)).orgId;
    const table = (await readTenantTables(db)).find(({ parents }) => parents.length === 0);
    if (!table) throw new Error('no vertical has a table');
    shelf = table;
    for (const orgId of [ours, theirs]) await db.withTenant({ orgId }, (tx) => addTenantRow(tx, [table], table, orgId));
    await start();
  });
  afterAll(() => jobs.stop(0));
  beforeEach(async () => {
    await jobs.idle();
    attempts.length = 0;
    most = 0;
    release = [];
    await db.query('DELETE FROM pgboss.job');
  });

  test('a commit leaves one job, a rollback none, and the handler sees its organization alone', async () => {
    await send('kept');
    const work = tenantWork(db, ours, jobs);
    const undone = work.tenant(async () => {
      work.jobs.send(note, { text: 'undone' });
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    await jobs.idle();
    expect(attempts).toEqual([{ text: 'kept', orgId: ours, attempt: 1, rows: 1 }]);
    expect((await rows('sample.note')).map(({ state }) => state)).toEqual(['completed']);
  });

  test('a job that is taken by a statement whose answer is lost runs at once, and once', async () => {
    losing = true;
    await send('kept');
    await expect.poll(texts).toEqual(['kept']);
    await jobs.idle();
    expect([losing, attempts.length, (await rows('sample.note')).map(({ state }) => state)]).toEqual([false, 1, ['completed']]);
  });

  test('a queue that takes no job undoes the whole transaction', async () => {
    const work = tenantWork(db, ours, jobs);
    const sent = work.tenant(async () => work.jobs.send(nowhere, { text: 'lost' }));
    await expect(sent).rejects.toThrow('There is no queue "sample.nowhere"');
  });

  test('nothing is sent outside of a transaction, nor what the schema refuses', async () => {
    const work = tenantWork(db, ours, jobs);
    expect(() => work.jobs.send(note, { text: 'x' })).toThrow('outside of a transaction');
    const refused = work.tenant(async () => work.jobs.send({ ...note, input: z.never() }, { text: 'x' }));
    await expect(refused).rejects.toThrow(z.ZodError);
    await jobs.idle();
    expect(attempts).toEqual([]);
  });

  test('the role of a tenant has no right to the queue', async () => {
    const reading = db.query(`BEGIN; SET LOCAL ROLE app_rls; SELECT * FROM pgboss.job; COMMIT`);
    await expect(reading).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('with a key, a second job is not taken', async () => {
    for (const text of ['first', 'second']) {
      const work = tenantWork(db, ours, jobs);
      await work.tenant(async () => work.jobs.send(note, { text }, { dedupe: 'today' }));
    }
    const other = tenantWork(db, theirs, jobs);
    await other.tenant(async () => other.jobs.send(note, { text: 'of others' }, { dedupe: 'today' }));
    await jobs.idle();
    expect(texts().sort()).toEqual(['first', 'of others']);
  });

  test('a job that fails comes again; after its last attempt it is a dead letter, without addresses in its error', async () => {
    await send('fail');
    await send('fail once');
    await expect.poll(() => texts().sort(), { timeout: 8_000 }).toEqual(['fail', 'fail', 'fail once', 'fail once']);
    await jobs.idle();
    expect((await rows('sample.note')).map(({ state }) => state).sort()).toEqual(['completed', 'failed']);
    expect(await rows('sample.note.dead')).toEqual([
      { state: 'created', data: { orgId: ours, input: { text: 'fail' } }, output: { message: 'to [email]' } },
    ]);
  });

  test('a job may send another with its transaction', async () => {
    await send('send another');
    await jobs.idle();
    expect(texts()).toEqual(['send another', 'another']);
  });

  test('an organization with many jobs holds nobody else up', async () => {
    for (let index = 0; index < 5; index += 1) await send('hold');
    await expect.poll(() => attempts.length).toBe(2);
    await send('urgent', theirs);
    await expect.poll(texts).toEqual(['hold', 'hold', 'urgent']);
    // The third place stays free for others, and those who wait come in turn.
    expect(most).toBe(3);
    await expect
      .poll(() => {
        for (const go of release.splice(0)) go();
        return texts().length;
      })
      .toBe(6);
    for (const go of release) go();
    await jobs.idle();
  });

  test('the tick of a schedule gives each organization one job, however often it runs', async () => {
    const queue = jobs.queues.get('sample.nightly');
    const tick = { id: 'a tick', payload: { orgId: null, input: {} }, attempt: 1, signal: new AbortController().signal };
    await queue?.run(tick);
    await queue?.run(tick);
    await jobs.idle();
    expect(attempts.map(({ orgId }) => orgId).sort()).toEqual([ours, theirs].sort());
  });

  test('a drain takes nothing new and gives back what does not end; the next start takes it again', async () => {
    await send('hold');
    await expect.poll(texts).toEqual(['hold']);
    const stopped = jobs.stop(100);
    await expect(jobs.ready()).rejects.toThrow('not started');
    await send('later');
    await stopped;
    expect(texts()).toEqual(['hold']);
    await db.jobConnection.executeSql('UPDATE pgboss.job SET start_after = now()');
    await start();
    await expect.poll(() => texts().sort()).toEqual(['hold', 'hold', 'later']);
    expect(attempts.filter(({ text }) => text === 'hold').map(({ attempt }) => attempt)).toEqual([1, 2]);
    for (const go of release) go();
    await jobs.idle();
    await expect(jobs.ready()).resolves.toBeUndefined();
  });
});
