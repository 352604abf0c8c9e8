/** What a request was read as, in both languages, and what of it nobody said. */
import { paisaFromRupees, rate } from '@repo/facts';
import { formatters } from '@repo/i18n';
import type { LocalizedText, Understood } from '@repo/vertical';
import type { Mention } from './mentions.ts';
import { ratioOf } from './quote-inputs.ts';
import type { QuoteRequest } from './quote-request.ts';

/** What the person said of what may go unsaid. */
export interface Said {
  readonly contract: boolean;
  /** That the rate is a year's. */
  readonly year: boolean;
  readonly flat: boolean;
  readonly own: Mention | undefined;
}

const locales = { ur: formatters({ locale: 'ur' }), en: formatters({ locale: 'en' }) };
const inBoth = (write: (format: (typeof locales)['ur'], locale: keyof typeof locales) => string): LocalizedText => ({
  ur: write(locales.ur, 'ur'),
  en: write(locales.en, 'en'),
});

const contracts: Readonly<Record<QuoteRequest['product'], LocalizedText>> = {
  murabaha: { ur: 'مرابحہ', en: 'murabaha' },
  'diminishing-musharakah': { ur: 'شرکتِ متناقصہ', en: 'diminishing musharakah' },
};
const bases: Readonly<Record<QuoteRequest['basis'], LocalizedText>> = {
  declining: { ur: 'باقی رقم پر', en: 'on what is still owed' },
  flat: { ur: 'شروع کی پوری رقم پر، پوری مدت (فلیٹ)', en: 'on the whole amount, all along (flat)' },
};

export function understoodOf(request: QuoteRequest, said: Said): readonly Understood[] {
  const { product, price, ownShare, annualPercent, basis, tenorMonths } = request;
  const share = said.own?.kind === 'percent' ? ` (${said.own.value}%)` : '';
  const own = said.own
    ? inBoth((format) => format.money(paisaFromRupees(ownShare)) + share)
    : { ur: 'کچھ نہیں', en: 'nothing' };
  const yearly = inBoth((format, locale) => {
    const percent = format.percent(rate(ratioOf(annualPercent)), { decimals: annualPercent.split('.')[1]?.length ?? 0 });
    return locale === 'ur' ? `${percent} سالانہ` : `${percent} a year`;
  });
  return [
    row({ ur: 'معاہدہ', en: 'Contract' }, contracts[product], !said.contract),
    row(
      { ur: 'قیمت', en: 'Price' },
      inBoth((format) => format.money(paisaFromRupees(price))),
    ),
    row({ ur: 'پیشگی', en: 'Paid at the start' }, own, !said.own),
    row({ ur: 'شرح', en: 'Rate' }, yearly, !said.year),
    ...(product === 'murabaha' ? [row({ ur: 'منافع کا حساب', en: 'Profit counted' }, bases[basis], !said.flat)] : []),
    row(
      { ur: 'مدت', en: 'Tenor' },
      inBoth((format) => format.months(tenorMonths)),
    ),
  ];
}

function row(label: LocalizedText, value: LocalizedText, chosen = false): Understood {
  return { label, value, chosen };
}
