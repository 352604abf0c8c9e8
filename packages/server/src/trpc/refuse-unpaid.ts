import type { Entitlements } from '@repo/billing';
import { AppError } from '@repo/facts';

/** @throws AppError `PAYMENT_REQUIRED` when the vertical of a procedure is read-only for the organization */
export async function refuseUnpaid(entitlements: Entitlements, organizationId: string, path: string): Promise<void> {
  const [vertical] = path.split('.');
  const held = await entitlements.of(organizationId);
  if (held.find((each) => each.vertical === vertical)?.access === 'read-only') {
    throw new AppError('PAYMENT_REQUIRED', { kind: 'forbidden' });
  }
}
