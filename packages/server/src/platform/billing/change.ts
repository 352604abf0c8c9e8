import { z } from 'zod';
import { atProvider } from './at-provider.ts';
import type { Billing } from './billing.ts';
import { changeBillingProcedure, deedOf, readBillingProcedure } from './billing-procedure.ts';
import { amount, instant, interval, paidPlan } from './views.ts';

const vertical = z.string().max(60);
const input = z.strictObject({ vertical, plan: paidPlan, interval });

const previewView = z.object({
  dueNow: amount,
  /** What the next invoices are less by. */
  credit: amount,
  currency: z.string(),
  /** Null: at once. */
  startsAt: instant.nullable(),
  /** Until when nothing is paid; null: it is no trial. */
  trialEnd: instant.nullable(),
  /** What each period costs from then on, for all seats. */
  eachPeriod: amount.nullable(),
});

/** What another plan or interval would cost, and from when on it would hold, before anybody decides. Null: the provider does not say. */
export const preview = ({ desk }: Billing) =>
  readBillingProcedure
    .input(input)
    .output(previewView.nullable())
    .query(async ({ ctx, input: { vertical: of, ...wish } }) => {
      const priced = await desk.preview(ctx.orgId, of, { ...wish, requestId: ctx.requestId });
      if (!priced) return null;
      const { dueNow, credit, currency, startsAt, trialEnd, eachPeriod } = priced;
      return {
        ...{ dueNow: String(dueNow), credit: String(credit), currency },
        startsAt: startsAt?.toISOString() ?? null,
        trialEnd: trialEnd?.toISOString() ?? null,
        eachPeriod: eachPeriod === null ? null : String(eachPeriod),
      };
    });

/** Another plan or another interval. */
export const change = (billing: Billing) =>
  changeBillingProcedure(billing)
    .input(input)
    .output(z.null())
    .mutation(async ({ ctx, input: { vertical: of, ...wish } }) => {
      const deed = { action: 'platform.billing.change', target: { kind: 'vertical', id: of }, details: wish };
      await atProvider(ctx, deed, () => billing.desk.change(ctx.orgId, of, { ...wish, requestId: deedOf(ctx, 'change') }));
      return null;
    });

/** Ends a plan with its period, or takes that back. */
export const renewal = (billing: Billing, endsAtPeriodEnd: boolean) =>
  changeBillingProcedure(billing)
    .input(z.strictObject({ vertical }))
    .output(z.null())
    .mutation(async ({ ctx, input: { vertical: of } }) => {
      const name = endsAtPeriodEnd ? 'cancel' : 'resume';
      await atProvider(ctx, { action: `platform.billing.${name}`, target: { kind: 'vertical', id: of } }, () =>
        billing.desk.change(ctx.orgId, of, { endsAtPeriodEnd, requestId: deedOf(ctx, name) }),
      );
      return null;
    });
