import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { move } from './balance.ts';
import { invalid } from './fault.ts';
import { type Form, fields } from './form.ts';
import { newId } from './id.ts';
import { asked, inRange, listFields, page } from './list.ts';
import type { Route } from './route.ts';
import type { StoredCharge, StoredRefund } from './stored.ts';

const reasons = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

export const refundRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/refunds',
    accepts: fields<Stripe.RefundCreateParams>()('amount', 'charge', 'expand', 'metadata', 'payment_intent', 'reason'),
    run: ({ account, params }) => refund(account, chargeOf(account, params), params),
  },
  {
    method: 'GET',
    path: '/v1/refunds',
    accepts: fields<Stripe.RefundListParams>()(...listFields, 'charge', 'created', 'payment_intent'),
    run({ account, params }) {
      const rows = account.refunds
        .all()
        .filter(({ created }) => inRange(params, 'created', created))
        .filter(({ charge }) => asked(params, 'charge', charge))
        .filter(({ payment_intent }) => !params.has('payment_intent') || payment_intent === params.text('payment_intent'));
      return page('/v1/refunds', rows, params);
    },
  },
  {
    method: 'GET',
    path: '/v1/refunds/:id',
    accepts: fields<Stripe.RefundRetrieveParams>()('expand'),
    run: ({ account, id }) => account.refunds.get(id),
  },
];

function chargeOf(account: Account, params: Form): StoredCharge {
  const intent = params.text('payment_intent');
  if (intent === undefined) return account.charges.get(params.required('charge'), 'charge');
  const { latest_charge: latest } = account.intents.get(intent, 'payment_intent');
  if (latest === null)
    throw invalid('This PaymentIntent does not have a successful charge to refund.', { param: 'payment_intent' });
  return account.charges.get(latest);
}

function refund(account: Account, charge: StoredCharge, params: Form): StoredRefund {
  const left = charge.amount - charge.amount_refunded;
  const amount = params.integer('amount') ?? left;
  if (!charge.paid) throw invalid('This charge has not been paid.', { param: 'charge' });
  if (charge.disputed) throw invalid('This charge has been charged back.', { code: 'charge_disputed' });
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  if (amount < 1 || amount > left) {
    throw invalid(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, { param: 'amount' });
  }
  const { currency } = charge;
  const id = newId('re', 24);
  const movement = move(account, { type: 'refund', category: 'refund', amount: -amount, currency, fee: 0, source: id });
  const made = account.refunds.add({
    id,
    object: 'refund',
    amount,
    balance_transaction: movement.id,
    charge: charge.id,
    created: account.now,
    currency,
    // What a receiver must not rely on: older versions of the API do not name it at all.
    customer: null,
    customer_account: null,
    metadata: params.metadata(),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.oneOf('reason', reasons) ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  });
  account.tell('refund.created', made);
  const refunded = charge.amount_refunded + amount;
  account.change('charge.refunded', charge, { amount_refunded: refunded, refunded: refunded === charge.amount });
  return made;
}

/** Days later the bank cannot take it: the money is back in the balance, by a movement of its own. */
export function failRefund(account: Account, id: string): void {
  const refund = account.refunds.get(id);
  if (refund.status !== 'succeeded') throw new Error(`Refund ${id} is ${refund.status}: it cannot fail.`);
  const charge = account.charges.get(refund.charge);
  const { amount, currency } = refund;
  const back = move(account, { type: 'refund_failure', category: 'refund_failure', amount, currency, fee: 0, source: id });
  const failed = { status: 'failed', failure_balance_transaction: back.id, failure_reason: 'lost_or_stolen_card' };
  account.change('refund.updated', refund, failed);
  account.tell('refund.failed', refund);
  account.tell('charge.refund.updated', refund);
  const refunded = charge.amount_refunded - amount;
  Object.assign(charge, { amount_refunded: refunded, refunded: refunded === charge.amount });
}
