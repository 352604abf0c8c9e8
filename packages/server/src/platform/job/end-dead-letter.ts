import { appendAudit, platformOrg, type SqlExecutor } from '@repo/db';
import { AppError } from '@repo/facts';
import { z } from 'zod';
import { deadLettersOf, type Payload, payloadSchema } from '../../jobs/queue.ts';
import { operatorProcedure } from '../../trpc/operator-procedure.ts';
import type { Administration, AdministrationDatabase } from './administration.ts';

const input = z.strictObject({ queue: z.string().max(100), id: z.uuid() });

const find = `SELECT data FROM pgboss.job WHERE name = $1 AND id = $2::uuid AND state = 'created'`;

const take = `DELETE FROM pgboss.job WHERE name = $1 AND id = $2::uuid AND state = 'created' RETURNING data`;

interface Ending {
  readonly ctx: { readonly db: AdministrationDatabase; readonly userId: string; readonly requestId: string; now(): Date };
  readonly letter: z.output<typeof input>;
  readonly action: 'job.replay' | 'job.delete';
}

/**
 * Takes a dead letter away and does `then` with what it held, in one transaction: two who press at once replay it once. The chain of
 * the platform tells of it in the same.
 */
async function takeDeadLetter(
  { queues }: Pick<Administration, 'queues'>,
  { ctx, letter: { queue, id }, action }: Ending,
  then: (connection: SqlExecutor, payload: Payload) => Promise<void>,
): Promise<void> {
  const gone = new AppError('NOT_FOUND', { kind: 'not-found' });
  if (!queues.includes(queue)) throw gone;
  const { rows: found } = await ctx.db.query<{ data: unknown }>(find, [deadLettersOf(queue), id]);
  if (!found[0]) throw gone;
  const { orgId } = payloadSchema.parse(found[0].data);
  const actor = { kind: 'operator', id: ctx.userId } as const;
  const { requestId } = ctx;
  await ctx.db.withPlatform(
    { reason: `the dead letter ${id} of ${queue}`, by: actor, requestId },
    (tx) =>
      appendAudit(tx, {
        orgId: platformOrg,
        actor,
        action,
        target: { kind: 'job', id },
        details: { queue, ...(orgId === null ? {} : { organization: orgId }) },
        requestId,
        at: ctx.now(),
      }),
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
      await takeDeadLetter(administration, { ctx, letter, action: 'job.replay' }, (connection, payload) =>
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
      await takeDeadLetter(administration, { ctx, letter, action: 'job.delete' }, async () => {});
      ctx.log.info({ queue: letter.queue, job: letter.id, userId: ctx.userId }, 'a dead letter was deleted');
      return null;
    });
