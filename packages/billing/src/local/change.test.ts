/** Changes computed by hand. A period of 30 days, 1 to 30 November 2026; on the 11th 20 of them are left. */
import { AppError } from '@repo/facts';
import { expect, test } from 'vitest';
import { advance } from './advance.ts';
import { begin } from './begin.ts';
import { change, previewOf } from './change.ts';
import { type LocalState, type LocalTerms, newState } from './local-state.ts';
import { shareOf } from './periods.ts';
import { refund, setCard } from './settle.ts';

const at = (text: string) => new Date(`2026-${text}T09:00:00Z`);
const team: LocalTerms = { plan: 'team', interval: 'month', seats: 3, unit: 252_000n, name: { ur: 'ٹیم', en: 'Team' } };
const scale = { plan: 'scale' as const, interval: 'month' as const, unit: 812_000n, name: { ur: 'اسکیل', en: 'Scale' } };
const teamYear = { ...team, interval: 'year' as const, unit: 2_520_000n };
const bought = (terms: LocalTerms = team, trialDays = 0) =>
  begin(newState('c'), { vertical: 'shop', currency: 'PKR', terms, trialDays }, at('11-01'));
const reference = 'sub_c_1';
const refused = (run: () => unknown) => {
  try {
    run();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
};
const amounts = (state: LocalState, index = -1) => state.invoices.at(index)?.lines.map(({ amount }) => amount);

test.each([
  // 7 of 31 days of 100001: 22580.87…
  ['up', 100_001n, 7, 31, 22_581n],
  // 1 of 3 days of 100: 33.33…
  ['down', 100n, 1, 3, 33n],
  // 1 of 2 days of 101: 50.5
  ['half up', 101n, 1, 2, 51n],
  // 15 of 30 days of 3 × 33333 = 99999: 49999.5, rounded once for the line, not once for each seat (3 × 16667 = 50001)
  ['once', 99_999n, 15, 30, 50_000n],
  ['all', 252_000n, 30, 30, 252_000n],
  ['nothing', 252_000n, 0, 30, 0n],
])('a share is rounded %s', (_name, amount, left, of, share) => {
  expect(shareOf(amount, { left, of })).toBe(share);
});

test('a larger plan holds at once: 20 of 30 days back, and 20 of 30 days of the new one', () => {
  const state = change(bought(), reference, { sold: scale }, at('11-11'));
  // 3 × 252000 × 20/30 = 504000; 3 × 812000 × 20/30 = 1624000.
  expect(amounts(state)).toEqual([-504_000n, 1_624_000n]);
  expect(state.payments.at(-1)?.gross).toBe(1_120_000n);
  expect(state.subscriptions[0]).toMatchObject({ terms: { plan: 'scale', seats: 3 }, periodEnd: at('12-01') });
  expect(previewOf(bought(), reference, { sold: scale }, at('11-11'))).toMatchObject({
    ...{ dueNow: 1_120_000n, credit: 0n, startsAt: null, trialEnd: null },
  });
});

test('a smaller plan holds from the next period on, and the plan that is held may be kept after all', () => {
  const large = bought({ ...scale, seats: 3 });
  const wished = change(large, reference, { sold: team }, at('11-11'));
  expect(wished.subscriptions[0]).toMatchObject({ terms: { plan: 'scale' }, next: { plan: 'team' } });
  expect(wished.invoices).toHaveLength(1);
  expect(previewOf(large, reference, { sold: team }, at('11-11'))).toMatchObject({
    ...{ dueNow: 0n, credit: 0n, startsAt: at('12-01'), trialEnd: null },
  });
  expect(advance(wished, at('12-01')).subscriptions[0]).toMatchObject({ terms: { plan: 'team', seats: 3 }, next: null });
  expect(amounts(advance(wished, at('12-01')))).toEqual([756_000n]);
  expect(change(wished, reference, { sold: scale }, at('11-12')).subscriptions[0]).toMatchObject({ next: null });
});

test('a year in place of a month begins at once, and what is left of the month goes off its price', () => {
  const state = change(bought(), reference, { sold: teamYear }, at('11-11'));
  // 3 × 2520000 = 7560000, less 504000.
  expect(amounts(state)).toEqual([-504_000n, 7_560_000n]);
  expect(state.payments.at(-1)?.gross).toBe(7_056_000n);
  expect(state.subscriptions[0]).toMatchObject({ periodStart: at('11-11'), periodEnd: new Date('2027-11-11T09:00:00Z') });
  const back = change(state, reference, { sold: team }, at('11-20'));
  expect(back.subscriptions[0]).toMatchObject({ terms: { interval: 'year' }, next: { interval: 'month' } });
});

test('what a larger plan by the month leaves of a year is kept, and pays the months that follow', () => {
  const state = change(bought({ ...teamYear, seats: 1 }), reference, { sold: scale }, at('11-02'));
  // 364 of 365 days of 2520000: 2513095.89…; a month of the other plan: 812000.
  expect(amounts(state)).toEqual([-2_513_096n, 812_000n, 1_701_096n]);
  expect(state.invoices.at(-1)).toMatchObject({ total: 0n, status: 'paid' });
  const year = bought({ ...teamYear, seats: 1 });
  expect(previewOf(year, reference, { sold: scale }, at('11-02'))).toMatchObject({
    ...{ dueNow: 0n, credit: 1_701_096n, startsAt: null },
  });
  const after = advance(state, new Date('2027-02-02T09:00:00Z'));
  expect(after.invoices.slice(2).map(({ total }) => total)).toEqual([0n, 0n, 734_904n]);
  expect(amounts(after, -2)).toEqual([812_000n, -812_000n]);
  // 1701096 − 2 × 812000 = 77096 are left for the third month.
  expect(amounts(after)).toEqual([812_000n, -77_096n]);
  expect(after.credits.PKR).toBe(0n);
});

test('seats are billed and given back to the day', () => {
  const more = change(bought(), reference, { seats: 5 }, at('11-11'));
  // 2 × 252000 × 20/30 = 336000.
  expect(amounts(more)).toEqual([336_000n]);
  const fewer = change(more, reference, { seats: 1 }, at('11-21'));
  // 4 × 252000 × 10/30 = 336000.
  expect(amounts(fewer)).toEqual([-336_000n, 336_000n]);
  expect(fewer.credits.PKR).toBe(336_000n);
  expect(previewOf(more, reference, { seats: 1 }, at('11-21'))).toMatchObject({ dueNow: 0n, credit: 336_000n, startsAt: null });
  // The month that follows: 252000, all of it from the credit.
  expect(advance(fewer, at('12-01')).credits.PKR).toBe(84_000n);
  expect(change(bought(), reference, { seats: 3 }, at('11-11')).invoices).toHaveLength(1);
});

test('a trial changes without a bill', () => {
  const state = change(bought(team, 14), reference, { sold: scale, seats: 2 }, at('11-03'));
  expect(state.invoices).toHaveLength(1);
  expect(previewOf(bought(team, 14), reference, { sold: scale }, at('11-03'))).toMatchObject({
    ...{ dueNow: 0n, credit: 0n, startsAt: null, trialEnd: at('11-15') },
  });
  expect(amounts(advance(state, at('11-15')))).toEqual([1_624_000n]);
});

test('a card that refuses: the plan stays, seats come and their payment is missing, and nothing unpaid is given back', () => {
  const broken = setCard(bought(), { works: false, country: 'PK' }, at('11-02'));
  expect(refused(() => change(broken, reference, { sold: scale }, at('11-11')))).toBe('PAYMENT_DECLINED');
  const more = change(broken, reference, { seats: 9 }, at('11-11'));
  expect(more.subscriptions[0]).toMatchObject({ status: 'past-due', terms: { seats: 9 }, pastDueSince: at('11-11') });
  const fewer = change(more, reference, { seats: 1 }, at('11-12'));
  expect(fewer.credits.PKR).toBe(0n);
  expect(fewer.subscriptions[0]).toMatchObject({ terms: { seats: 9 }, next: { seats: 1 } });
  expect(refused(() => change(more, reference, { sold: scale }, at('11-12')))).toBe('PAYMENT_MISSING');
});

test('what is not renewed ends with its period, unless it goes on after all', () => {
  const ending = change(bought(), reference, { endsAtPeriodEnd: true }, at('11-11'));
  expect(ending.subscriptions[0]).toMatchObject({ status: 'active', endsAtPeriodEnd: true });
  const ended = advance(ending, at('12-01'));
  expect(ended.subscriptions[0]?.status).toBe('ended');
  expect(ended.invoices).toHaveLength(1);
  const kept = change(ending, reference, { endsAtPeriodEnd: false }, at('11-12'));
  expect(advance(kept, at('12-01')).subscriptions[0]).toMatchObject({
    status: 'active',
    periodEnd: new Date('2027-01-01T09:00:00Z'),
  });
  expect(refused(() => change(ended, reference, { seats: 4 }, at('12-02')))).toBe('NOT_FOUND');
});

test('a refund is a row of its own, and no more than was paid', () => {
  const state = bought();
  const [payment] = state.payments;
  const part = refund(state, { payment: payment?.reference ?? '', amount: 300_000n }, at('11-05'));
  expect(part.payments.map(({ kind, gross }) => [kind, gross])).toEqual([
    ['payment', 756_000n],
    ['refund', -300_000n],
  ]);
  expect(refused(() => refund(part, { payment: payment?.reference ?? '', amount: 456_001n }, at('11-06')))).toBe(
    'REFUND_TOO_LARGE',
  );
  expect(refund(part, { payment: payment?.reference ?? '', amount: 456_000n }, at('11-06')).payments).toHaveLength(3);
});
