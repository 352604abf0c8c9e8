import { readAmount } from '@repo/urdu-text/amounts';
import { toLatinDigits } from '@repo/urdu-text/digits';
import type { TextSpan } from '../wire/finding.ts';

export interface AmountMention extends TextSpan {
  /** A plain decimal string. */
  readonly rupees: string;
}

interface Word extends TextSpan {
  readonly text: string;
  /** A comma or a full stop follows: no sum goes on behind it. */
  readonly closes: boolean;
}

/** The longest sums that people say in words: کروڑ، لاکھ، ہزار، سو، روپے، پیسے. */
const longest = 14;

const scale =
  /(?<![\p{L}\p{M}])(?:سو|ہزار|لاکھ|کروڑ|ارب|کھرب|ملین|hundred|thousand|hazaa?r|lakhs?|lacs?|crores?|karor|arab|kharab|million|billion)(?![\p{L}\p{M}])/iu;

/** Sums that a text mentions, in order. A number word alone is none: "do", "no" and ایک are words of other sentences. */
export function amountMentions(text: string): readonly AmountMention[] {
  const words = wordsOf(toLatinDigits(text));
  const mentions: AmountMention[] = [];
  for (let at = 0; at < words.length; ) {
    const found = mentionAt(words, at);
    if (found) mentions.push(found.mention);
    at = found?.next ?? at + telephoneWords(words, at) + 1;
  }
  return mentions;
}

/** Without the signs that end a word; the "/-" of a cheque belongs to its sum. */
function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[^\s؟?!()«»"“”]+/gu)].flatMap(({ 0: raw, index }) => {
    const trimmed = raw.replace(/[.,۔:؛;،]+$/u, '');
    const end = index + trimmed.length;
    return trimmed === '' ? [] : [{ text: trimmed, start: index, end, closes: trimmed.length < raw.length }];
  });
}

function mentionAt(words: readonly Word[], at: number): { readonly mention: AmountMention; readonly next: number } | null {
  const first = words[at];
  if (!first) return null;
  for (let count = Math.min(longest, words.length - at); count > 0; count -= 1) {
    const taken = words.slice(at, at + count);
    if (taken.slice(0, -1).some(({ closes, text }) => closes && !/^rs$/i.test(text))) continue;
    const said = taken.map(({ text }) => text).join(' ');
    const amount = isSum(said, count) ? readAmount(said) : null;
    if (amount?.ok) {
      const mention = { rupees: amount.rupees, start: first.start, end: taken.at(-1)?.end ?? first.end };
      return { mention, next: at + count };
    }
  }
  return null;
}

/** Words after this one that go on a telephone number: "0300 1234567". */
function telephoneWords(words: readonly Word[], at: number): number {
  if (!isTelephone(words[at]?.text ?? '')) return 0;
  const rest = words.slice(at + 1).findIndex(({ text }) => !/^[\d-]+$/.test(text));
  return rest === -1 ? words.length - at - 1 : rest;
}

/** No sum begins with a zero and another digit. */
function isTelephone(said: string): boolean {
  return /^\D*0\d/.test(said);
}

function isSum(said: string, count: number): boolean {
  return /\d/.test(said) ? !isTelephone(said) : count > 1 && scale.test(said);
}
