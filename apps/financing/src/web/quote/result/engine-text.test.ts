import { isoDate, paisa, rate } from '@repo/facts';
import { createTranslator, formatters } from '@repo/i18n';
import { compileCatalogue } from '@repo/i18n/compile';
import { type QuoteInputs, quote } from '@repo/islamic-finance';
import { sampleDiminishingMusharakah, sampleMurabaha } from '@repo/islamic-finance/testing';
import { expect, test } from 'vitest';
import en from '../../../messages/en.json' with { type: 'json' };
import ur from '../../../messages/ur.json' with { type: 'json' };
import { engineText } from './engine-text.ts';

const asOf = isoDate('2026-03-02');
const languages = (['ur', 'en'] as const).map((locale) => ({
  ...createTranslator(locale, compileCatalogue(locale === 'ur' ? ur : en)),
  format: formatters({ locale }),
}));

const murabaha = sampleMurabaha();
const musharakah = sampleDiminishingMusharakah();
const oneTermWrong = (terms: object, name: string) =>
  Object.entries(terms).flatMap(([term, value]) =>
    typeof value === 'boolean' ? [{ [name]: { ...terms, [term]: !value } }] : [],
  );

/** Every structure that the engine has something to say about. */
const inputs: readonly QuoteInputs[] = [
  murabaha,
  musharakah,
  ...oneTermWrong(murabaha.terms, 'terms').map((change) => ({ ...murabaha, ...change })),
  ...oneTermWrong(musharakah.terms, 'terms').map((change) => ({ ...musharakah, ...change })),
  sampleMurabaha({ profit: { basis: 'flat', annualRate: rate('0.1') } }),
  sampleMurabaha({ tenorMonths: 600, costLines: [{ kind: 'asset', amount: paisa(7n) }] }),
  sampleMurabaha({ balloon: paisa(10n ** 12n), graceMonths: 60, everyMonths: 12 }),
  sampleMurabaha({ plan: 'by-date', capitalByDate: [{ due: isoDate('2025-01-01'), capital: paisa(5n) }] }),
  sampleMurabaha({ dates: { ...murabaha.dates, promise: isoDate('2026-01-20'), firstDue: isoDate('2026-01-01') } }),
  sampleMurabaha({
    dates: { ...murabaha.dates, promise: null, purchase: null },
    terms: { ...murabaha.terms, documentationFee: paisa(300_000n) },
  }),
  sampleMurabaha({
    costLines: [
      ...murabaha.costLines,
      { kind: 'own-staff', amount: paisa(100n) },
      { kind: 'takaful', amount: paisa(100n), billedToCustomer: true },
    ],
  }),
  sampleDiminishingMusharakah({ rentFreeMonths: 6, terms: { ...musharakah.terms, priceBasis: 'market' } }),
  ...(['0.9', '0.15', null] as const).map((cap) =>
    sampleDiminishingMusharakah({
      rent: {
        basis: 'benchmark',
        benchmark: rate('0.12'),
        spread: rate('0.03'),
        floor: rate('0.15'),
        cap: cap === null ? null : rate(cap),
        source: 'SBP',
        quotedOn: isoDate(cap === null ? '2026-12-31' : '2026-02-27'),
      },
    }),
  ),
];

const sentences = inputs.flatMap((one) => {
  const result = quote(one, { asOf });
  if (!result.ok) return result.refusals.map(({ messageKey, params }) => ({ key: messageKey, params }));
  return [...result.checks.map((check) => check.reason), ...result.warnings].map(({ key, params }) => ({
    key: `rules.${key}`,
    params,
  }));
});

test('every sentence of the engine is whole in both languages: no parameter is missing, none is raw', () => {
  expect(new Set(sentences.map(({ key }) => key)).size).toBeGreaterThan(60);
  for (const { key, params } of sentences) {
    for (const i18n of languages) {
      const text = engineText(key, params, i18n);
      expect(text, key).not.toMatch(/[{}]|undefined|NaN|\d{4}-\d\d-\d\d|\b0\.\d{3,}|SS\d+-/);
    }
  }
});

test('rates, dates and steps are shown as a person reads them', () => {
  const [, english] = languages;
  if (!english) throw new Error('no language');
  expect(engineText('rules.rent-cap-and-floor.needs', { cap: '0.9' }, english)).toContain('90.00%');
  expect(engineText('rules.order-of-steps.fail', { earlier: 'promise', later: 'purchase' }, english)).toContain(
    'the promise is dated after the purchase',
  );
  expect(engineText('rules.warning.flat-rate', { effective: '' }, english)).toContain('No rate exists');
  expect(engineText('refusals.AMOUNT_TOO_SMALL_FOR_TENOR', { longest: '0' }, english)).toContain(
    'cannot be paid in instalments',
  );
});
