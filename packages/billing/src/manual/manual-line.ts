import type { BillingInterval, LocalizedText } from '@repo/vertical';
import type { InvoiceLine } from '../provider/truth.ts';

const spans: Readonly<Record<BillingInterval, LocalizedText>> = {
  month: { ur: 'ایک ماہ', en: 'one month' },
  year: { ur: 'ایک سال', en: 'one year' },
};

export interface SoldPeriod {
  readonly name: LocalizedText;
  readonly interval: BillingInterval;
  readonly seats: number;
  /** Minor units for one seat and one interval. */
  readonly unit: bigint;
}

/** The line of a period that begins when it is paid: its dates are not known yet. */
export function manualLine({ name, interval, seats, unit }: SoldPeriod): InvoiceLine {
  const span = spans[interval];
  const description = { ur: `${name.ur} پلان، ادائیگی سے ${span.ur}`, en: `${name.en} plan, ${span.en} from payment` };
  return { description, quantity: seats, amount: unit * BigInt(seats) };
}
