import type { Database, SqlExecutor, Tx } from '@repo/db';
import type { AnyVertical } from '@repo/vertical';
import PgBoss from 'pg-boss';
import type { Log } from '../log/log.ts';
import type { JobPort } from './collect-jobs.ts';
import { insertJobs } from './insert-jobs.ts';
import { makeQueues } from './make-queues.ts';
import { patientConnection } from './patient-connection.ts';
import type { PlatformJob } from './platform-job.ts';
import type { Queue } from './queue.ts';
import { queuesOf } from './queues-of.ts';
import { createSchedules } from './schedules.ts';
import { Worker } from './worker.ts';

export interface JobServiceOptions {
  readonly db: Database;
  readonly verticals: readonly Pick<AnyVertical<Tx>, 'jobs'>[];
  /** Made from the port, as a job of the platform may send others. */
  readonly platform: (port: JobPort) => readonly PlatformJob<unknown>[];
  readonly log: Log;
  /** Milliseconds between two looks at the queues. Defaults to 2000. */
  readonly interval?: number;
  /** The clock of schedules. */
  readonly now?: () => Date;
}

export interface JobService extends JobPort {
  readonly queues: ReadonlyMap<string, Queue>;
  /** Makes the queues and begins to take jobs. */
  start(): Promise<void>;
  /** Rejects until then, and once it is told to stop. */
  ready(): Promise<void>;
  /** Resolves when nothing runs and nothing could run now. */
  idle(): Promise<void>;
  /** Takes no more; what runs may finish for so many milliseconds and comes again otherwise. */
  stop(patience: number): Promise<void>;
}

/** Seconds between two looks of the library for jobs whose time is over. */
const maintenance = 60;

/** Milliseconds in which the end of a job that was given back must be stored. */
const lastMoment = 500;

/**
 * The queues of a process, on the database's own pool.
 * @throws StartError when two jobs have one name
 */
export function createJobService(options: JobServiceOptions): JobService {
  const { db, verticals, platform, log, interval = 2_000, now = () => new Date() } = options;
  const ending = new AbortController();
  const connection = patientConnection(db.jobConnection, ending.signal);
  const port: JobPort = {
    insert: (own, requests) => insertJobs(boss, known, own, requests),
    wake: () => worker.wake(),
  };
  const queues = queuesOf({ db, port, verticals, platform: platform(port) });
  const known = new Set(queues.keys());
  const boss = new PgBoss({ db: connection, schedule: false, maintenanceIntervalSeconds: maintenance });
  boss.on('error', (err) => log.error({ err }, 'the job queue failed'));
  const schedules = createSchedules({ db, port, queues, log, now });
  const worker = new Worker({ boss, connection, direct: db.jobConnection, queues, log, interval });
  let state: 'new' | 'started' | 'stopping' = 'new';
  return {
    ...port,
    queues,
    async start() {
      await boss.start();
      await makeQueues(boss, queues.values());
      if (db.kind === 'embedded') await takeBack(boss, connection, known);
      await schedules.start();
      worker.start();
      state = 'started';
    },
    async ready() {
      if (state !== 'started') throw new Error('the queues are not started');
    },
    idle: () => worker.idle(),
    async stop(patience) {
      if (state !== 'started') return;
      state = 'stopping';
      const giveUp = setTimeout(() => ending.abort(), patience + lastMoment);
      try {
        await schedules.stop(patience);
        await worker.stop(patience);
        await boss.stop({ graceful: false, close: false });
      } catch (err) {
        log.warn({ err }, 'the job queue did not end in order');
      } finally {
        clearTimeout(giveUp);
        ending.abort();
      }
    },
  };
}

const active = `SELECT name, id FROM pgboss.job WHERE state = 'active' AND name = ANY($1::text[])`;

/** The embedded database has one process: what is under way at its start was under way in one that died. */
async function takeBack(boss: PgBoss, connection: SqlExecutor, known: ReadonlySet<string>): Promise<void> {
  const { rows } = await connection.executeSql(active, [[...known]]);
  for (const { name, id } of rows)
    await boss.fail(String(name), String(id), { message: 'the process ended in the middle of it' });
}
