import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance, nextDue } from './advance.ts';
import { begin } from './begin.ts';
import { type LocalState, type LocalTerms, newState } from './local-state.ts';
import { setCard } from './settle.ts';
import { carryOut, steps } from './testing/deeds.ts';
import { truthOf } from './truth-of.ts';

const terms: LocalTerms = { plan: 'team', interval: 'month', seats: 3, unit: 252_000n, name: { ur: 'ٹیم', en: 'Team' } };
const at = (text: string) => new Date(`${text}:00Z`);
const start = at('2026-01-31T09:00');
const bought = (trialDays = 0, changes: Partial<LocalTerms> = {}) =>
  begin(newState('c'), { vertical: 'shop', currency: 'PKR', terms: { ...terms, ...changes }, trialDays }, start);
const one = ({ subscriptions: [first] }: LocalState) => first;
const broken = (state: LocalState) => setCard(state, { works: false, country: 'PK' }, start);

test('months begin on the day of the purchase, or on the last day of a shorter month', () => {
  const state = advance(bought(), at('2026-05-01T00:00'));
  const starts = state.invoices.map(({ issuedAt }) => issuedAt.toISOString().slice(0, 16));
  expect(starts).toEqual(['2026-01-31T09:00', '2026-02-28T09:00', '2026-03-31T09:00', '2026-04-30T09:00']);
  expect(one(state)).toMatchObject({ status: 'active', periodEnd: at('2026-05-31T09:00') });
  expect(state.payments.map(({ gross }) => gross)).toEqual([756_000n, 756_000n, 756_000n, 756_000n]);
  expect(state.invoices[1]?.lines).toEqual([
    {
      description: { ur: 'ٹیم پلان، 28 فروری 2026 سے 30 مارچ 2026 تک', en: 'Team plan, 28 February 2026 to 30 March 2026' },
      quantity: 3,
      amount: 756_000n,
    },
  ]);
});

test('the day is that of Karachi: 20:00 in Greenwich is tomorrow there', () => {
  const state = begin(newState('c'), { vertical: 'shop', currency: 'PKR', terms, trialDays: 0 }, at('2026-01-30T20:00'));
  expect(one(advance(state, at('2026-03-01T00:00')))).toMatchObject({
    periodStart: at('2026-02-27T20:00'),
    periodEnd: at('2026-03-30T20:00'),
  });
});

test('a trial has an invoice of nothing, and its end the first of the plan', () => {
  const state = bought(14);
  expect(one(state)).toMatchObject({ status: 'trialing', trialEnd: at('2026-02-14T09:00'), periodEnd: at('2026-02-14T09:00') });
  expect(state.invoices).toMatchObject([{ total: 0n, status: 'paid' }]);
  const after = advance(state, at('2026-02-14T09:00'));
  expect(one(after)).toMatchObject({ status: 'active', periodEnd: at('2026-03-14T09:00') });
  expect(after.payments).toMatchObject([{ gross: 756_000n, country: 'PK' }]);
  expect(one(advance(bought(14), at('2026-02-14T08:59')))?.status).toBe('trialing');
});

test('a card that refuses is asked again after 1, 3, 5 and 7 days, and after 30 the subscription has ended', () => {
  const state = broken(bought());
  const due = advance(state, at('2026-02-28T09:00'));
  expect(one(due)).toMatchObject({
    status: 'past-due',
    pastDueSince: at('2026-02-28T09:00'),
    periodEnd: at('2026-03-31T09:00'),
  });
  const asked: string[] = [];
  let current = due;
  for (let next = nextDue(current); next; next = nextDue(current)) {
    asked.push(next.toISOString().slice(0, 10));
    current = advance(current, next);
  }
  expect(asked).toEqual(['2026-03-01', '2026-03-03', '2026-03-05', '2026-03-07', '2026-03-30']);
  expect(one(current)).toMatchObject({ status: 'ended', pastDueSince: null });
  expect(current.invoices.map(({ status }) => status)).toEqual(['paid', 'uncollectible']);
});

test('a card that works again pays at once, and the next period is billed when the payment is later than its beginning', () => {
  const lost = advance(broken(bought()), at('2026-02-28T09:00'));
  const paid = setCard(lost, { works: true, country: 'PK' }, at('2026-03-06T00:00'));
  expect(one(paid)).toMatchObject({ status: 'active', pastDueSince: null, renewsAt: at('2026-03-31T09:00') });
  expect(paid.payments).toHaveLength(2);

  const short = broken(
    begin(newState('c'), { vertical: 'shop', currency: 'PKR', terms, trialDays: 0 }, at('2026-01-01T09:00')),
  );
  const late = setCard(advance(short, at('2026-03-02T08:00')), { works: true, country: 'PK' }, at('2026-03-02T08:00'));
  expect(one(late)).toMatchObject({ status: 'active', periodStart: at('2026-03-01T09:00'), periodEnd: at('2026-04-01T09:00') });
  expect(late.invoices.map(({ issuedAt }) => issuedAt)).toEqual(
    ['2026-01-01T09:00', '2026-02-01T09:00', '2026-03-02T08:00'].map(at),
  );
});

test('any split of time into steps gives the state of one step', () => {
  fc.assert(
    fc.property(steps, fc.array(fc.nat({ max: 400 * 24 }), { maxLength: 8 }), (deeds, hours) => {
      const begun = at('2026-01-31T09:00').getTime();
      const stops = hours.map((hour) => begun + hour * 3_600_000).toSorted((a, b) => a - b);
      let [plain, split, now] = [newState('c'), newState('c'), begun];
      for (const [deed, wait] of deeds) {
        plain = carryOut(plain, deed, new Date(now));
        for (const stop of stops) if (stop <= now) split = advance(split, new Date(stop));
        split = carryOut(split, deed, new Date(now));
        now += wait;
      }
      const last = new Date(now + 100 * 86_400_000);
      for (let step = now; step < last.getTime(); step += 11 * 86_400_000) split = advance(split, new Date(step));
      expect(advance(split, last)).toEqual(advance(plain, last));
    }),
    { numRuns: deepRuns(150, 20_000) },
  );
});

test('whatever is done, the books agree', () => {
  fc.assert(
    fc.property(steps, (deeds) => {
      let [state, now] = [newState('c'), at('2026-01-31T09:00').getTime()];
      for (const [deed, wait] of deeds) {
        state = carryOut(state, deed, new Date(now));
        now += wait;
      }
      state = advance(state, new Date(now));
      const truth = truthOf(state, { organizationId: 'o', changedAt: new Date(now) });
      for (const invoice of truth.invoices) {
        expect(invoice.lines.reduce((sum, { amount }) => sum + amount, 0n)).toBe(invoice.total);
        const moved = truth.payments.filter((each) => each.invoice === invoice.reference);
        const given = moved.filter(({ kind }) => kind === 'refund').reduce((sum, { gross }) => sum + gross, 0n);
        expect(moved.reduce((sum, { gross }) => sum + gross, 0n)).toBe(invoice.paid);
        expect(invoice.total >= 0n && invoice.paid >= 0n && invoice.paid - given <= invoice.total).toBe(true);
        expect(invoice.status === 'paid').toBe(invoice.paid - given === invoice.total);
      }
      for (const subscription of state.subscriptions) {
        const own = state.invoices.filter((each) => each.subscription === subscription.reference);
        expect(own.length).toBeGreaterThan(0);
        expect(own.some(({ status }) => status === 'open')).toBe(subscription.status === 'past-due');
        expect(subscription.status === 'past-due').toBe(subscription.pastDueSince !== null);
      }
      expect(new Set(state.subscriptions.filter(({ status }) => status !== 'ended').map(({ vertical }) => vertical)).size).toBe(
        state.subscriptions.filter(({ status }) => status !== 'ended').length,
      );
      expect(state.credits.PKR >= 0n).toBe(true);
      // What was billed for time is what was paid, is open or lost, and the credit is what was given back and not used.
      const billed = state.invoices.reduce((sum, { total }) => sum + total, 0n);
      const kept = state.invoices.flatMap(({ lines }) => lines).filter(({ description }) => /credit/i.test(description.en));
      expect(kept.reduce((sum, { amount }) => sum + amount, 0n)).toBe(state.credits.PKR);
      const unpaid = state.invoices.filter(({ status }) => status !== 'paid').reduce((sum, { total }) => sum + total, 0n);
      const paid = state.payments.filter(({ kind }) => kind === 'payment').reduce((sum, { gross }) => sum + gross, 0n);
      expect(billed).toBe(paid + unpaid);
    }),
    { numRuns: deepRuns(200, 20_000) },
  );
});
