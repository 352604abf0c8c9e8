import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { type ChargeStory, paymentTruths } from './payment-truth.ts';
import { openStripe } from './testing/open-stripe.ts';

/** As an account that is settled in rupees has it: 280 PKR for a dollar. */
function inRupees(transaction: string | Stripe.BalanceTransaction | null): Stripe.BalanceTransaction {
  if (transaction === null || typeof transaction === 'string') throw new Error('not expanded');
  return { ...transaction, currency: 'pkr', amount: transaction.amount * 280, fee: transaction.fee * 280 };
}

test('what was charged is said where it is settled in another currency, with the sign of what moved', async () => {
  const open = await openStripe();
  try {
    const organizationId = '01935f6e-0000-7000-8000-000000000001';
    const customer = await open.provider.createCustomer({ organizationId, name: 'o', email: 'a@example.test', locale: 'ur' });
    await open.buy(customer, organizationId);
    const [charge] = (await open.sdk.charges.list({ customer, expand: ['data.balance_transaction'] })).data;
    if (!charge) throw new Error('nothing was charged');
    const refund = await open.sdk.refunds.create({ charge: charge.id, amount: 100, expand: ['balance_transaction'] });
    const same: ChargeStory = { charge, invoice: null, refunds: [refund], disputes: [] };
    expect(paymentTruths(same).map(({ charged }) => charged)).toEqual([undefined, undefined]);

    const out = inRupees(refund.balance_transaction);
    const back = { ...out, id: 'txn_back', amount: -out.amount };
    const other: ChargeStory = {
      ...same,
      charge: { ...charge, balance_transaction: inRupees(charge.balance_transaction) },
      refunds: [{ ...refund, balance_transaction: out, failure_balance_transaction: back }],
    };
    const { amount } = charge;
    expect(paymentTruths(other).map(({ charged, currency, gross }) => ({ charged, currency, gross }))).toEqual([
      { charged: { currency: 'USD', amount: BigInt(amount) }, currency: 'PKR', gross: BigInt(amount * 280) },
      { charged: { currency: 'USD', amount: -100n }, currency: 'PKR', gross: -28_000n },
      { charged: { currency: 'USD', amount: 100n }, currency: 'PKR', gross: 28_000n },
    ]);
  } finally {
    await open.fake.close();
  }
});
