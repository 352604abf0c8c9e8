import type Stripe from 'stripe';
import type { Catalogue } from '../plans/catalogue.ts';
import type { InvoiceLine, InvoiceTruth } from '../provider/truth.ts';
import { type Sold, soldBy } from './sold-price.ts';
import { at, idOf } from './stripe-account.ts';

/** Prices by their ids. */
export type KnownPrices = ReadonlyMap<string, Stripe.Price>;

const statuses: Readonly<Record<string, InvoiceTruth['status'] | null>> = {
  draft: null,
  open: 'open',
  paid: 'paid',
  uncollectible: 'uncollectible',
  void: 'void',
};

/** Null: a draft, which nobody owes and which may still change or vanish. */
export function invoiceTruth(
  catalogue: Catalogue,
  prices: KnownPrices,
  invoice: Stripe.Invoice,
  lines: readonly Stripe.InvoiceLineItem[],
): InvoiceTruth | null {
  const status = statuses[invoice.status ?? 'draft'] ?? null;
  if (status === null) return null;
  const { finalized_at: finalized, paid_at: paid } = invoice.status_transitions;
  const sold = lines.map((line) => soldByLine(catalogue, prices, line));
  const [vertical = null, ...others] = new Set(sold.map((each) => each?.vertical ?? null));
  return {
    reference: invoice.id,
    number: invoice.number,
    vertical: others.length > 0 ? null : (vertical ?? invoice.parent?.subscription_details?.metadata?.vertical ?? null),
    currency: invoice.currency.toUpperCase(),
    total: BigInt(invoice.total),
    paid: BigInt(invoice.amount_paid),
    status,
    lines: [...lines.map((line, index) => invoiceLine(catalogue, line, sold[index] ?? null)), ...beside(invoice)],
    issuedAt: at(finalized ?? invoice.created),
    dueAt: invoice.due_date === null ? null : at(invoice.due_date),
    paidAt: paid === null ? null : at(paid),
    url: invoice.hosted_invoice_url ?? null,
  };
}

/** What the total has beside its lines. */
function beside({ total_discount_amounts: discounts, total_taxes: taxes }: Stripe.Invoice): InvoiceLine[] {
  const discount = sumOf(discounts ?? []);
  const tax = sumOf((taxes ?? []).filter(({ tax_behavior }) => tax_behavior === 'exclusive'));
  return [
    ...(discount === 0 ? [] : [{ description: { ur: 'رعایت', en: 'Discount' }, quantity: 1, amount: BigInt(-discount) }]),
    ...(tax === 0 ? [] : [{ description: { ur: 'ٹیکس', en: 'Tax' }, quantity: 1, amount: BigInt(tax) }]),
  ];
}

const sumOf = (rows: readonly { readonly amount: number }[]): number => rows.reduce((sum, { amount }) => sum + amount, 0);

function soldByLine(catalogue: Catalogue, prices: KnownPrices, { pricing }: Stripe.InvoiceLineItem): Sold | null {
  const price = prices.get(idOf(pricing?.price_details?.price) ?? '');
  return price ? soldBy(catalogue, price) : null;
}

/** Parts of a period keep Stripe's words, which say which part: it has them in English alone. */
function invoiceLine(catalogue: Catalogue, line: Stripe.InvoiceLineItem, sold: Sold | null): InvoiceLine {
  const plan = sold && catalogue.plan(sold.vertical, sold.plan);
  const prorated = line.parent?.subscription_item_details?.proration ?? line.parent?.invoice_item_details?.proration ?? false;
  const words = line.description ?? plan?.name.en ?? '';
  return {
    description: plan && !prorated ? plan.name : { ur: words, en: words },
    quantity: line.quantity ?? 1,
    amount: BigInt(line.amount),
  };
}
