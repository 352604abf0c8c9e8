import { z } from 'zod';
import { deadLettersOf } from '../../jobs/queue.ts';
import { maskPersonalData } from '../../log/mask.ts';
import { operatorProcedure } from '../../trpc/operator-procedure.ts';
import type { Administration } from './administration.ts';
import { redact } from './redact.ts';

/** How many are shown, the newest first. */
const most = 100;

const deadLetter = z.object({
  id: z.string(),
  queue: z.string(),
  organizationId: z.string().nullable(),
  error: z.string(),
  /** JSON, redacted. */
  payload: z.string(),
  /** ISO instant. */
  failedAt: z.string(),
});

export type DeadLetter = z.output<typeof deadLetter>;

interface Row {
  readonly id: string;
  readonly name: string;
  readonly data: { readonly orgId?: string | null; readonly input?: unknown } | null;
  readonly message: string | null;
  readonly created_on: Date;
}

const newest = `SELECT id, name, data, coalesce(output ->> 'message', output -> 'value' ->> 'message') AS message, created_on
  FROM pgboss.job WHERE name = ANY ($1::text[]) AND state = 'created' ORDER BY created_on DESC, id LIMIT ${most}`;

/** Jobs that failed for good: why, and with what. */
export const listDeadLetters = ({ queues }: Pick<Administration, 'queues'>) =>
  operatorProcedure.output(z.array(deadLetter)).query(async ({ ctx }) => {
    if (queues.length === 0) return [];
    const queueOf = new Map(queues.map((name) => [deadLettersOf(name), name]));
    const { rows } = await ctx.db.query<Row>(newest, [[...queueOf.keys()]]);
    return rows.map(({ id, name, data, message, created_on }) => ({
      id,
      queue: queueOf.get(name) ?? name,
      organizationId: data?.orgId ?? null,
      error: maskPersonalData(message ?? '').slice(0, 500),
      payload: JSON.stringify(redact(data?.input ?? null)),
      failedAt: created_on.toISOString(),
    }));
  });
