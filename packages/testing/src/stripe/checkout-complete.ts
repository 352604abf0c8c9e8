/** What a buyer does on the page of a checkout session. */
import type Stripe from 'stripe';
import type { Account, CheckoutPlan } from './account.ts';
import { attachCard, type Card } from './card.ts';
import { charge } from './charge.ts';
import { linesOf } from './checkout.ts';
import { addCustomer } from './customers.ts';
import { Form } from './form.ts';
import { addIntent } from './payments.ts';
import type { StoredIntent, StoredSession } from './stored.ts';
import { collect, firstInvoice } from './subscription-bill.ts';
import { addSubscription, type ItemWish } from './subscription-make.ts';
import { addTaxId, taxIdsOf } from './tax-ids.ts';

export interface Buyer extends Omit<Card, 'card'> {
  /** `none`: where nothing is due and no card is asked for. */
  readonly card: Card['card'] | 'none';
  readonly name?: string;
  readonly email?: string;
  /** Typed where the session collects tax ids. */
  readonly taxId?: { readonly type: Stripe.TaxId.Type; readonly value: string };
}

export interface CheckoutOutcome {
  readonly outcome: 'complete' | 'declined';
  /** Where the buyer is sent; null: they stay on the page. */
  readonly redirect: string | null;
  readonly subscription: string | null;
}

/** A card that declines leaves the session open; the next one may work. Since 2025-03-31 a subscription is made after the payment. */
export function completeCheckout(account: Account, id: string, buyer: Buyer): CheckoutOutcome {
  const session = account.sessions.get(id);
  const plan = account.checkoutPlans.get(id);
  if (session.status !== 'open' || !plan) throw new Error(`Checkout session ${id} is ${session.status}: nobody can pay it.`);
  const customer = session.customer ?? newCustomer(account, session, buyer);
  session.customer = customer;
  if (buyer.taxId) collectTaxId(account, session, customer, buyer.taxId);
  const card = cardOf(account, session, customer, buyer);
  const intent = pay(account, session, plan, customer, card);
  const refused = intent
    ? intent.status !== 'succeeded'
    : card !== null && account.decliningCards.has(card) && plan.trialDays === null;
  if (refused) return { outcome: 'declined', redirect: null, subscription: null };
  const subscription = addSubscription(account, { ...plan, customer, items: itemsOf(account, session), card });
  const invoice = firstInvoice(account, subscription, intent ?? undefined);
  collect(account, invoice);
  complete(account, session, buyer, { invoice: invoice.id, subscription: subscription.id, paid: intent !== null });
  const redirect = session.success_url?.replace('{CHECKOUT_SESSION_ID}', id) ?? null;
  return { outcome: 'complete', redirect, subscription: subscription.id };
}

function cardOf(account: Account, session: StoredSession, customer: string, buyer: Buyer): string | null {
  const { card, ...rest } = buyer;
  if (card !== 'none') return attachCard(account, customer, { ...rest, card }).id;
  if (session.payment_method_collection === 'if_required' && session.amount_total === 0) return null;
  throw new Error(`Checkout session ${session.id} asks for a card.`);
}

function newCustomer(account: Account, session: StoredSession, buyer: Buyer): string {
  const { id } = addCustomer(account, {
    address: buyer.address ?? null,
    description: null,
    email: buyer.email ?? session.customer_email,
    metadata: {},
    name: buyer.name ?? null,
    phone: null,
    preferred_locales: [],
    tax_exempt: 'none',
  });
  return id;
}

function collectTaxId(
  account: Account,
  session: StoredSession,
  customer: string,
  { type, value }: NonNullable<Buyer['taxId']>,
): void {
  if (!session.tax_id_collection?.enabled) throw new Error('The session does not ask for a tax id.');
  addTaxId(account, customer, Form.parse(new URLSearchParams({ type, value }).toString()));
}

/** @returns null where nothing is due now */
function pay(
  account: Account,
  session: StoredSession,
  plan: CheckoutPlan,
  customer: string,
  card: string | null,
): StoredIntent | null {
  const amount = session.amount_total ?? 0;
  if (amount === 0 || card === null) return null;
  const demand = { amount, currency: session.currency ?? 'usd', customer, description: 'Subscription creation' };
  plan.intent ??= addIntent(account, demand);
  charge(account, plan.intent, account.paymentMethods.get(card));
  return plan.intent;
}

const itemsOf = (account: Account, session: StoredSession): ItemWish[] =>
  linesOf(account, session).flatMap(({ price, quantity }) =>
    price ? { price: account.prices.get(price.id), quantity: quantity ?? 1 } : [],
  );

interface Made {
  readonly invoice: string;
  readonly subscription: string;
  readonly paid: boolean;
}

function complete(account: Account, session: StoredSession, buyer: Buyer, { invoice, paid, subscription }: Made): void {
  const { email, id, name = null } = account.customers.get(session.customer ?? '');
  Object.assign(session, {
    customer_details: {
      address: buyer.address ?? null,
      business_name: null,
      email: buyer.email ?? email,
      individual_name: null,
      name: buyer.name ?? name,
      phone: null,
      tax_exempt: 'none',
      tax_ids: taxIdsOf(account, id).map(({ type, value }) => ({ type, value })),
    } satisfies Stripe.Checkout.Session.CustomerDetails,
    invoice,
    payment_status: paid ? 'paid' : 'no_payment_required',
    status: 'complete',
    subscription,
    url: null,
  });
  account.tell('checkout.session.completed', session);
}
