import type Stripe from 'stripe';
import { invalid, missing } from './fault.ts';
import type { Form } from './form.ts';

/** Parameters of every list. */
export const listFields = ['ending_before', 'expand', 'limit', 'starting_after'] as const;

/** @param rows in the order in which they were made; the list has the newest first */
export function page<Row extends { readonly id: string }>(
  url: string,
  rows: readonly Row[],
  params: Form,
): Stripe.ApiList<Row> {
  const limit = params.integer('limit') ?? 10;
  if (limit < 1 || limit > 100) throw invalid('Invalid limit: must be between 1 and 100', { param: 'limit' });
  const newest = rows.toReversed();
  const after = params.text('starting_after');
  const before = params.text('ending_before');
  if (after !== undefined && before !== undefined) {
    throw invalid('You may only specify one of these parameters: ending_before, starting_after.');
  }
  if (before !== undefined) {
    const end = place(newest, before, 'ending_before');
    return list(url, newest.slice(Math.max(0, end - limit), end), end > limit);
  }
  const start = after === undefined ? 0 : place(newest, after, 'starting_after') + 1;
  return list(url, newest.slice(start, start + limit), newest.length > start + limit);
}

export const list = <Row>(url: string, data: Row[], has_more = false): Stripe.ApiList<Row> => ({
  object: 'list',
  data,
  has_more,
  url,
});

function place(rows: readonly { readonly id: string }[], id: string, param: string): number {
  const index = rows.findIndex((row) => row.id === id);
  if (index === -1) throw missing('object', id, param);
  return index;
}

/** Whether a time is in the range that a list was asked for: `created[gte]=…` or `created=…`. */
export function inRange(params: Form, name: string, at: number): boolean {
  const range = params.form(name);
  if (!range) return !params.has(name) || params.integer(name) === at;
  range.only(['gt', 'gte', 'lt', 'lte']);
  const gt = range.integer('gt') ?? Number.NEGATIVE_INFINITY;
  const gte = range.integer('gte') ?? Number.NEGATIVE_INFINITY;
  const lt = range.integer('lt') ?? Number.POSITIVE_INFINITY;
  const lte = range.integer('lte') ?? Number.POSITIVE_INFINITY;
  return at > gt && at >= gte && at < lt && at <= lte;
}

/** Whether a value is the one that a list was asked for; also where it was asked for none. */
export const asked = (params: Form, name: string, value: string | null | undefined) =>
  !params.has(name) || params.text(name) === value;
