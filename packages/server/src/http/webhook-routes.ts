import type { Receiver } from '@repo/billing';
import { appendAudit, type Database, platformOrg } from '@repo/db';
import { Hono } from 'hono';
import { appErrorOf } from '../errors/app-error-of.ts';
import type { HostEnv } from './host-env.ts';

export interface WebhookOptions {
  /** Undefined: nothing is received here. */
  readonly receiver: Pick<Receiver, 'receive'> | undefined;
  readonly db: Pick<Database, 'withPlatform'>;
  readonly now: () => Date;
}

/** Refusals of what anybody can send. They leave a line in the log and no row, or a stranger could fill the audit log. */
const strange = new Set(['unsigned', 'signature']);

/**
 * POST /webhooks/<provider>, for servers: no page of ours sends there, so the rule of origins does not hold, and who is signed in does
 * not count. What is signed and refused all the same, as with another mode's events, is in the platform's audit log.
 */
export function webhookRoutes({ db, now, receiver }: WebhookOptions): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  if (!receiver) return routes;
  return routes.post('/:provider', async (c) => {
    const provider = c.req.param('provider');
    const headers = new Headers(c.req.raw.headers);
    for (const name of ['authorization', 'cookie']) headers.delete(name);
    c.header('Cache-Control', 'no-store');
    try {
      return c.json({ kept: await receiver.receive(provider, await c.req.text(), headers) });
    } catch (thrown) {
      const error = appErrorOf(thrown);
      if (error.code !== 'WEBHOOK_REFUSED') throw thrown;
      const { reason = '' } = error.params;
      c.var.log.warn({ provider, reason }, 'an event was refused');
      if (strange.has(reason)) throw thrown;
      await db.withPlatform('an event was refused', (tx) =>
        appendAudit(tx, {
          orgId: platformOrg,
          actor: { kind: 'system', id: null },
          action: 'billing.event-refused',
          details: { provider, reason },
          requestId: c.var.requestId,
          at: now(),
        }),
      );
      throw thrown;
    }
  });
}
