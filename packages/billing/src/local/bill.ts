import type { InvoiceLine } from '../provider/truth.ts';
import { creditKeptLine, creditUsedLine } from './lines.ts';
import { giveId, type LocalInvoice, type LocalState, type LocalSubscription } from './local-state.ts';

/**
 * Issues an invoice and asks the card for it. What is below 0 becomes a credit, and a credit is used before the card: the total
 * of an invoice is the sum of its lines and never below 0.
 */
export function bill(
  state: LocalState,
  { reference: subscription, vertical, currency }: LocalSubscription,
  lines: readonly InvoiceLine[],
  issuedAt: Date,
): { state: LocalState; invoice: LocalInvoice } {
  const sum = lines.reduce((total, { amount }) => total + amount, 0n);
  const credit = state.credits[currency];
  const due = sum > 0n ? sum : 0n;
  const kept = due - sum;
  const used = credit > due ? due : credit;
  const { id: reference, state: given } = giveId(state, 'in');
  const invoice: LocalInvoice = {
    ...{ reference, subscription, number: null, vertical, currency, status: 'open', issuedAt, paidAt: null },
    total: due - used,
    lines: [...lines, ...(used > 0n ? [creditUsedLine(used)] : []), ...(kept > 0n ? [creditKeptLine(kept)] : [])],
  };
  const credits = { ...given.credits, [currency]: credit - used + kept };
  const issued = { ...given, credits, invoices: [...given.invoices, invoice] };
  return collect(issued, invoice, issuedAt);
}

/** Asks the card for an open invoice. One of nothing is paid without a payment. */
export function collect(state: LocalState, invoice: LocalInvoice, at: Date): { state: LocalState; invoice: LocalInvoice } {
  const { reference, total, currency } = invoice;
  if (total > 0n && !state.card.works) return { state, invoice };
  const paid: LocalInvoice = { ...invoice, status: 'paid', paidAt: at };
  const invoices = state.invoices.map((each) => (each.reference === reference ? paid : each));
  if (total === 0n) return { state: { ...state, invoices }, invoice: paid };
  const { id, state: given } = giveId({ ...state, invoices }, 'pay');
  const { country } = state.card;
  const settled = { reference: id, invoice: reference, refunds: null, currency, gross: total, country, settledAt: at };
  return { state: { ...given, payments: [...given.payments, { ...settled, kind: 'payment' }] }, invoice: paid };
}

/** The invoices of a subscription that are still to be paid. */
export const openInvoices = (state: LocalState, { reference }: LocalSubscription): LocalInvoice[] =>
  state.invoices.filter(({ subscription, status }) => subscription === reference && status === 'open');
