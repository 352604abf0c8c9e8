/** Reads a question about a financing by rules: "25 لاکھ کی گاڑی، 15 فیصد، 5 سال، قسط کتنی؟" */

import { toLatinDigits } from '@repo/urdu-text/digits';
import type { LocalizedText, Recognition } from '@repo/vertical';
import { type Mention, mentionsIn } from './mentions.ts';
import {
  financing,
  flatRate,
  house,
  murabaha,
  musharakah,
  perMonth,
  perYear,
  share,
  wantsExplanation,
  wantsFigure,
} from './question-words.ts';
import { longestTenor } from './quote-address.ts';
import { type QuoteRequest, quoteRequest } from './quote-request.ts';
import { shareOfPrice } from './share-of-price.ts';
import { understoodOf } from './understood.ts';

const labels = {
  price: { ur: 'قیمت', en: 'the price' },
  annualPercent: { ur: 'سالانہ شرح، فیصد میں', en: 'the yearly rate in per cent' },
  tenorMonths: { ur: 'مدت، سال یا مہینوں میں', en: 'the tenor in years or months' },
} as const;

/** What is asked for instead of a value that no contract has. */
const bounds: Readonly<Record<keyof typeof labels, LocalizedText>> = {
  price: { ur: 'قیمت، زیادہ سے زیادہ 13 ہندسوں کی', en: 'a price of at most 13 digits' },
  annualPercent: { ur: 'سالانہ شرح، 1,000 فیصد سے کم', en: 'a yearly rate below 1,000 per cent' },
  tenorMonths: {
    ur: `مدت، زیادہ سے زیادہ ${longestTenor / 12} سال`,
    en: `a tenor of at most ${longestTenor / 12} years`,
  },
};

/** Mentions by what they are in the question. */
interface Parts {
  readonly price: Mention | undefined;
  readonly own: Mention | undefined;
  readonly percent: Mention | undefined;
  readonly tenor: Mention | undefined;
}

/** @returns null when the text is no question about a financing */
export function recogniseQuote(text: string): Recognition<QuoteRequest> | null {
  const plain = toLatinDigits(text);
  const mentions = mentionsIn(plain);
  if (!isAsked(plain, mentions)) return null;
  const parts = partsOf(plain, mentions);
  const { price, own, percent, tenor } = parts;
  const isMonthly = percent !== undefined && perMonth.test(nextTo(plain, percent, mentions));
  const missing = [
    ...(price ? [] : [labels.price]),
    ...(percent && !isMonthly ? [] : [labels.annualPercent]),
    ...(tenor ? [] : [labels.tenorMonths]),
  ];
  if (!price || !percent || !tenor || missing.length > 0) return { complete: false, missing };

  const isFlat = flatRate.test(plain);
  const named = namedContract(plain);
  const usual = house.test(plain.replace(flatRate, ' ')) && !isFlat ? 'diminishing-musharakah' : 'murabaha';
  const input = quoteRequest.safeParse({
    product: named ?? usual,
    price: price.value,
    ownShare: ownShareOf(price.value, own),
    annualPercent: percent.value,
    basis: isFlat && named !== 'diminishing-musharakah' ? 'flat' : 'declining',
    tenorMonths: Number(tenor.value),
  });
  if (!input.success) {
    // A price of quadrillions, a tenor of centuries: read, and no request.
    const refused = new Set(input.error.issues.map(({ path }) => path[0]));
    return {
      complete: false,
      missing: Object.entries(bounds).flatMap(([field, bound]) => (refused.has(field) ? [bound] : [])),
    };
  }
  const used = new Set(Object.values(parts));
  const flat = isFlat && input.data.basis !== 'flat' ? [flatRate.exec(plain)?.[0] ?? ''] : [];
  return {
    complete: true,
    input: input.data,
    understood: understoodOf(input.data, {
      contract: named !== undefined,
      year: perYear.test(nextTo(plain, percent, mentions)),
      flat: isFlat,
      own,
    }),
    unread: [...mentions.filter((mention) => !used.has(mention)).map(({ from, to }) => plain.slice(from, to)), ...flat],
  };
}

/** A word of financing alone is a matter for documents; a sum with it, or a wish for a figure, is not. */
function isAsked(text: string, mentions: readonly Mention[]): boolean {
  const has = (kind: Mention['kind']) => mentions.some((mention) => mention.kind === kind);
  if (has('rupees') && has('percent') && has('months')) return true;
  if (!financing.test(text)) return false;
  if (has('rupees') || wantsFigure.test(text)) return true;
  return has('percent') && !wantsExplanation.test(text);
}

function partsOf(text: string, mentions: readonly Mention[]): Parts {
  const tenor = mentions.find(({ kind }) => kind === 'months');
  const percents = mentions.filter(({ kind }) => kind === 'percent');
  const amounts = mentions.filter(({ kind }) => kind === 'rupees');
  const shares = [...amounts, ...percents].filter((mention) => share.test(nextTo(text, mention, mentions)));
  // "15% down payment 5 lakh": the one rate that there is stays a rate, the sum beside the word is the share.
  const own =
    shares.find(({ kind }) => kind === 'rupees' && amounts.length > 1) ?? shares.find(({ kind }) => kind === 'percent');
  return {
    tenor,
    own,
    price: amounts.find((amount) => amount !== own),
    percent: percents.find((percent) => percent !== own),
  };
}

function namedContract(text: string): QuoteRequest['product'] | undefined {
  if (murabaha.test(text)) return 'murabaha';
  return musharakah.test(text) ? 'diminishing-musharakah' : undefined;
}

function ownShareOf(price: string, own: Mention | undefined): string {
  if (own === undefined) return '0';
  return own.kind === 'percent' ? shareOfPrice(price, own.value) : own.value;
}

/** How far a word may stand from what it is said of. */
const reach = 20;

/** The words beside a mention in its clause, up to the next mention on either side. */
function nextTo(text: string, { from, to }: Mention, mentions: readonly Mention[]): string {
  const start = Math.max(from - reach, ...mentions.map((other) => (other.to <= from ? other.to : 0)));
  const end = Math.min(to + reach, ...mentions.map((other) => (other.from >= to ? other.from : text.length)));
  const clauses = /[،,.؛;]/;
  return `${text.slice(start, from).split(clauses).at(-1) ?? ''} ${text.slice(to, end).split(clauses)[0] ?? ''}`;
}
