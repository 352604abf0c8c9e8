import { isoDate } from '@repo/facts';
import { formatters } from '@repo/i18n';
import { defaultConventions, type ProductId, type QuoteInputs, quote } from '@repo/islamic-finance';
import { sampleDiminishingMusharakah, sampleMurabaha } from '@repo/islamic-finance/testing';
import { describe, expect, test } from 'vitest';
import { demoQuotes } from '../../../demo-quotes.ts';
import en from '../../../messages/en.json' with { type: 'json' };
import ur from '../../../messages/ur.json' with { type: 'json' };
import { encodeInputs } from '../../../wire/inputs.ts';
import { defaultForm, usualConventions } from './default-form.ts';
import { exampleForm } from './example-form.ts';
import type { FormValues } from './field.ts';
import { choiceKey, fieldLabelKey, placeLabelKey } from './field-messages.ts';
import { fieldWriter } from './field-writer.ts';
import { allFields, productIds, visibleFields } from './fields.ts';
import { fillForm } from './fill-form.ts';
import { placeOfPath } from './place-of-path.ts';
import { readInputs } from './read-inputs.ts';

const today = isoDate('2026-03-02');
const urdu = {
  locale: 'ur',
  digits: 'urdu',
  format: formatters({ locale: 'ur', digits: 'urdu' }),
  t: (key: string) => key,
} as const;
const english = {
  locale: 'en',
  digits: 'latn',
  format: formatters({ locale: 'en', digits: 'latn' }),
  t: (key: string) => key,
} as const;

function read(values: FormValues): QuoteInputs {
  const result = readInputs(values);
  if (!result.ok) throw new Error(JSON.stringify([...result.errors]));
  return result.inputs;
}

describe.each([
  ['in Urdu digits', urdu],
  ['in English', english],
])('a form %s', (_, i18n) => {
  const saved = [
    ...demoQuotes(today).map(({ inputs }) => inputs),
    sampleMurabaha({
      costLines: [{ kind: 'asset', amount: sampleMurabaha().costLines[0]?.amount ?? sampleMurabaha().balloon }],
    }),
    sampleDiminishingMusharakah(),
  ];

  test.each(saved)('filled with saved inputs reads back as them (%#)', (inputs) => {
    const again = read(fillForm(inputs, 'Title', today, fieldWriter(i18n)));
    expect(stated(again)).toEqual(stated(inputs));
  });

  test.each(productIds)('an example of %s can be computed', (product) => {
    const result = quote(read(exampleForm(product, today, i18n)), { asOf: today });
    expect(result).toMatchObject({ ok: true });
  });

  test.each(productIds)('an example of %s is written in the digits that were chosen', (product) => {
    const { texts } = exampleForm(product, today, i18n);
    const figures = [texts.price, texts.tenorMonths, texts.graceMonths, texts.start, texts.profitRate || texts.rentRate];
    for (const figure of figures)
      expect(figure).toMatch(i18n.digits === 'urdu' ? /^[^0-9]*[۰-۹][^0-9]*$/ : /^[^۰-۹]*[0-9][^۰-۹]*$/);
  });

  test.each(productIds)('an empty %s lacks its amounts and its rate, and nothing else', (product) => {
    const result = readInputs({ ...defaultForm(today, fieldWriter(i18n)), product });
    const needed: Record<ProductId, string[]> = {
      murabaha: ['price', 'profitRate'],
      'diminishing-musharakah': ['price', 'customerShare', 'rentRate'],
    };
    expect(result.ok ? [] : [...result.errors].map(([place, error]) => error.missing && place)).toEqual(needed[product]);
  });
});

/** Optional terms that are false or ordinary say nothing. */
function stated(inputs: QuoteInputs) {
  const silent = new Set<unknown>([false, 'ratio-of-profit', 'third-party', undefined]);
  return JSON.parse(
    JSON.stringify(encodeInputs(inputs), (key, value) =>
      [
        'musharakahExit',
        'accelerationOnDefault',
        'bankProfitBasis',
        'takafulBilledLater',
        'boughtFromCustomer',
        'paidTo',
        'billedToCustomer',
      ].includes(key) && silent.has(value)
        ? undefined
        : value,
    ),
  );
}

test('the usual conventions are those of the engine', () => {
  expect(usualConventions).toEqual(defaultConventions);
});

describe.each(productIds)('the fields of %s', (product) => {
  test('have a label, a hint or a clause, and a label for each option, in both languages', () => {
    for (const field of allFields(product)) {
      const keys = [
        fieldLabelKey(field),
        ...(field.kind.type === 'choice' ? field.kind.options.map((o) => choiceKey(field.id, o)) : []),
      ];
      for (const key of keys) expect([key in ur, key in en], key).toEqual([true, true]);
      const hint = `financing.field.${field.message ?? field.id}.hint`;
      expect(field.clause !== undefined || hint in ur, `hint of ${field.id}`).toBe(true);
    }
  });

  test('a wrong text in any of them is a mistake at that field, with a message, and keeps the others', () => {
    const values = exampleForm(product, today, english);
    for (const { id, kind } of visibleFields(values)) {
      if (kind.type === 'flag' || kind.type === 'choice') continue;
      const text = kind.type === 'text' ? 'x'.repeat(121) : 'کچھ اور';
      const result = readInputs({ ...values, texts: { ...values.texts, [id]: text } });
      const errors = result.ok ? [] : [...result.errors];
      expect(errors.map(([place]) => place)).toEqual([id]);
      const key = errors[0]?.[1].key ?? '';
      expect(/^(?:errors|ui)\./.test(key) || key in ur, key).toBe(true);
      expect(placeLabelKey(values, id) in ur).toBe(true);
    }
  });
});

describe('a refusal finds its field', () => {
  test.each([
    ['murabaha', sampleMurabaha()],
    ['diminishing-musharakah', sampleDiminishingMusharakah()],
  ] as const)('for every input of %s', (product, inputs) => {
    const leaves = paths(JSON.parse(JSON.stringify(encodeInputs(inputs)))).filter((path) => path !== 'product');
    expect(leaves.filter((path) => placeOfPath(product, path) === null)).toEqual([]);
  });

  test.each([
    ['costLines.0.amount', 'price'],
    ['costLines.2.paidTo', 'costs.1.amount'],
    ['capitalByDate', 'harvests'],
    ['capitalByDate.3.due', 'harvests.3.due'],
    ['profit.annualRate', 'profitRate'],
    ['terms.discountIfPaidBy', 'discountIfPaidBy'],
  ])('%s is at %s', (path, place) => {
    expect(placeOfPath('murabaha', path)).toBe(place);
  });
});

function paths(value: unknown, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, prefix === '' ? key : `${prefix}.${key}`));
}
