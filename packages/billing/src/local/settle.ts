/** What a buyer and an operator do with money that was billed. */
import { AppError } from '@repo/facts';
import { refusal } from '../refusal.ts';
import { advance, payOpen } from './advance.ts';
import { giveId, type LocalPayment, type LocalState } from './local-state.ts';

/** Another card from now on. One that works pays at once what is open. */
export function setCard(before: LocalState, card: LocalState['card'], at: Date): LocalState {
  const state = { ...advance(before, at), card };
  const missing = state.subscriptions.filter(({ status }) => status === 'past-due');
  return advance(
    missing.reduce((held, subscription) => payOpen(held, subscription, at), state),
    at,
  );
}

/** What is left of a payment after its refunds. */
export const leftOf = (state: LocalState, { reference, gross }: LocalPayment): bigint =>
  state.payments.filter(({ refunds }) => refunds === reference).reduce((sum, refund) => sum + refund.gross, gross);

/**
 * Gives back a payment or a part of it. The subscription goes on: whoever wants it to end ends it.
 * @throws AppError `NOT_FOUND`, `REFUND_TOO_LARGE` (more than is left of it)
 */
export function refund(before: LocalState, wish: { payment: string; amount: bigint }, at: Date): LocalState {
  const state = advance(before, at);
  const payment = state.payments.find(({ reference, kind }) => reference === wish.payment && kind === 'payment');
  if (!payment || wish.amount <= 0n) throw new AppError('NOT_FOUND', { kind: 'not-found' });
  if (wish.amount > leftOf(state, payment)) throw refusal('REFUND_TOO_LARGE');
  const { id, state: given } = giveId(state, 're');
  const row: LocalPayment = {
    ...payment,
    ...{ reference: id, kind: 'refund', refunds: payment.reference, gross: -wish.amount, settledAt: at },
  };
  return { ...given, payments: [...given.payments, row] };
}
