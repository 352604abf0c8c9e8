/** The customer's share of the asset over time, for the chart. */
import type { IsoDate, Rate } from '@repo/facts';
import type { Quote } from '@repo/islamic-finance';

export interface OwnershipCurve {
  readonly dates: readonly IsoDate[];
  /** From 0 to 1; pixels, not money. */
  readonly customer: readonly number[];
  readonly bank: readonly number[];
  /** Where the customer's share first passes the half, when it begins below. */
  readonly crossing: number | null;
}

/** Null for a sale, where ownership passes at once. */
export function ownershipCurve({ inputs, schedule, totals }: Quote): OwnershipCurve | null {
  if (inputs.product !== 'diminishing-musharakah') return null;
  const atStart = Number((totals.financed * 1_000_000n) / totals.cost) / 1_000_000;
  const bank = [atStart, ...schedule.map((row) => shareOf(row.bankShare))];
  const customer = bank.map((share) => 1 - share);
  const index = customer.findIndex((share) => share > 0.5);
  return {
    dates: [inputs.dates.start, ...schedule.map((row) => row.due)],
    customer,
    bank,
    crossing: index > 0 ? index : null,
  };
}

function shareOf(share: Rate | null): number {
  return share === null ? 0 : Number(share);
}
