import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { move } from './balance.ts';
import { invalid } from './fault.ts';
import { fields } from './form.ts';
import { newId } from './id.ts';
import { asked, inRange, listFields, page } from './list.ts';
import { day } from './period.ts';
import type { Route } from './route.ts';
import type { StoredDispute } from './stored.ts';

export const disputeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/disputes',
    accepts: fields<Stripe.DisputeListParams>()(...listFields, 'charge', 'created', 'payment_intent'),
    run({ account, params }) {
      const rows = account.disputes
        .all()
        .filter(({ created }) => inRange(params, 'created', created))
        .filter(({ charge }) => asked(params, 'charge', charge))
        .filter(({ payment_intent }) => !params.has('payment_intent') || payment_intent === params.text('payment_intent'));
      return page('/v1/disputes', rows, params);
    },
  },
  {
    method: 'GET',
    path: '/v1/disputes/:id',
    accepts: fields<Stripe.DisputeRetrieveParams>()('expand'),
    run: ({ account, id }) => account.disputes.get(id),
  },
  {
    method: 'POST',
    path: '/v1/disputes/:id/close',
    accepts: fields<Stripe.DisputeCloseParams>()('expand'),
    run({ account, id }) {
      const dispute = account.disputes.get(id);
      if (dispute.status !== 'needs_response') throw invalid('This dispute is already closed');
      closeDispute(account, id, 'lost');
      return dispute;
    },
  },
];

/** What a dispute costs, in minor units, whoever wins it. */
const disputeFee = 1500;

/** A payer tells the bank that the payment was wrong: the money is taken away until that is decided. */
export function openDispute(account: Account, chargeId: string, amount?: number): StoredDispute {
  const charge = account.charges.get(chargeId);
  if (!charge.paid || charge.disputed) throw new Error(`Charge ${chargeId} cannot be disputed.`);
  const { currency } = charge;
  const taken = amount ?? charge.amount;
  const id = newId('du', 24);
  const wish = { type: 'adjustment', category: 'dispute', amount: -taken, currency, fee: disputeFee, source: id } as const;
  const dispute = account.disputes.add({
    id,
    object: 'dispute',
    amount: taken,
    balance_transactions: [move(account, wish)],
    charge: charge.id,
    created: account.now,
    currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: account.now + 7 * day,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: account.livemode,
    metadata: {},
    network_reason_code: '10.4',
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: { brand: 'visa', case_type: 'chargeback', network: 'visa', network_reason_code: '10.4' },
      type: 'card',
    },
    reason: 'fraudulent',
    status: 'needs_response',
  });
  charge.disputed = true;
  account.tell('charge.dispute.created', dispute);
  account.tell('charge.dispute.funds_withdrawn', dispute);
  account.tell('charge.updated', charge, { disputed: false });
  return dispute;
}

/** The bank decides: who wins has the money back, but not the fee. */
export function closeDispute(account: Account, id: string, status: 'lost' | 'won'): void {
  const dispute = account.disputes.get(id);
  const { amount, currency } = dispute;
  account.change('charge.dispute.closed', dispute, { status });
  if (status === 'lost') return;
  const back = move(account, { type: 'adjustment', category: 'dispute_reversal', amount, currency, fee: 0, source: id });
  const movements = [...dispute.balance_transactions, back];
  account.change('charge.dispute.funds_reinstated', dispute, { balance_transactions: movements });
}

const noEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
