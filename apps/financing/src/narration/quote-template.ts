/** A quote in words without a model: a sentence each, with the ids of facts in place of figures. */
import type { Locale } from '@repo/i18n';
import type { Quote } from '@repo/islamic-finance';
import { checksId } from '../wire/told-figures.ts';

interface Figures {
  readonly of: (figure: string) => string;
  readonly quote: Quote;
}

const templates: Record<Locale, Record<Quote['inputs']['product'], (figures: Figures) => readonly string[]>> = {
  ur: {
    murabaha: ({ of, quote }) => [
      quote.totals.paidAtStart === 0n
        ? `لاگت ${of('cost')} ہے اور پوری رقم کی فنانسنگ ہوتی ہے۔`
        : `لاگت ${of('cost')} ہے؛ شروع میں ${of('paid-at-start')} دیے جاتے ہیں اور ${of('financed')} کی فنانسنگ ہوتی ہے۔`,
      `بینک کا منافع ${of('profit')} ہے، اس طرح معاہدے کی قیمت ${of('price')} بنتی ہے۔`,
      quote.schedule.length === 1
        ? `پوری رقم ایک ہی بار دی جاتی ہے: ${of('first-payment')}۔`
        : `پہلی قسط ${of('first-payment')} اور آخری قسط ${of('last-payment')} ہے؛ مدت ${of('months')} ہے۔`,
      `سب سے بڑی قسط ${of('highest-payment')} ہے۔`,
    ],
    'diminishing-musharakah': ({ of }) => [
      `قیمت ${of('cost')} ہے؛ شروع میں آپ کا حصہ ${of('paid-at-start')} اور بینک کا حصہ ${of('financed')} ہے۔`,
      `پوری مدت کا کرایہ ${of('profit')} ہے؛ قیمت اور کرایہ ملا کر ${of('price')} بنتے ہیں۔`,
      `پہلی ادائیگی ${of('first-payment')} اور آخری ادائیگی ${of('last-payment')} ہے؛ مدت ${of('months')} ہے۔`,
      `سب سے بڑی ادائیگی ${of('highest-payment')} ہے۔`,
    ],
  },
  en: {
    murabaha: ({ of, quote }) => [
      quote.totals.paidAtStart === 0n
        ? `The cost is ${of('cost')}, and all of it is financed.`
        : `The cost is ${of('cost')}; ${of('paid-at-start')} is paid at the start and ${of('financed')} is financed.`,
      `The bank’s profit is ${of('profit')}, which makes the contract price ${of('price')}.`,
      quote.schedule.length === 1
        ? `All of it is paid at once: ${of('first-payment')}.`
        : `The first instalment is ${of('first-payment')} and the last is ${of('last-payment')}; the tenor is ${of('months')}.`,
      `The highest instalment is ${of('highest-payment')}.`,
    ],
    'diminishing-musharakah': ({ of }) => [
      `The price is ${of('cost')}; your share at the start is ${of('paid-at-start')} and the bank’s is ${of('financed')}.`,
      `The rent of the whole tenor is ${of('profit')}; price and rent together are ${of('price')}.`,
      `The first payment is ${of('first-payment')} and the last is ${of('last-payment')}; the tenor is ${of('months')}.`,
      `The highest payment is ${of('highest-payment')}.`,
    ],
  },
};

const closing: Record<Locale, readonly string[]> = {
  ur: [
    'ہر ادائیگی کی تاریخ گن کر اصل مؤثر شرح سالانہ {financing.epr.effective} ہے۔',
    'ہر ادائیگی کی تاریخ گن کر سالانہ شرح {financing.epr.xirr} ہے۔',
    `{${checksId}} جانچیں پوری ہوئیں؛ یہ فتویٰ نہیں ہے۔`,
  ],
  en: [
    'Counting the date of each payment, the true effective rate is {financing.epr.effective} a year.',
    'Counting the date of each payment, the rate is {financing.epr.xirr} a year.',
    `{${checksId}} checks are passed; this is not a fatwa.`,
  ],
};

const groups = { murabaha: 'murabaha', 'diminishing-musharakah': 'musharakah' } as const;

export function quoteTemplate(quote: Quote, locale: Locale): readonly string[] {
  const { product } = quote.inputs;
  const of = (figure: string): string => `{financing.${groups[product]}.${figure}}`;
  return [...templates[locale][product]({ of, quote }), ...closing[locale]];
}
