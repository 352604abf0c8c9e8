/** Random contracts, with the corners that break schedules: 1 paisa, 600 months, no rate, leap days, amounts beyond doubles. */
import { addDays, addMonths, type IsoDate, isoDate, type Paisa, paisa, type Rate, rate } from '@repo/facts';
import fc from 'fast-check';
import type { Conventions, DiminishingMusharakahInputs, MurabahaInputs } from '../../src/index.ts';
import { sampleDiminishingMusharakah, sampleMurabaha } from '../../src/testing.ts';

const amount: fc.Arbitrary<Paisa> = fc
  .oneof(
    { weight: 1, arbitrary: fc.constantFrom(1n, 2n, 99n, 100n, 101n) },
    { weight: 2, arbitrary: fc.bigInt({ min: 1n, max: 100_000n }) },
    { weight: 4, arbitrary: fc.bigInt({ min: 100_000n, max: 10n ** 11n }) },
    { weight: 1, arbitrary: fc.bigInt({ min: 2n ** 53n, max: 10n ** 20n }) },
  )
  .map(paisa);

const annualRate: fc.Arbitrary<Rate> = fc
  .oneof(
    { weight: 1, arbitrary: fc.constantFrom('0', '0.15', '1/3', '0.08/12', '10') },
    {
      weight: 4,
      arbitrary: fc.integer({ min: 0, max: 600_000 }).map((millionths) => `0.${String(millionths).padStart(6, '0')}`),
    },
  )
  .map(rate);

const start: fc.Arbitrary<IsoDate> = fc.oneof(
  fc.constantFrom('2024-02-29', '2027-12-31', '2026-01-31', '2028-01-30').map(isoDate),
  fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(isoDate('2000-01-01'), days)),
);

const conventions: fc.Arbitrary<Conventions> = fc.record({
  dayCount: fc.constantFrom('monthly', '30/360', '30U/360', 'act/365F', 'act/360', 'act/act'),
  rounding: fc.constantFrom('HALF_UP', 'HALF_EVEN'),
  instalmentRounding: fc.constantFrom('HALF_UP', 'FLOOR'),
  iterateInstalment: fc.boolean(),
});

const rows = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 600 }) },
);

/** A whole share of `total`, by parts of a thousand. */
const share = (total: bigint, thousandths: number) => paisa((total * BigInt(thousandths)) / 1000n);

export const anyMurabaha: fc.Arbitrary<MurabahaInputs> = fc
  .record({
    cost: amount,
    start,
    conventions,
    annualRate,
    rows,
    everyMonths: fc.constantFrom(1, 1, 3, 6, 12),
    plan: fc.constantFrom('level', 'level', 'level', 'bullet', 'profit-then-capital'),
    basis: fc.constantFrom('level', 'level', 'flat', 'of-cost', 'lump-sum'),
    hamish: fc.constantFrom(0, 0, 100, 250),
    balloon: fc.constantFrom(0, 0, 200, 900),
    grace: fc.constantFrom(0, 0, 1, 3),
    graceRate: fc.option(annualRate, { nil: undefined }),
    firstPeriodDays: fc.constantFrom(null, null, 10, 45),
    fee: fc.constantFrom(0, 0, 5),
  })
  .map((drawn): MurabahaInputs => {
    const count = Math.min(drawn.rows, Math.floor(600 / drawn.everyMonths));
    const hamishJiddiyyah = share(drawn.cost, drawn.hamish);
    const financed = drawn.cost - hamishJiddiyyah;
    const isLevel = drawn.plan === 'level';
    const firstDue = drawn.firstPeriodDays
      ? addDays(drawn.start, drawn.firstPeriodDays)
      : addMonths(drawn.start, drawn.everyMonths);
    return sampleMurabaha({
      costLines: [{ kind: 'asset', amount: drawn.cost }],
      hamishJiddiyyah,
      profit: profitOf(drawn.basis, drawn.annualRate, drawn.cost),
      plan: drawn.plan,
      tenorMonths: count * drawn.everyMonths,
      everyMonths: drawn.everyMonths,
      graceMonths: isLevel ? Math.min(drawn.grace, count - 1) * drawn.everyMonths : 0,
      graceRate: drawn.basis === 'level' ? drawn.graceRate : undefined,
      balloon: isLevel ? share(financed, drawn.balloon) : paisa(0n),
      dates: { promise: null, purchase: null, possession: null, sale: drawn.start, firstDue },
      terms: { ...sampleMurabaha().terms, documentationFee: share(financed, drawn.fee) },
      conventions: drawn.conventions,
    });
  });

function profitOf(basis: 'level' | 'flat' | 'of-cost' | 'lump-sum', annual: Rate, cost: Paisa): MurabahaInputs['profit'] {
  if (basis === 'lump-sum') return { basis, amount: share(cost, 123) };
  return basis === 'of-cost' ? { basis, rate: annual } : { basis, annualRate: annual };
}

export const anyMusharakah: fc.Arbitrary<DiminishingMusharakahInputs> = fc
  .record({
    price: amount,
    start,
    conventions,
    annualRate,
    tenorMonths: rows,
    plan: fc.constantFrom('declining', 'level', 'step-up'),
    customer: fc.constantFrom(0, 100, 333),
    grace: fc.constantFrom(0, 0, 3),
    rentFree: fc.constantFrom(0, 0, 12),
    clamped: fc.constantFrom('fixed', 'cap = floor', 'between'),
    firstPeriodDays: fc.constantFrom(null, null, 10, 45),
  })
  .map((drawn): DiminishingMusharakahInputs => {
    const { price, tenorMonths, plan, start: from } = drawn;
    const rentFreeMonths = Math.min(drawn.rentFree, tenorMonths - 1);
    const firstDue = drawn.firstPeriodDays ? addDays(from, drawn.firstPeriodDays) : addMonths(from, 1);
    return sampleDiminishingMusharakah({
      price,
      customerShare: share(price, drawn.customer),
      rent: rentOf(drawn.clamped, drawn.annualRate),
      plan,
      tenorMonths,
      rentFreeMonths,
      graceMonths: Math.min(drawn.grace, tenorMonths - rentFreeMonths - 1),
      dates: { promise: null, purchase: null, delivery: null, start: from, firstDue },
      conventions: drawn.conventions,
    });
  });

function rentOf(clamped: string, annual: Rate): DiminishingMusharakahInputs['rent'] {
  if (clamped === 'fixed') return { basis: 'fixed', annualRate: annual };
  const [floor, cap] = clamped === 'between' ? ['0.05', '0.30'] : ['0.12', '0.12'];
  const quotedOn = isoDate('2026-01-02');
  return {
    basis: 'benchmark',
    benchmark: annual,
    spread: rate('0.02'),
    floor: rate(floor),
    cap: rate(cap),
    source: 'test',
    quotedOn,
  };
}
