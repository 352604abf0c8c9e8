import type { SqlExecutor } from '@repo/db';
import { AppError } from '@repo/facts';
import { z } from 'zod';
import { deadLettersOf, type Payload, payloadSchema } from '../../jobs/queue.ts';
import { operatorProcedure } from '../../trpc/operator-procedure.ts';
import type { Administration, AdministrationDatabase } from './administration.ts';

const input = z.strictObject({ queue: z.string().max(100), id: z.uuid() });

const take = `DELETE FROM pgboss.job WHERE name = $1 AND id = $2::uuid AND state = 'created' RETURNING data`;

/** Takes a dead letter away and does `then` with what it held, in one transaction: two who press at once replay it once. */
async function takeDeadLetter(
  db: AdministrationDatabase,
  { queues }: Pick<Administration, 'queues'>,
  { queue, id }: z.output<typeof input>,
  then: (connection: SqlExecutor, payload: Payload) => Promise<void>,
): Promise<void> {
  const gone = new AppError('NOT_FOUND', { kind: 'not-found' });
  if (!queues.includes(queue)) throw gone;
  await db.withPlatform(
    `the dead letter ${id} of ${queue}`,
    async () => {},
    () => async (connection) => {
      const { rows } = await connection.executeSql(take, [deadLettersOf(queue), id]);
      if (rows.length === 0) throw gone;
      await then(connection, payloadSchema.parse(rows[0]?.data));
    },
  );
}

/** Sends a job again that failed for good, with all its attempts before it. */
export const replayDeadLetter = (administration: Administration) =>
  operatorProcedure
    .input(input)
    .output(z.null())
    .mutation(async ({ ctx, input: letter }) => {
      const { port } = administration;
      await takeDeadLetter(ctx.db, administration, letter, (connection, payload) =>
        port.insert(connection, [{ name: letter.queue, orgId: payload.orgId, input: payload.input, options: {} }]),
      );
      port.wake();
      ctx.log.info({ queue: letter.queue, job: letter.id, userId: ctx.userId }, 'a dead letter was sent again');
      return null;
    });

/** Gives a job up that failed for good. */
export const deleteDeadLetter = (administration: Administration) =>
  operatorProcedure
    .input(input)
    .output(z.null())
    .mutation(async ({ ctx, input: letter }) => {
      await takeDeadLetter(ctx.db, administration, letter, async () => {});
      ctx.log.info({ queue: letter.queue, job: letter.id, userId: ctx.userId }, 'a dead letter was deleted');
      return null;
    });
