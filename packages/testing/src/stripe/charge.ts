import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { move } from './balance.ts';
import { newId } from './id.ts';
import type { StoredCharge, StoredIntent, StoredPaymentMethod } from './stored.ts';

/** Tries to take the money of a payment intent from a card. @returns the charge, `succeeded` or `failed` */
export function charge(account: Account, intent: StoredIntent, method: StoredPaymentMethod): StoredCharge {
  const fails = account.decliningCards.has(method.id);
  const made = account.charges.add(newCharge(account, intent, method, fails));
  if (fails) {
    account.tell('charge.failed', made);
    Object.assign(intent, { latest_charge: made.id, status: 'requires_payment_method', payment_method: null });
    intent.last_payment_error = { ...cardError, charge: made.id, payment_method: method };
    account.tell('payment_intent.payment_failed', intent);
    return made;
  }
  const { amount, currency } = intent;
  const fee = account.settings.fee(amount, currency);
  const movement = move(account, { type: 'charge', category: 'charge', amount, currency, fee, source: made.id });
  made.balance_transaction = movement.id;
  account.tell('charge.succeeded', made);
  Object.assign(intent, { amount_received: amount, latest_charge: made.id, status: 'succeeded', payment_method: method.id });
  intent.last_payment_error = null;
  account.tell('payment_intent.succeeded', intent);
  return made;
}

const cardError = {
  code: 'card_declined',
  decline_code: 'generic_decline',
  message: 'Your card was declined.',
  type: 'card_error',
} as const;

function newCharge(account: Account, intent: StoredIntent, method: StoredPaymentMethod, fails: boolean): StoredCharge {
  const { amount, currency, customer, description } = intent;
  const id = newId('ch', 24);
  return {
    id,
    object: 'charge',
    amount,
    amount_captured: fails ? 0 : amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: null,
    captured: !fails,
    created: account.now,
    currency,
    customer,
    description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: fails ? cardError.code : null,
    failure_message: fails ? cardError.message : null,
    fraud_details: {},
    livemode: account.livemode,
    metadata: {},
    on_behalf_of: null,
    outcome: outcome(fails),
    paid: !fails,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { card: cardDetails(method, amount), type: 'card' },
    receipt_email: null,
    receipt_number: null,
    receipt_url: fails ? null : `${account.settings.url()}/receipts/${id}`,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: fails ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  };
}

const outcome = (fails: boolean): Stripe.Charge.Outcome => ({
  advice_code: fails ? 'try_again_later' : null,
  network_advice_code: null,
  network_decline_code: fails ? '05' : null,
  network_status: fails ? 'declined_by_network' : 'approved_by_network',
  reason: fails ? 'generic_decline' : null,
  risk_level: 'normal',
  seller_message: fails ? 'The bank did not return any further details with this decline.' : 'Payment complete.',
  type: fails ? 'issuer_declined' : 'authorized',
});

function cardDetails({ card }: StoredPaymentMethod, amount: number): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: amount,
    authorization_code: null,
    brand: card.brand,
    checks: card.checks,
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    installments: null,
    last4: card.last4,
    mandate: null,
    network: card.brand,
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  };
}
