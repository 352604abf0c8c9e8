import { amountInWords } from '@repo/urdu-text/words';
import type { AmountFinding } from '../wire/finding.ts';
import { amountMentions } from './amount-mentions.ts';
import { asksForWords } from './asks.ts';
import { dateMentions } from './date-mentions.ts';
import { isNothingBut } from './is-nothing-but.ts';

/** No sum is longer, and longer messages are not read for one unless they ask. */
const longestSum = 200;

/** Sums of a message that is nothing but one, or that asks for words; numbers of a date are none. */
export function findAmounts(text: string): readonly AmountFinding[] {
  const asked = asksForWords(text);
  if (!asked && text.length > longestSum) return [];
  const withoutDates = dateMentions(text).reduce(
    (rest, { start, end }) => rest.slice(0, start) + '،'.repeat(end - start) + rest.slice(end),
    text,
  );
  const mentions = amountMentions(withoutDates);
  if (!asked && !isNothingBut(text, mentions)) return [];
  return [...new Set(mentions.map(({ rupees }) => rupees))].map((digits) => ({
    kind: 'amount',
    digits,
    ur: amountInWords(digits, 'ur'),
    en: amountInWords(digits, 'en'),
  }));
}
