import type Stripe from 'stripe';
import type { PaymentKind, PaymentTruth } from '../provider/truth.ts';
import { at } from './stripe-account.ts';

/** A charge with what became of it; its balance transaction is expanded. */
export interface ChargeStory {
  readonly charge: Stripe.Charge;
  /** The id of the invoice that it is for. */
  readonly invoice: string | null;
  /** Their balance transactions are expanded. */
  readonly refunds: readonly Stripe.Refund[];
  readonly disputes: readonly Stripe.Dispute[];
}

/**
 * The movements of money of a charge, in the currency in which the account is settled: that is what was received, and its fee has no
 * other currency. Each is one balance transaction, which Stripe never changes.
 */
export function paymentTruths({ charge, disputes, invoice, refunds }: ChargeStory): PaymentTruth[] {
  const payer = payerOf(charge);
  const rows = [
    movement('payment', charge.balance_transaction, { amount: charge.amount_captured, currency: charge.currency }),
    ...refunds.flatMap(({ amount, balance_transaction: out, currency, failure_balance_transaction: back }) => [
      movement('refund', out, { amount, currency }),
      movement('refund', back, { amount, currency }),
    ]),
    ...disputes.flatMap(({ amount, balance_transactions: all, currency }) =>
      all.map((each) => movement(each.amount < 0 ? 'dispute' : 'dispute-won', each, { amount, currency })),
    ),
  ];
  return rows.flatMap((row) => (row === null ? [] : [{ ...row, invoice, payer }]));
}

/**
 * @param charged what the payer sees of it, in Stripe's letters and without a sign
 * @returns null: there is none yet, because the money has not moved
 */
function movement(
  kind: PaymentKind,
  transaction: string | Stripe.BalanceTransaction | null | undefined,
  charged: { readonly amount: number; readonly currency: string },
): Omit<PaymentTruth, 'invoice' | 'payer'> | null {
  if (transaction === null || transaction === undefined) return null;
  if (typeof transaction === 'string') throw new Error(`Balance transaction ${transaction} is not expanded`);
  const { amount, created, currency, fee, id } = transaction;
  return {
    reference: id,
    kind,
    currency: currency.toUpperCase(),
    ...(charged.currency === currency || amount === 0
      ? {}
      : { charged: { currency: charged.currency.toUpperCase(), amount: BigInt(Math.sign(amount) * charged.amount) } }),
    gross: BigInt(amount),
    fee: BigInt(fee),
    settledAt: at(created),
  };
}

/** The bank that gave out the card says more than what the payer typed. */
export function payerOf({ billing_details, payment_method_details }: Stripe.Charge): PaymentTruth['payer'] {
  const issuer = payment_method_details?.card?.country;
  if (issuer) return { country: issuer, basis: 'card_issuer' };
  const typed = billing_details.address?.country;
  return typed ? { country: typed, basis: 'billing_address' } : null;
}
