import Stripe from 'stripe';

const limit = 1;

/** One harmless question of each kind that the product asks, with what it has expanded. */
const questions: readonly ((stripe: Stripe) => Promise<unknown>)[] = [
  (stripe) => stripe.customers.list({ limit }),
  (stripe) => stripe.products.list({ limit }),
  (stripe) => stripe.prices.list({ limit }),
  (stripe) => stripe.checkout.sessions.list({ limit }),
  (stripe) => stripe.subscriptions.list({ limit, status: 'all' }),
  (stripe) => stripe.invoices.list({ limit, expand: ['data.payments'] }),
  (stripe) => stripe.invoicePayments.list({ limit }),
  (stripe) => stripe.charges.list({ limit, expand: ['data.balance_transaction', 'data.refunds.data.balance_transaction'] }),
  (stripe) => stripe.refunds.list({ limit, expand: ['data.balance_transaction'] }),
  (stripe) => stripe.disputes.list({ limit }),
  (stripe) => stripe.balanceTransactions.list({ limit }),
  (stripe) => stripe.events.list({ limit }),
  (stripe) => stripe.paymentMethods.retrieve('pm_none'),
  (stripe) => stripe.paymentIntents.retrieve('pi_none'),
];

/**
 * What a key may not read, in the words of Stripe, which name the right. A sync that may not read all takes money and gives no plan. What
 * it may not write is known only by writing.
 */
export async function checkRights(stripe: Stripe): Promise<string[]> {
  const refusals: string[] = [];
  for (const question of questions) {
    try {
      await question(stripe);
    } catch (error) {
      if (error instanceof Stripe.errors.StripePermissionError) refusals.push(error.message);
      else if (!(error instanceof Stripe.errors.StripeError && error.code === 'resource_missing')) throw error;
    }
  }
  return refusals;
}
