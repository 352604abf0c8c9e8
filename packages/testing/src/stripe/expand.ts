import type { Account } from './account.ts';
import { linesOf } from './checkout.ts';
import { asSent } from './event.ts';
import { invalid } from './fault.ts';
import { list } from './list.ts';
import { taxIdsOf } from './tax-ids.ts';

type Fields = Record<string, unknown>;

/** An answer as it is sent, with objects in the place of their ids where `expand[]` asks for it. */
export function expanded(account: Account, answer: unknown, paths: readonly string[]): unknown {
  const sent = asSent(answer);
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > 4) throw invalid(`You cannot expand more than 4 levels of a property (${path}).`, { param: 'expand' });
    walk(account, sent, steps, path);
  }
  return sent;
}

function walk(account: Account, at: unknown, [step, ...rest]: readonly string[], path: string): void {
  if (step === undefined || at === null) return;
  if (Array.isArray(at)) {
    for (const element of at) walk(account, element, [step, ...rest], path);
    return;
  }
  if (!isFields(at)) throw cannot(path);
  const value = at[step] === undefined ? included(account, at, step) : at[step];
  if (value === undefined) throw cannot(path);
  at[step] = typeof value === 'string' ? found(account, value, path) : value;
  walk(account, at[step], rest, path);
}

const cannot = (path: string) => invalid(`This property cannot be expanded (${path}).`, { param: 'expand' });

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function found(account: Account, id: string, path: string): unknown {
  for (const table of tablesOf(account)) {
    const row = table.find(id);
    if (row) return asSent(row);
  }
  throw cannot(path);
}

/** The object of an id, of whatever kind. */
export const tablesOf = (account: Account) => [
  account.customers,
  account.deletedCustomers,
  account.taxIds,
  account.products,
  account.prices,
  account.paymentMethods,
  account.sessions,
  account.subscriptions,
  account.invoices,
  account.invoicePayments,
  account.intents,
  account.charges,
  account.balanceTransactions,
  account.refunds,
  account.disputes,
  account.meters,
  account.features,
  account.events,
];

/** What an object has only when it is asked for. */
function included(account: Account, { id, object }: Fields, name: string): unknown {
  if (typeof id !== 'string') return undefined;
  const lists: Record<string, () => unknown> = {
    'charge.refunds': () =>
      list(
        `/v1/charges/${id}/refunds`,
        account.refunds.all().filter(({ charge }) => charge === id),
      ),
    'checkout.session.line_items': () =>
      list(`/v1/checkout/sessions/${id}/line_items`, [...linesOf(account, account.sessions.get(id))]),
    'customer.subscriptions': () =>
      list(
        `/v1/customers/${id}/subscriptions`,
        account.subscriptions.all().filter(({ customer, status }) => customer === id && status !== 'canceled'),
      ),
    'customer.tax_ids': () => list(`/v1/customers/${id}/tax_ids`, taxIdsOf(account, id)),
    'invoice.payments': () =>
      list(
        `/v1/invoice_payments?invoice=${id}`,
        account.invoicePayments.all().filter(({ invoice }) => invoice === id),
      ),
  };
  const make = lists[`${object}.${name}`];
  return make && asSent(make());
}
