import { isoDate, paisa, rate } from '@repo/facts';
import type { QuoteInputs } from '@repo/islamic-finance';
import { sampleDiminishingMusharakah, sampleMurabaha } from '@repo/islamic-finance/testing';
import { describe, expect, test } from 'vitest';
import { inputsSchema } from '../api/quote/inputs-schema.ts';
import { decodeInputs, encodeInputs } from './inputs.ts';

const full: Readonly<Record<string, QuoteInputs>> = {
  'a murabaha': sampleMurabaha(),
  'a murabaha with every optional input': sampleMurabaha({
    costLines: [
      { kind: 'asset', amount: paisa(300_000_000n) },
      { kind: 'own-staff', amount: paisa(1n), paidTo: 'institution', billedToCustomer: true },
    ],
    profit: { basis: 'lump-sum', amount: paisa(10n ** 16n) },
    plan: 'by-date',
    graceRate: rate('0.05'),
    capitalByDate: [{ due: isoDate('2026-11-30'), capital: paisa(300_000_001n) }],
    terms: {
      ...sampleMurabaha().terms,
      musharakahExit: false,
      discountIfPaidBy: isoDate('2026-12-01'),
      accelerationOnDefault: true,
    },
  }),
  'a percentage of cost': sampleMurabaha({ profit: { basis: 'of-cost', rate: rate('0.25') } }),
  'a profit on a benchmark': sampleMurabaha({ profit: { basis: 'benchmark', benchmark: 'KIBOR', spread: rate('0.02') } }),
  'a diminishing musharakah': sampleDiminishingMusharakah(),
  'a rent on a benchmark': sampleDiminishingMusharakah({
    rent: {
      basis: 'benchmark',
      benchmark: rate('0.1211'),
      spread: rate('0.03'),
      floor: null,
      cap: rate('0.2'),
      source: 'State Bank of Pakistan',
      quotedOn: isoDate('2026-02-27'),
    },
    terms: {
      ...sampleDiminishingMusharakah().terms,
      customerLossShare: rate('0.2'),
      bankProfitBasis: 'of-capital',
      takafulBilledLater: false,
      boughtFromCustomer: true,
    },
  }),
};

describe.each(Object.entries(full))('%s', (_, inputs) => {
  test('comes back through JSON as it was, and the schema lets it through', () => {
    const wire = JSON.parse(JSON.stringify(encodeInputs(inputs)));
    expect(inputsSchema.parse(wire)).toEqual(wire);
    expect(decodeInputs(inputsSchema.parse(wire))).toEqual(inputs);
  });
});
