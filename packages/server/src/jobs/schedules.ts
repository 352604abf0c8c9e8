/** The ticks of schedules. Not the library's: it knows those of the last minute alone, so one that falls into a time without a process is lost. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@repo/db';
import cronParser from 'cron-parser';
import type { Log } from '../log/log.ts';
import type { JobPort } from './collect-jobs.ts';
import type { Queue } from './queue.ts';

/** Where schedules are meant. */
const tz = 'Asia/Karachi';

/** Milliseconds between two looks at the clock. */
const interval = 30_000;

export interface SchedulesOptions {
  readonly db: Pick<Database, 'withPlatform'>;
  readonly port: JobPort;
  readonly queues: ReadonlyMap<string, Queue>;
  readonly log: Log;
  readonly now: () => Date;
}

export interface Schedules {
  /** Looks at once, and then twice a minute. @throws Error for a schedule that is no cron */
  start(): Promise<void>;
  /** Sends the ticks that are due. A failure is logged: the next look finds them due still. */
  look(): Promise<void>;
  /** Looks no more; waits so many milliseconds for a look that is under way. */
  stop(patience: number): Promise<void>;
}

/** No row comes back when the schedule was seen before. */
const first = `INSERT INTO setting (key, value, "updatedAt") VALUES ($1, jsonb_build_object('cron', $2::text, 'at', $3::text), now())
  ON CONFLICT DO NOTHING RETURNING 1`;

/** No row comes back when this tick was sent, here or elsewhere. */
const claim = `UPDATE setting SET value = jsonb_build_object('cron', $2::text, 'at', $3::text), "updatedAt" = now()
  WHERE key = $1 AND value ->> 'cron' = $2 AND value ->> 'at' < $3 RETURNING 1`;

const change = `UPDATE setting SET value = jsonb_build_object('cron', $2::text, 'at', $3::text), "updatedAt" = now()
  WHERE key = $1 AND value ->> 'cron' <> $2`;

/**
 * Each tick once, by whichever process looks first: the database remembers the latest of every schedule, in the transaction that
 * sends its job. Of those that were missed while no process ran, or no database, the last one is made up for. A schedule that is
 * new, or has another cron than before, begins with its next tick.
 */
export function createSchedules({ db, port, queues, log, now }: SchedulesOptions): Schedules {
  const scheduled = [...queues.values()].flatMap(({ name, schedule }) => (schedule === null ? [] : [{ name, cron: schedule }]));
  /** The latest tick of each that is known to be sent: a look between two ticks asks the database nothing. */
  const sent = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  const send = async (name: string, cron: string): Promise<void> => {
    const due = cronParser.parseExpression(cron, { currentDate: now(), tz }).prev().toDate().toISOString();
    if (sent.get(name) === due) return;
    const values = [`schedule.${name}`, cron, due];
    await db.withPlatform(
      `the tick of ${name}`,
      async () => {},
      () => async (connection) => {
        if ((await connection.executeSql(first, values)).rows.length > 0) return;
        const { rows } = await connection.executeSql(claim, values);
        if (rows.length > 0) await port.insert(connection, [{ name, orgId: null, input: {}, options: {} }]);
        else await connection.executeSql(change, values);
      },
    );
    sent.set(name, due);
    port.wake();
  };
  const lookOnce = async (): Promise<void> => {
    for (const { name, cron } of scheduled) {
      await send(name, cron).catch((err: unknown) => log.warn({ err, job: name }, 'the tick of a schedule is not sent yet'));
    }
  };
  const look = (): Promise<void> => {
    looking = looking.then(lookOnce);
    return looking;
  };

  return {
    async start() {
      for (const { cron } of scheduled) cronParser.parseExpression(cron, { tz });
      await look();
      if (scheduled.length > 0) timer = setInterval(() => void look(), interval);
    },
    look,
    async stop(patience) {
      clearInterval(timer);
      await Promise.race([looking, sleep(patience, undefined, { ref: false })]);
    },
  };
}
