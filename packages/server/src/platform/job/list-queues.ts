import { z } from 'zod';
import { deadLettersOf } from '../../jobs/queue.ts';
import { operatorProcedure } from '../../trpc/operator-procedure.ts';
import type { Administration } from './administration.ts';

const count = z.int().min(0);

const queueRow = z.object({
  name: z.string(),
  /** Wait for their turn or their time. */
  waiting: count,
  /** Among those that wait: failed at least once. */
  retrying: count,
  running: count,
  /** Failed for good, in the last half day. */
  failed: count,
  /** Failed for good, and nobody has looked at them. */
  dead: count,
});

export type QueueRow = z.output<typeof queueRow>;

const counts = `SELECT name, state::text AS state, count(*)::int AS count FROM pgboss.job WHERE name = ANY ($1::text[]) GROUP BY 1, 2`;

/** The queues of this release with what is in them. */
export const listQueues = ({ queues }: Pick<Administration, 'queues'>) =>
  operatorProcedure.output(z.array(queueRow)).query(async ({ ctx }) => {
    if (queues.length === 0) return [];
    const names = queues.flatMap((name) => [name, deadLettersOf(name)]);
    const { rows } = await ctx.db.query<{ name: string; state: string; count: number }>(counts, [names]);
    const found = new Map(rows.map((row) => [`${row.name} ${row.state}`, row.count]));
    const of = (name: string, state: string) => found.get(`${name} ${state}`) ?? 0;
    return queues.map((name) => ({
      name,
      waiting: of(name, 'created') + of(name, 'retry'),
      retrying: of(name, 'retry'),
      running: of(name, 'active'),
      failed: of(name, 'failed'),
      dead: of(deadLettersOf(name), 'created'),
    }));
  });
