/** Musawamah as the buyer may see it: price and payments, never cost, profit or a rate derived from them. */
import type { IsoDate, Paisa } from '@repo/facts';
import type { Quote } from '../types.ts';

export interface MusawamahView {
  readonly price: Paisa;
  readonly paidAtStart: Paisa;
  readonly rows: readonly {
    readonly number: number;
    readonly due: IsoDate;
    readonly payment: Paisa;
    readonly priceOutstanding: Paisa;
  }[];
}

/** Only what the buyer agrees on; everything else of the quote is left behind. */
export function musawamahView({ totals, schedule }: Quote): MusawamahView {
  const rows = schedule.map(({ number, due, payment, priceOutstanding }) => ({ number, due, payment, priceOutstanding }));
  return { price: totals.price, paidAtStart: totals.paidAtStart, rows };
}
