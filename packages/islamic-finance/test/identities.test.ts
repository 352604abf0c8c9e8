/** What must hold for every schedule of every product, whatever is drawn (G10). */
import { compareDates, type Paisa, paisa } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain, type Quote, type QuoteInputs, quote, type ScheduleRow } from '../src/index.ts';
import { multiply, parseRational, quotient, roundToPaisa, yearFraction } from '../src/kernel/index.ts';
import { anyMurabaha, anyMusharakah } from './support/arbitraries.ts';
import { asOf } from './support/results.ts';

const sum = (amounts: readonly Paisa[]) => paisa(amounts.reduce((total, amount) => total + amount, 0n));

/** A fraction of a year computed here from the dates, not taken from the engine's periods. */
function fractionOf({ inputs, schedule }: Quote, row: ScheduleRow) {
  const { dayCount } = inputs.conventions;
  const start = inputs.product === 'murabaha' ? inputs.dates.sale : inputs.dates.start;
  if (dayCount !== 'monthly') return yearFraction(dayCount, schedule[row.number - 2]?.due ?? start, row.due);
  const isBullet = inputs.product === 'murabaha' && inputs.plan === 'bullet';
  const every = inputs.product === 'murabaha' ? inputs.everyMonths : 1;
  return { num: BigInt(isBullet ? inputs.tenorMonths : every), den: 12n };
}

/** Names every identity that does not hold; plain comparisons, because there are many. */
function broken(made: Quote): string[] {
  const { schedule, totals } = made;
  const last = schedule.at(-1);
  const wrong = [
    sum(schedule.map(({ capital }) => capital)) === totals.financed || 'Σ capital = financed',
    sum(schedule.map(({ payment }) => payment)) === totals.payments || 'Σ payment = payments',
    totals.payments === totals.price - totals.paidAtStart || 'payments = price − paid at the start',
    totals.price === totals.cost + sum(schedule.map(({ profit }) => profit)) || 'price = cost + Σ profit',
    (last?.close === 0n && last.priceOutstanding === 0n && last.deferredProfit === 0n) || 'nothing stays open',
  ];
  let open: bigint = totals.financed;
  let outstanding: bigint = totals.payments;
  for (const row of schedule) {
    outstanding -= row.payment;
    wrong.push(
      row.open === open || `open_${row.number} = close before`,
      row.close === row.open - row.capital || `close_${row.number}`,
      row.payment === row.capital + row.profit || `payment_${row.number} = capital + profit`,
      row.priceOutstanding === outstanding || `price outstanding_${row.number}`,
      (row.profit >= 0n && row.capital >= 0n && row.close >= 0n) || `no negative part in ${row.number}`,
      row.profit === accrued(made, row) || `profit_${row.number} = round(open · rate · fraction)`,
      compareDates(schedule[row.number - 2]?.due ?? row.due, row.due) <= 0 || `dates ascend at ${row.number}`,
    );
    open = row.close;
  }
  return [...wrong, ...residueElsewhere(made)].filter((result) => typeof result === 'string');
}

/** The profit that a row must have; of a price that was fixed first, whatever it has. */
function accrued(made: Quote, row: ScheduleRow): bigint {
  if (row.annualRate === null) return row.kind === 'rent-free' ? 0n : row.profit;
  if (row.kind === 'balloon') return 0n;
  const factor = multiply(parseRational(row.annualRate), fractionOf(made, row));
  return roundToPaisa({ num: row.open * factor.num, den: factor.den }, made.inputs.conventions.rounding);
}

/** All but the last regular row pay the instalment; that one takes the residue. */
function residueElsewhere({ schedule, basis }: Quote): (true | string)[] {
  if (basis.instalment === null || basis.instalmentRounding === 'LARGEST_REMAINDER') return [];
  const regular = schedule.filter(({ kind }) => kind === 'regular');
  const last = regular.at(-1);
  return [
    regular.slice(0, -1).every(({ payment }) => payment === basis.instalment) || 'all but the last pay the instalment',
    (last?.number === basis.residueRow && last.payment === basis.instalment + basis.residue) || 'the last takes the residue',
    regular.every(({ payment }) => payment > 0n) || 'no instalment is 0',
  ];
}

/** Whether a schedule came out. */
function holds(inputs: QuoteInputs): boolean {
  const made = quote(inputs, { asOf });
  if (made.ok) {
    expect(broken(made)).toEqual([]);
    return true;
  }
  for (const { code, params } of made.refusals) {
    expect(['AMOUNT_TOO_SMALL_FOR_TENOR', 'INSTALMENT_BELOW_PROFIT']).toContain(code);
    const longest = Number(params.longest);
    expect(longest).toBeLessThan(inputs.tenorMonths);
    if (longest > 0) expect(quote({ ...inputs, tenorMonths: longest }, { asOf }).ok, `works at ${longest}`).toBe(true);
  }
  return false;
}

const numRuns = deepRuns(100, 10_000);

describe('G10: identities hold for random contracts', () => {
  test.each([
    ['murabaha', anyMurabaha],
    ['diminishing musharakah', anyMusharakah],
  ])(
    '%s',
    (_, contracts) => {
      let schedules = 0;
      const property = fc.property<[QuoteInputs]>(contracts, (inputs) => {
        if (holds(inputs)) schedules++;
      });
      fc.assert(property, { numRuns });
      expect(schedules, 'most draws give a schedule').toBeGreaterThan(numRuns / 2);
    },
    1_200_000,
  );
});

test('property: a formula with its numbers put in gives the cell', () => {
  const paisaOf = (text: string) => BigInt(text.replace('.', ''));
  fc.assert(
    fc.property(fc.oneof(anyMurabaha, anyMusharakah), fc.nat(), (inputs, at) => {
      const made = quote(inputs, { asOf });
      if (!made.ok) return;
      const row = made.schedule[at % made.schedule.length] ?? expect.fail('no row');
      for (const figure of ['open', 'close', 'capital', 'payment', 'priceOutstanding', 'deferredProfit', 'profit'] as const) {
        const { formula, value, inputs: parts } = explain(made, `schedule.${row.number}.${figure}`);
        const [first = '0', sign, ...others] = formula?.numbers?.split(' ') ?? [];
        if (sign === '−' && others.length === 1) expect(paisaOf(first) - paisaOf(others[0] ?? '')).toBe(BigInt(`${value}`));
        if (sign === '+' && others.length === 1) expect(paisaOf(first) + paisaOf(others[0] ?? '')).toBe(BigInt(`${value}`));
        if (figure === 'capital' && sign === '×') expect(paisaOf(first) * BigInt(others[0] ?? '')).toBe(BigInt(`${value}`));
        if (figure === 'profit' && sign === '×') {
          const factors = parts.slice(1).map((part) => parseRational(`${part.value}`));
          const { num, den } = factors.reduce(multiply, quotient(paisaOf(first)));
          expect(roundToPaisa({ num, den }, inputs.conventions.rounding)).toBe(BigInt(`${value}`));
        }
      }
    }),
    { numRuns: deepRuns(80, 3000) },
  );
}, 600_000);
