import type { ManualInvoice } from '@repo/billing';
import { z } from 'zod';
import { amount, currency, instant, interval, method, paidPlan } from './views.ts';

/** An invoice that is paid by bank transfer or Raast, as its organization sees it. */
export const manualView = z.object({
  id: z.string(),
  number: z.string(),
  vertical: z.string(),
  plan: paidPlan,
  interval,
  currency,
  seats: z.int(),
  total: amount,
  /** What two persons have confirmed; more than the total when too much was paid. */
  paid: amount,
  status: z.enum(['open', 'paid', 'void']),
  method,
  issuedAt: instant,
  dueAt: instant,
  /** Of the transfer, as whoever paid typed it. */
  payerReference: z.string().nullable(),
  /** What was paid for; null until all of it was confirmed. */
  period: z.object({ start: instant, end: instant }).nullable(),
});

export function manualViewOf(invoice: ManualInvoice): z.output<typeof manualView> {
  const { id, number, vertical, plan, interval: every, currency: money, seats, status, method: way, payerReference } = invoice;
  const { total, paid, issuedAt, dueAt, period } = invoice;
  return {
    ...{ id, number, vertical, plan, interval: every, currency: money, seats, status, method: way, payerReference },
    ...{ total: String(total), paid: String(paid), issuedAt: issuedAt.toISOString(), dueAt: dueAt.toISOString() },
    period: period && { start: period.start.toISOString(), end: period.end.toISOString() },
  };
}
