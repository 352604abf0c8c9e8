import { type Receiver, syncJobName } from '@repo/billing';
import { z } from 'zod';
import { definePlatformJob, type PlatformJob } from '../platform-job.ts';

const syncInput = z.strictObject({ provider: z.enum(['local', 'stripe', 'manual', 'safepay']), customer: z.string().min(1) });

/** Makes what we know of a customer what the provider knows. An event that comes while it runs has it run once more. */
export function billingSyncJob(receiver: Pick<Receiver, 'syncCustomer'>): PlatformJob<z.output<typeof syncInput>> {
  return definePlatformJob({
    name: syncJobName,
    input: syncInput,
    // The last attempt is hours after the first: a provider that is away comes back.
    retry: { limit: 9, delaySeconds: 10 },
    policy: { concurrency: 2, timeoutSeconds: 120 },
    absorbs: true,
    handler: (_attempt, { provider, customer }) => receiver.syncCustomer(provider, customer),
  });
}

/** Every hour: what was told but never arrived, as when this product was away for longer than a provider tries. */
export function billingReconcileJob(receiver: Pick<Receiver, 'reconcile'>): PlatformJob<Record<never, never>> {
  return definePlatformJob({
    name: 'platform.billing-reconcile',
    input: z.strictObject({}),
    retry: { limit: 2, delaySeconds: 60 },
    policy: { concurrency: 1, timeoutSeconds: 600 },
    schedule: '17 * * * *',
    async handler() {
      await receiver.reconcile();
    },
  });
}
