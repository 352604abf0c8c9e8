import { AppError } from '@repo/facts';
import { z } from 'zod';
import type { MountedVertical } from '../../mount.ts';
import type { Billing } from './billing.ts';
import { changeBillingProcedure, deedOf } from './billing-procedure.ts';
import { appInput, baseOf, returnAddresses } from './return-addresses.ts';
import { currency, interval, paidPlan } from './views.ts';

/** Begins a purchase. It is paid, and the plan is there, only after the page that it answers with. */
export const buy = (billing: Billing, mounted: readonly MountedVertical[]) =>
  changeBillingProcedure(billing)
    .input(z.strictObject({ vertical: z.string().max(60), plan: paidPlan, interval, currency, app: appInput }))
    .output(z.object({ url: z.string(), trialDays: z.int() }))
    .mutation(async ({ ctx, input: { app, ...wish } }) => {
      const { desk, publicUrl } = billing;
      if (!ctx.session) throw new AppError('UNAUTHENTICATED', { kind: 'unauthenticated' });
      const { userId, email, name } = ctx.session;
      const base = baseOf(app, mounted, publicUrl);
      const purchase = { ...wish, buyer: { userId, email, name }, locale: ctx.locale, requestId: deedOf(ctx, 'buy') };
      const { url, trialDays } = await desk.buy(ctx.orgId, purchase, returnAddresses(base, wish.vertical));
      ctx.audit('platform.billing.buy', { kind: 'vertical', id: wish.vertical }, { plan: wish.plan, interval: wish.interval });
      return { url: new URL(url, base).href, trialDays };
    });
