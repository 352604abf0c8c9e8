/** Reads a question about a financing by rules: "25 لاکھ کی گاڑی، 15 فیصد، 5 سال، قسط کتنی؟" */

import { toLatinDigits } from '@repo/urdu-text/digits';
import type { Recognition } from '@repo/vertical';
import { type Mention, mentionsIn } from './mentions.ts';
import { type QuoteRequest, quoteRequest } from './quote-request.ts';

const labels = {
  price: { ur: 'قیمت', en: 'the price' },
  annualPercent: { ur: 'سالانہ شرح، فیصد میں', en: 'the yearly rate in per cent' },
  tenorMonths: { ur: 'مدت، سال یا مہینوں میں', en: 'the tenor in years or months' },
} as const;

const word = (alternatives: string) => new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${alternatives})(?![\p{L}\p{M}])`, 'iu');

const financing = word(
  'قسط|قسطیں|اقساط|قسطوں|مرابحہ|مشارکہ|فنانسنگ|فنانس|qist|qisht|qistein|kist|aqsat|murabaha|murabahah|musharaka|musharakah|financ(?:e|ing)|instal?lments?',
);
const musharakah = word(
  'متناقصہ|مشارکہ|ڈیمینشنگ|diminishing|musharakah?|مکان|گھر|فلیٹ|پلاٹ|house|home|flat|plot|ghar|makan|makaan',
);
const murabaha = word('مرابحہ|murabahah?');
const share = word(
  'پیشگی|بیعانہ|ہامش|اپنا حصہ|میرا حصہ|ڈاؤن پیمنٹ|ڈاؤن|down(?: ?payment)?|deposit|advance|own share|my share|apna hissa|mera hissa|peshgi',
);

/** @returns null when the text is no question about a financing */
export function recogniseQuote(text: string): Recognition<QuoteRequest> | null {
  const plain = toLatinDigits(text);
  const mentions = mentionsIn(plain);
  const percent = mentions.find(({ kind }) => kind === 'percent');
  const tenor = mentions.find(({ kind }) => kind === 'months');
  const amounts = mentions.filter(({ kind }) => kind === 'rupees');
  const isAsked = financing.test(plain) || (amounts.length > 0 && percent !== undefined && tenor !== undefined);
  if (!isAsked) return null;

  const own = amounts.length > 1 ? amounts.find((amount) => isShare(plain, amount)) : undefined;
  const price = amounts.find((amount) => amount !== own);
  const missing = [
    ...(price ? [] : [labels.price]),
    ...(percent ? [] : [labels.annualPercent]),
    ...(tenor ? [] : [labels.tenorMonths]),
  ];
  if (!price || !percent || !tenor) return { complete: false, missing };
  const input = quoteRequest.safeParse({
    product: musharakah.test(plain) && !murabaha.test(plain) ? 'diminishing-musharakah' : 'murabaha',
    price: price.value,
    ownShare: own?.value ?? '0',
    annualPercent: percent.value,
    tenorMonths: Number(tenor.value),
  });
  if (input.success) return { complete: true, input: input.data };
  // A price of quadrillions, a tenor of centuries: read, and no request.
  const refused = new Set(input.error.issues.map(({ path }) => path[0]));
  return { complete: false, missing: Object.entries(labels).flatMap(([field, label]) => (refused.has(field) ? [label] : [])) };
}

/** Whether the words right before or after an amount say that the customer pays it at the start. */
function isShare(text: string, { from, to }: Mention): boolean {
  const before = text.slice(Math.max(0, from - 20), from);
  const after = text.slice(to, to + 20);
  return share.test(before.split(/[،,.؛;]/).at(-1) ?? '') || share.test(after.split(/[،,.؛;]/)[0] ?? '');
}
