import type { ProviderId } from '../provider/provider.ts';
import type { PaymentTruth } from '../provider/truth.ts';

export interface Posting {
  /** `cash:<provider>`, `fees:<provider>`, `revenue` or `exchange`. */
  readonly account: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Minor units of `currency`; debit above 0, credit below 0; never 0. */
  readonly amount: bigint;
}

/**
 * What one settled movement posts (double entry, spec §4.5): its amounts add up to 0 in each currency.
 *
 * - `cash:<provider>`: what reached the provider's balance, gross - fee. A payment debits it, a refund and a dispute credit it.
 * - `fees:<provider>`: what the provider kept.
 * - `revenue`: the gross, credited by a payment. It is in the currency that the payer was charged in. A movement that is nothing but
 *   a fee is none of it.
 * - `exchange`: where a movement is settled in another currency than it was charged in, what was sold for what. No rate is stored:
 *   the two amounts are facts of the provider.
 *
 * Play money posts too, in accounts of the `local` provider; its revenue is told by the provider of the movement.
 */
export function postingsOf(
  provider: ProviderId,
  { charged, currency, fee, gross, kind }: Pick<PaymentTruth, 'charged' | 'currency' | 'fee' | 'gross' | 'kind'>,
): readonly Posting[] {
  const isFee = kind === 'fee';
  const isExchanged = !isFee && charged !== undefined && charged.currency !== currency;
  const sold = isExchanged ? charged : { currency, amount: gross };
  const postings: readonly Posting[] = [
    { account: `cash:${provider}`, currency, amount: gross - fee },
    { account: `fees:${provider}`, currency, amount: isFee ? fee - gross : fee },
    ...(isFee ? [] : [{ account: 'revenue', currency: sold.currency, amount: -sold.amount }]),
    ...(isExchanged
      ? [
          { account: 'exchange', currency: sold.currency, amount: sold.amount },
          { account: 'exchange', currency, amount: -gross },
        ]
      : []),
  ];
  return postings.filter(({ amount }) => amount !== 0n);
}
