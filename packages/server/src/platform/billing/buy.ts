import { AppError } from '@repo/facts';
import { z } from 'zod';
import type { MountedVertical } from '../../mount.ts';
import { atProvider } from './at-provider.ts';
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
      const target = { kind: 'vertical', id: wish.vertical };
      const details = { plan: wish.plan, interval: wish.interval };
      const { url, trialDays } = await atProvider(ctx, { action: 'platform.billing.buy', target, details }, () =>
        desk.buy(ctx.orgId, purchase, returnAddresses(base, wish.vertical)),
      );
      return { url: new URL(url, base).href, trialDays };
    });
