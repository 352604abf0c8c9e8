/** What is owed after receipts: their dates never change the price (AAOIFI SS8 4/6, 5/7). */
import { type IsoDate, type Paisa, paisa } from '@repo/facts';

export interface Receipt {
  readonly date: IsoDate;
  readonly amount: Paisa;
}

/** price − Σ receipts; negative when more was paid than owed. */
export function outstandingAfter(price: Paisa, receipts: readonly Receipt[]): Paisa {
  return paisa(receipts.reduce((left, { amount }) => left - amount, price as bigint));
}
