import type { Tx } from '@repo/db';
import type { ProviderId } from './provider.ts';

/** The plan of a vertical that an organization has at a moment, and who collects for it. Null: none that costs something. */
export async function heldPlan(
  tx: Pick<Tx, 'subscription'>,
  { organizationId, vertical, at }: { readonly organizationId: string; readonly vertical: string; readonly at: Date },
): Promise<{ readonly provider: string; readonly plan: string } | null> {
  const held = await tx.subscription.findUnique({ where: { organizationId_vertical: { organizationId, vertical } } });
  return !held || held.status === 'ended' || (held.endsAtPeriodEnd && held.periodEnd <= at) ? null : held;
}

/** Whether somebody else collects for the vertical: two providers must not write the same plan. */
export async function isHeldElsewhere(
  tx: Pick<Tx, 'subscription'>,
  provider: ProviderId,
  wish: Parameters<typeof heldPlan>[1],
): Promise<boolean> {
  const held = await heldPlan(tx, wish);
  return held !== null && held.provider !== provider;
}
