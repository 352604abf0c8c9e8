import type { LocalCheckout, LocalReceipt } from '@repo/billing';
import { AppError } from '@repo/facts';
import { z } from 'zod';
import type { MountedVertical } from '../../mount.ts';
import { atProvider } from './at-provider.ts';
import type { Billing } from './billing.ts';
import { goOnProcedure, readBillingProcedure } from './billing-procedure.ts';
import { amount, currency, instant, interval, paidPlan, text } from './views.ts';

const id = z.string().max(60);

const checkoutView = z.object({
  vertical: z.object({ id: z.string(), name: text }),
  plan: z.object({ id: paidPlan, name: text }),
  interval,
  currency,
  seats: z.int(),
  /** For one seat. */
  unit: amount,
  trialDays: z.int(),
  dueNow: amount,
  status: z.enum(['open', 'paid', 'expired']),
  expiresAt: instant,
  done: z.string(),
  abandoned: z.string(),
});

function viewOf(checkout: LocalCheckout, mounted: readonly MountedVertical[]): z.output<typeof checkoutView> {
  const { vertical, plan, unit, dueNow, expiresAt, interval: every, currency: money, seats, trialDays, status } = checkout;
  const name = mounted.find((each) => each.vertical.id === vertical)?.vertical.name ?? { ur: vertical, en: vertical };
  return {
    ...{ interval: every, currency: money, seats, trialDays, status, done: checkout.done, abandoned: checkout.abandoned },
    vertical: { id: vertical, name: { ur: name.ur, en: name.en } },
    plan: { id: plan.id, name: { ur: plan.name.ur, en: plan.name.en } },
    unit: String(unit),
    dueNow: String(dueNow),
    expiresAt: expiresAt.toISOString(),
  };
}

/** Once somebody else collects, play money buys nothing any more: a page that was opened before leads nowhere. */
function localOf({ local, provider }: Billing): Billing['local'] {
  if (provider !== local.id) throw new AppError('NOT_FOUND', { kind: 'not-found' });
  return local;
}

/** A purchase that waits on the page of the local provider. */
export const localCheckout = (billing: Billing, mounted: readonly MountedVertical[]) =>
  readBillingProcedure
    .input(z.strictObject({ id }))
    .output(checkoutView)
    .query(async ({ ctx, input }) => viewOf(await localOf(billing).readCheckout(input.id, ctx.orgId), mounted));

/** Pays with play money, or declines as a card would. */
export const localPay = (billing: Billing) =>
  goOnProcedure
    .input(z.strictObject({ id, outcome: z.enum(['paid', 'declined']) }))
    .output(z.object({ outcome: z.enum(['paid', 'declined']), to: z.string().nullable() }))
    .mutation(async ({ ctx, input: { id: checkout, outcome } }) => {
      const local = localOf(billing);
      // Somebody else's is named in nobody's audit log.
      await local.readCheckout(checkout, ctx.orgId);
      const receipt = await atProvider(
        ctx,
        {
          action: 'platform.billing.local.pay',
          target: { kind: 'checkout', id: checkout },
          detailsOf: (paid: LocalReceipt) => ({ outcome: paid.outcome }),
        },
        () => local.pay(checkout, ctx.orgId, outcome),
      );
      return { ...receipt };
    });
