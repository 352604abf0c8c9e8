/** What a change of the items of a subscription means: the items after it, and the lines that it costs. */
import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { invalid } from './fault.ts';
import type { Form } from './form.ts';
import { creditLines, cycleLines, remainderLine } from './invoice-lines.ts';
import type { StoredSubscription, StoredSubscriptionItem } from './stored.ts';
import { checkTogether, newItem, planOf, readItem } from './subscription-make.ts';

export type Proration = 'always_invoice' | 'create_prorations' | 'none';

export interface ItemsChange {
  readonly items: StoredSubscriptionItem[];
  /** What is due for it, and what is given back. */
  readonly lines: Stripe.InvoiceLineItem[];
  /** Lines of which a part is given back: the rest of them cannot be given back again. */
  readonly credited: readonly string[];
  /** The interval is another one: a new period begins now. */
  readonly restarts: boolean;
}

export const readProration = (form: Form): Proration =>
  form.oneOf('proration_behavior', ['always_invoice', 'create_prorations', 'none']) ?? 'create_prorations';

/** @param form with `items[…]`, `proration_behavior` and `proration_date` */
export function readItemsChange(account: Account, subscription: StoredSubscription, form: Form): ItemsChange {
  const held = subscription.items.data;
  const wishes = form.forms('items');
  const at = prorationDate(account, subscription, form);
  if (wishes.length === 0) return { items: [...held], lines: [], credited: [], restarts: false };
  const changed = wishes.map((wish) => changeOf(account, subscription, wish));
  const untouched = held.filter(({ id }) => !changed.some(({ before }) => before?.id === id));
  const nexts = changed.map(({ next }) => next).filter((next) => next !== null);
  const together = [...untouched, ...nexts].map(({ price, quantity = 1 }) => ({ price, quantity }));
  checkTogether(together, 'items');
  const rhythm = ({ price }: StoredSubscriptionItem) => `${price.recurring?.interval_count} ${price.recurring?.interval}`;
  const restarts =
    subscription.status !== 'trialing' && changed.some(({ before, next }) => before && next && rhythm(before) !== rhythm(next));
  const prorated = readProration(form) !== 'none' && subscription.status !== 'trialing';
  const differing = changed.filter(
    ({ before, next }) => before?.price.id !== next?.price.id || before?.quantity !== next?.quantity,
  );
  const credits = differing.flatMap(({ before }) =>
    prorated && before ? creditLines(account, subscription.id, before, at) : [],
  );
  const due = differing.flatMap(({ next }) =>
    prorated && next && !restarts ? remainderLine(account, subscription.id, next, at) : [],
  );
  const lines = [...credits.map(({ line }) => line), ...due];
  const credited = credits.map(({ debit }) => debit);
  const items = orderAsHeld(held, [...untouched, ...nexts]);
  if (!restarts) return { items, lines, credited, restarts };
  const restarted = items.map((item) => {
    const fresh = newItem(account, subscription.id, { price: item.price, quantity: item.quantity ?? 1 }, account.now, null);
    return { ...fresh, id: item.id, created: item.created };
  });
  return { items: restarted, lines: [...lines, ...cycleLines(account, subscription, restarted, null)], credited, restarts };
}

function changeOf(account: Account, subscription: StoredSubscription, wish: Form) {
  wish.only(['deleted', 'id', 'price', 'quantity']);
  const id = wish.text('id');
  if (id === undefined) {
    const [first] = subscription.items.data;
    const made = newItem(account, subscription.id, readItem(account, wish), account.now, null);
    const period = first && { current_period_start: first.current_period_start, current_period_end: first.current_period_end };
    return { before: undefined, next: { ...made, ...period } };
  }
  const before = subscription.items.data.find((item) => item.id === id);
  if (!before) throw invalid(`No such subscription item: '${id}'`, { param: wish.param('id'), code: 'resource_missing' });
  if (wish.flag('deleted')) return { before, next: null };
  const wanted = wish.has('price') ? readItem(account, wish).price : before.price;
  const quantity = wish.integer('quantity') ?? (wish.has('price') ? (before.quantity ?? 1) : before.quantity);
  if (quantity !== undefined && quantity < 0) throw invalid('Invalid quantity', { param: wish.param('quantity') });
  const next: StoredSubscriptionItem = { ...before, plan: planOf(wanted), price: wanted };
  if (quantity !== undefined) next.quantity = quantity;
  return { before, next };
}

function orderAsHeld(held: readonly StoredSubscriptionItem[], items: readonly StoredSubscriptionItem[]) {
  const place = ({ id }: StoredSubscriptionItem) => {
    const index = held.findIndex((item) => item.id === id);
    return index === -1 ? held.length : index;
  };
  return items.toSorted((a, b) => place(a) - place(b));
}

function prorationDate(account: Account, { items }: StoredSubscription, form: Form): number {
  const at = form.integer('proration_date') ?? account.now;
  const [first] = items.data;
  if (first && (at < first.current_period_start || at > first.current_period_end)) {
    throw invalid('Cannot specify `proration_date` outside of the current period.', { param: form.param('proration_date') });
  }
  return at;
}
