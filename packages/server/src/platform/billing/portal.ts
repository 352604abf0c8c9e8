import { z } from 'zod';
import type { MountedVertical } from '../../mount.ts';
import { atProvider } from './at-provider.ts';
import type { Billing } from './billing.ts';
import { changeBillingProcedure } from './billing-procedure.ts';
import { appInput, baseOf, plansPage } from './return-addresses.ts';

/** The address of the provider's own page for cards and addresses; null: it has none. */
export const portal = (billing: Billing, mounted: readonly MountedVertical[]) =>
  changeBillingProcedure(billing)
    .input(z.strictObject({ app: appInput }))
    .output(z.object({ url: z.string().nullable() }))
    .mutation(async ({ ctx, input: { app } }) => {
      const { desk, publicUrl } = billing;
      const back = plansPage(baseOf(app, mounted, publicUrl));
      const url = await atProvider(ctx, { action: 'platform.billing.portal' }, () => desk.portal(ctx.orgId, back));
      return { url };
    });
