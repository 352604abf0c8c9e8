import { z } from 'zod';
import { atProvider } from './at-provider.ts';
import type { Billing } from './billing.ts';
import { changeBillingProcedure, deedOf, readBillingProcedure } from './billing-procedure.ts';
import { amount, interval, paidPlan } from './views.ts';

const vertical = z.string().max(60);
const input = z.strictObject({ vertical, plan: paidPlan, interval });

/** What another plan or interval would cost now, before anybody decides. Null: the provider does not say. */
export const preview = ({ desk }: Billing) =>
  readBillingProcedure
    .input(input)
    .output(z.object({ dueNow: amount, currency: z.string() }).nullable())
    .query(async ({ ctx, input: { vertical: of, ...change } }) => {
      const due = await desk.preview(ctx.orgId, of, { ...change, requestId: ctx.requestId });
      return due && { dueNow: String(due.dueNow), currency: due.currency };
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
