import { isoDate, paisa, rate } from '@repo/facts';
import { type QuoteInputs, quote } from '@repo/islamic-finance';
import { sampleDiminishingMusharakah, sampleMurabaha } from '@repo/islamic-finance/testing';
import { narration } from '@repo/server/trpc';
import { expect, test } from 'vitest';
import { quoteNarration } from './quote-narration.ts';

const none = { inference: { current: async () => ({ state: 'none' }) as const }, log: console };

async function told(inputs: QuoteInputs, locale: 'ur' | 'en'): Promise<string> {
  const made = quote(inputs, { asOf: isoDate('2026-01-05') });
  if (!made.ok) throw new Error(JSON.stringify(made.refusals));
  const sentences: string[] = [];
  for await (const event of narration(none, quoteNarration(made, locale), { tenant: 'org', signal: undefined })) {
    if (event.type === 'sentence') sentences.push(event.text.replace(/[\u2066-\u2069]/g, ''));
    if (event.type === 'error') throw new Error(event.code);
    if (event.type === 'done') expect(event).toMatchObject({ mode: 'fallback', reason: 'no_model', violations: [] });
  }
  return sentences.join('\n');
}

test('a murabaha in plain words', async () => {
  expect(await told(sampleMurabaha(), 'en')).toMatchInlineSnapshot(`
    "The cost is Rs 30,00,000, and all of it is financed.
    The bank’s profit is Rs 12,82,187.44, which makes the contract price Rs 42,82,187.44.
    The first instalment is Rs 71,369.79 and the last is Rs 71,369.83; the tenor is 60 months.
    Counting the date of each payment, the true effective rate is 16.08% a year.
    17 of 20 checks are passed; this is not a fatwa."
  `);
  expect(await told(sampleMurabaha({ hamishJiddiyyah: paisa(50_000_000n) }), 'ur')).toMatchInlineSnapshot(`
    "لاگت 30,00,000 روپے ہے؛ شروع میں 5,00,000 روپے دیے جاتے ہیں اور 25,00,000 روپے کی فنانسنگ ہوتی ہے۔
    بینک کا منافع 10,68,489.38 روپے ہے، اس طرح معاہدے کی قیمت 40,68,489.38 روپے بنتی ہے۔
    پہلی قسط 59,474.83 روپے اور آخری قسط 59,474.41 روپے ہے؛ مدت 60 ماہ ہے۔
    ہر ادائیگی کی تاریخ گن کر اصل مؤثر شرح سالانہ 16.08% ہے۔
    20 میں سے 17 جانچیں پوری ہوئیں؛ یہ فتویٰ نہیں ہے۔"
  `);
});

test('a diminishing musharakah in plain words', async () => {
  expect(await told(sampleDiminishingMusharakah(), 'en')).toMatchInlineSnapshot(`
    "The price is Rs 1,00,00,000; your share at the start is Rs 20,00,000 and the bank’s is Rs 80,00,000.
    The rent of the whole tenor is Rs 1,20,50,001.21; price and rent together are Rs 2,20,50,001.21.
    The first payment is Rs 1,33,333.33 and the last is Rs 33,750.81; the tenor is 240 months.
    Counting the date of each payment, the true effective rate is 16.08% a year.
    8 of 13 checks are passed; this is not a fatwa."
  `);
  expect(await told(sampleDiminishingMusharakah(), 'ur')).toMatchInlineSnapshot(`
    "قیمت 1,00,00,000 روپے ہے؛ شروع میں آپ کا حصہ 20,00,000 روپے اور بینک کا حصہ 80,00,000 روپے ہے۔
    پوری مدت کا کرایہ 1,20,50,001.21 روپے ہے؛ قیمت اور کرایہ ملا کر 2,20,50,001.21 روپے بنتے ہیں۔
    پہلی ادائیگی 1,33,333.33 روپے اور آخری ادائیگی 33,750.81 روپے ہے؛ مدت 240 ماہ ہے۔
    ہر ادائیگی کی تاریخ گن کر اصل مؤثر شرح سالانہ 16.08% ہے۔
    13 میں سے 8 جانچیں پوری ہوئیں؛ یہ فتویٰ نہیں ہے۔"
  `);
});

/** The template is held to the facts as a model's text is: a figure that it gets wrong is an error. */
test.each<[string, QuoteInputs]>([
  ['a payment at once', sampleMurabaha({ plan: 'bullet', tenorMonths: 6 })],
  ['a balloon', sampleMurabaha({ balloon: paisa(100_000_000n) })],
  ['grace', sampleMurabaha({ graceMonths: 6 })],
  ['a flat rate', sampleMurabaha({ profit: { basis: 'flat', annualRate: rate('0.08') } })],
  ['odd paisa', sampleMurabaha({ costLines: [{ kind: 'asset', amount: paisa(123_456_789n) }], tenorMonths: 37 })],
  ['a level rent', sampleDiminishingMusharakah({ plan: 'level' })],
  ['rent-free months', sampleDiminishingMusharakah({ rentFreeMonths: 3 })],
])('%s is told in both languages', async (_, inputs) => {
  for (const locale of ['ur', 'en'] as const) expect((await told(inputs, locale)).split('\n').length).toBeGreaterThan(3);
});
