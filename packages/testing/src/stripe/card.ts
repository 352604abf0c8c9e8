import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { newId } from './id.ts';
import type { StoredPaymentMethod } from './stored.ts';

/** What a person pays with. */
export interface Card {
  /** `declines`: no bank honours it. */
  readonly card: 'declines' | 'works';
  /** Of its issuer, ISO 3166-1 alpha-2; `PK` where nobody says. */
  readonly country?: string;
  /** The same card has the same one, whoever uses it; a new one where nobody says. */
  readonly fingerprint?: string;
  /** Of the billing address, where it was asked for. */
  readonly address?: Stripe.Address;
}

/** Makes a payment method of a card and attaches it to a customer. */
export function attachCard(account: Account, customer: string, card: Card): StoredPaymentMethod {
  const { email, name = null } = account.customers.get(customer);
  const declines = card.card === 'declines';
  const method = account.paymentMethods.add({
    id: newId('pm', 24),
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: { address: card.address ?? null, email, name, phone: null, tax_id: null },
    card: {
      brand: 'visa',
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: declines ? null : 'pass' },
      country: card.country ?? 'PK',
      display_brand: 'visa',
      exp_month: 12,
      exp_year: new Date(account.now * 1000).getUTCFullYear() + 3,
      fingerprint: card.fingerprint ?? newId('fp', 16).slice(3),
      funding: 'credit',
      generated_from: null,
      last4: declines ? '0341' : '4242',
      networks: { available: ['visa'], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: account.now,
    customer,
    customer_account: null,
    livemode: account.livemode,
    metadata: {},
    type: 'card',
  });
  if (declines) account.decliningCards.add(method.id);
  account.tell('payment_method.attached', method);
  return method;
}

/** The card that a customer's next payment goes to. */
export function payFromNowOnWith(account: Account, customer: string, method: string): void {
  const held = account.customers.get(customer);
  const settings = { ...held.invoice_settings, default_payment_method: method };
  account.change('customer.updated', held, { invoice_settings: settings });
  for (const subscription of account.subscriptions.all()) {
    if (subscription.customer !== customer || subscription.status === 'canceled') continue;
    account.change('customer.subscription.updated', subscription, { default_payment_method: method });
  }
}
