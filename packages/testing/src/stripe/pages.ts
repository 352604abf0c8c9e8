/** The pages that a person sees at Stripe, as plain forms: where a checkout is paid, and the portal. */
import type { Account } from './account.ts';
import type { Answer, Arrived } from './answer.ts';
import { attachCard, payFromNowOnWith } from './card.ts';
import { completeCheckout } from './checkout-complete.ts';
import { Form } from './form.ts';
import { cancelInPortal } from './portal.ts';
import type { StoredInvoice, StoredSubscription } from './stored.ts';
import { collect } from './subscription-bill.ts';
import { updateSubscription } from './subscription-update.ts';

type Deed = readonly [name: string, words: string];

/** @returns null where there is no such page */
export function answerPage(accounts: readonly Account[], { method, path, params }: Arrived): Answer | null {
  const [, kind, id] = /^\/(c\/pay|p\/session)\/([^/]+)$/.exec(path) ?? [];
  const account = accounts.find(({ portals, sessions }) => portals.has(id ?? '') || sessions.find(id ?? ''));
  if (!kind || !id || !account) return null;
  const deed = method === 'POST' ? (new URLSearchParams(params).get('deed') ?? '') : null;
  return kind === 'c/pay' ? checkoutPage(account, id, deed) : portalPage(account, id, deed);
}

function checkoutPage(account: Account, id: string, deed: string | null): Answer {
  const session = account.sessions.get(id);
  if (session.status !== 'open') return page('Checkout', ['This checkout is over.'], [], null);
  const lines = account.checkoutPlans.get(id)?.lines ?? [];
  const due = money(session.amount_total ?? 0, session.currency ?? '');
  const said = [...lines.map(({ description, quantity }) => `${description} × ${quantity}`), `Due now: ${due}`];
  if (deed !== null) {
    const card = deed === 'pay' ? 'works' : 'declines';
    const { redirect } = completeCheckout(account, id, { card });
    if (redirect !== null) return goTo(redirect);
    said.unshift('Your card was declined.');
  }
  const deeds: readonly Deed[] = [
    ['pay', 'Subscribe'],
    ['decline', 'Subscribe with a card that declines'],
  ];
  return page('Checkout', said, deeds, session.cancel_url);
}

function portalPage(account: Account, id: string, deed: string | null): Answer {
  const portal = account.portals.get(id);
  if (!portal) return page('Billing', ['This page is over.'], [], null);
  const { customer, back } = portal;
  const running = account.subscriptions.all().filter((each) => each.customer === customer && each.status !== 'canceled');
  const open = account.invoices.all().filter((each) => each.customer === customer && each.status === 'open');
  if (deed !== null) {
    carryOut(account, { customer, running, open }, deed);
    return goTo(`/p/session/${id}`);
  }
  const said = [
    ...running.map(({ cancel_at, status }) => (cancel_at === null ? `Subscription: ${status}` : 'Subscription: cancels')),
    ...open.map(({ amount_remaining, currency, number }) => `Invoice ${number}: ${money(amount_remaining, currency)} due`),
  ];
  const deeds: readonly Deed[] = [
    ['card-works', 'Add a card'],
    ['card-declines', 'Add a card that declines'],
    ...running.map(({ cancel_at }): Deed => (cancel_at === null ? ['cancel', 'Cancel plan'] : ['resume', 'Renew plan'])),
    ...open.map((): Deed => ['pay', 'Pay invoice']),
  ];
  return page('Billing', said, deeds, back);
}

interface Held {
  readonly customer: string;
  readonly running: readonly StoredSubscription[];
  readonly open: readonly StoredInvoice[];
}

function carryOut(account: Account, { customer, running, open }: Held, deed: string): void {
  if (deed === 'card-works' || deed === 'card-declines') {
    const { id } = attachCard(account, customer, { card: deed === 'card-works' ? 'works' : 'declines' });
    payFromNowOnWith(account, customer, id);
  }
  if (deed === 'cancel') for (const { id } of running) cancelInPortal(account, id);
  if (deed === 'resume') {
    for (const subscription of running) updateSubscription(account, subscription, Form.parse('cancel_at='));
  }
  if (deed === 'pay') for (const invoice of open) collect(account, invoice);
}

const money = (amount: number, currency: string) => `${(amount / 100).toFixed(2)} ${currency.toUpperCase()}`;

const goTo = (location: string): Answer => ({ status: 303, body: '', headers: { location } });

function page(title: string, said: readonly string[], deeds: readonly Deed[], back: string | null): Answer {
  const lines = said.map((line) => `<p>${escaped(line)}</p>`);
  const buttons = deeds.map(([name, words]) => `<button name="deed" value="${name}">${words}</button>`);
  const way = back === null ? '' : `<a href="${escaped(back)}">Go back</a>`;
  const body =
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>` +
    `<h1>${title}</h1>${lines.join('')}<form method="post">${buttons.join(' ')}</form>${way}</html>`;
  return { status: 200, body, headers: { 'content-type': 'text/html; charset=utf-8' } };
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['"', '&quot;'],
]);

const escaped = (text: string) => text.replace(/[&<"]/g, (sign) => entities.get(sign) ?? sign);
