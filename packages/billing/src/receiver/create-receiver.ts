import { appendAudit, type Database, platformOrg } from '@repo/db';
import { AppError } from '@repo/facts';
import { z } from 'zod';
import type { BillingDesk } from '../desk/billing-desk.ts';
import { endRecurring, wasDeleted } from '../desk/end-recurring.ts';
import type { PaymentProvider, ProviderEvent, ProviderId } from '../provider/provider.ts';
import { followUp } from './follow-up.ts';
import { moveMail } from './move-mail.ts';
import { type BillingJob, type BillingJobs, type BillingNotice, type Receiver, syncJobName } from './receiver.ts';
import { syncOverdue } from './sync-overdue.ts';
import { toJson } from './to-json.ts';

export interface ReceiverOptions {
  readonly db: Database;
  readonly desk: Pick<BillingDesk, 'sync'>;
  readonly providers: readonly PaymentProvider[];
  readonly jobs: BillingJobs;
  /** Keys the hashes of cards that had a trial; that of the desk. */
  readonly secret: string;
  /** The jobs that tell the owners of it; they are sent once. Defaults to telling nobody. */
  readonly tell?: (notice: BillingNotice) => readonly BillingJob[];
  /** The clock; tests pass their own. */
  readonly now?: () => Date;
}

const dayMillis = 86_400_000;

/** Days that a provider keeps its events. */
const keptDays = 30;

const syncJob = (provider: ProviderId, customer: string): BillingJob => ({
  ...{ name: syncJobName, orgId: null, input: { provider, customer }, options: {} },
  key: `${provider}:${customer}`,
});

export function createReceiver(options: ReceiverOptions): Receiver {
  const { db, desk, jobs, providers, now = () => new Date() } = options;

  /** @param delivered false: it was fetched, so it counts as no delivery */
  const keep = async (
    provider: ProviderId,
    event: ProviderEvent,
    delivered: boolean,
  ): Promise<'known' | 'new' | 'not ours'> => {
    const { createdAt, customer, id, payload, type } = event;
    if (customer === null) return 'not ours';
    // One account may serve other products too: what is about their customers is not for us to keep.
    const ours = await db.prisma.billingCustomer.count({ where: { provider, reference: customer } });
    if (ours === 0) {
      await keepOfNobody(provider, event, delivered);
      return 'not ours';
    }
    const job = syncJob(provider, customer);
    let wanted: readonly BillingJob[] = [];
    const kept = await db.withPlatform(
      'an event of a provider of payments',
      async (tx) => {
        const row = { provider, id, type, customer, createdAt, receivedAt: now(), payload: toJson(payload) };
        const deliveries = delivered ? 1 : 0;
        const { count } = await tx.billingEvent.createMany({ data: [{ ...row, deliveries }], skipDuplicates: true });
        if (count === 0 && delivered) {
          await tx.billingEvent.updateMany({ where: { provider, id }, data: { deliveries: { increment: 1 } } });
        }
        // Also for one that is known: whoever has it sent again wants to see it done. One that waits already takes it up.
        if (count > 0 || delivered) wanted = [job];
        return count > 0 ? ('new' as const) : ('known' as const);
      },
      () => (wanted.length === 0 ? null : (connection) => jobs.insert(connection, wanted)),
    );
    if (wanted.length > 0) jobs.wake();
    return kept;
  };

  /**
   * What is paid for an organization that is gone, or that another deployment has: a person must look at it, once. One that was deleted
   * here is charged for nothing, and the sync of its customer ends that.
   */
  const keepOfNobody = async (provider: ProviderId, event: ProviderEvent, delivered: boolean): Promise<void> => {
    const { boughtFor, createdAt, customer, id, payload, recursFor, type } = event;
    if (customer === null) return;
    const isGone = recursFor !== undefined && (await wasDeleted(db, recursFor));
    if (boughtFor === undefined && !isGone) return;
    let wanted: readonly BillingJob[] = [];
    await db.withPlatform(
      'a purchase for an organization that is not here',
      async (tx) => {
        // What it says of an organization that was deleted went with it.
        const row = { provider, id, type, customer, createdAt, receivedAt: now(), payload: isGone ? {} : toJson(payload) };
        const { count } = await tx.billingEvent.createMany({ data: [row], skipDuplicates: true });
        if (isGone && (count > 0 || delivered)) wanted = [syncJob(provider, customer)];
        if (count === 0 || boughtFor === undefined) return;
        await appendAudit(tx, {
          orgId: platformOrg,
          actor: { kind: 'system', id: null },
          action: 'billing.bought-by-nobody',
          target: { kind: 'organization', id: boughtFor },
          details: { provider, event: id, customer },
          requestId: id,
          at: now(),
        });
      },
      () => (wanted.length === 0 ? null : (connection) => jobs.insert(connection, wanted)),
    );
    if (wanted.length > 0) jobs.wake();
  };

  const endForGone = async (provider: PaymentProvider, customer: string): Promise<void> => {
    const where = { provider: provider.id, reference: customer };
    if (!provider.closePages || (await db.prisma.billingCustomer.count({ where })) > 0) return;
    const organizationId = (await provider.fetchTruth(customer))?.organizationId;
    if (organizationId === undefined || !(await wasDeleted(db, organizationId))) return;
    await endRecurring(db, provider, { customer, organizationId, action: 'billing.ended-for-nobody', at: now });
  };

  return {
    async receive(name, raw, headers) {
      const provider = providers.find(({ id }) => id === name);
      if (!provider?.receive) throw new AppError('NOT_FOUND', { kind: 'not-found' });
      const event = await provider.receive(raw, headers);
      return event !== null && (await keep(provider.id, event, true)) !== 'not ours';
    },
    async syncCustomer(id, customer) {
      const truth = await desk.sync(id, customer);
      const provider = providers.find((each) => each.id === id);
      if (!truth && provider) await endForGone(provider, customer);
      if (truth && provider) await moveMail({ db, now }, provider, truth);
      const moved = truth && provider && (await followUp({ ...options, now }, provider, truth));
      if (moved) await desk.sync(id, customer);
    },
    async reconcile(since) {
      let found = 0;
      for (const provider of providers) {
        if (!provider.eventsSince) continue;
        const begun = now();
        for await (const event of provider.eventsSince(since ?? (await lookedFrom(db, provider.id, begun)))) {
          if ((await keep(provider.id, event, false)) === 'new') found += 1;
        }
        // After the last one: a look that breaks off is repeated from where it began.
        await syncOverdue({ db, jobs, now, syncJob }, provider);
        if (since === undefined) await keepLook(db, provider.id, begun);
      }
      return found;
    },
  };
}

const lookKey = (provider: ProviderId): string => `billing.looked.${provider}`;
const look = z.object({ at: z.coerce.date() });

/**
 * A day before the last look that came to its end, or all that the provider keeps. Not the newest event that arrived: after hours in which
 * nothing could be delivered, the first one that arrives would hide all that did not.
 */
async function lookedFrom(db: Pick<Database, 'prisma'>, provider: ProviderId, at: Date): Promise<Date> {
  const oldest = at.getTime() - keptDays * dayMillis;
  const row = await db.prisma.setting.findUnique({ where: { key: lookKey(provider) } });
  const last = look.safeParse(row?.value).data?.at.getTime() ?? 0;
  return new Date(Math.max(oldest, last - dayMillis));
}

async function keepLook(db: Pick<Database, 'prisma'>, provider: ProviderId, at: Date): Promise<void> {
  const [key, value] = [lookKey(provider), { at: at.toISOString() }];
  await db.prisma.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}
