import type { Tx } from '@repo/db';
import { partsOf, todayInKarachi } from '@repo/facts';

/**
 * The next numbers of an issuer for the year of an instant in Pakistan: "2026-000042". Whoever takes some makes the others wait
 * until its transaction ends, and a transaction that fails takes none: so there is no gap and no number twice.
 */
export async function takeNumbers(
  tx: Tx,
  { issuer, at, count }: { readonly issuer: string; readonly at: Date; readonly count: number },
): Promise<string[]> {
  const { year } = partsOf(todayInKarachi(at));
  await tx.invoiceSeries.createMany({ data: [{ issuer, year }], skipDuplicates: true });
  const { last } = await tx.invoiceSeries.update({
    where: { issuer_year: { issuer, year } },
    data: { last: { increment: count } },
    select: { last: true },
  });
  return Array.from({ length: count }, (_, index) => `${year}-${String(last - count + index + 1).padStart(6, '0')}`);
}
