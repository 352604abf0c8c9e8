/** Amounts, percentages and periods that a sentence mentions, in order. */
import { readAmount } from '@repo/urdu-text/amounts';

export interface Mention {
  readonly kind: 'rupees' | 'percent' | 'months';
  /** Rupees or per cent as a decimal string, months as a whole number. */
  readonly value: string;
  /** Offsets in the text. */
  readonly from: number;
  readonly to: number;
}

const percentSign = /^(?:%|فیصد|فی\s?صد|per\s?cent|percent|fisad|feesad|fi\s?sad)$/iu;
const year = /^(?:سال|سالوں|years?|yrs?|saal|sal)$/iu;
const month = /^(?:ماہ|مہینہ|مہینے|مہینوں|months?|mahine|maheene|mahinay|mah)$/iu;
const scale =
  /^(?:لاکھ|کروڑ|ہزار|ملین|ارب|lakhs?|lacs?|crores?|karor|thousand|hazaa?r|million|روپے|روپیہ|rupees?|rs\.?|pkr)$/iu;

/** No sum that people say has more words. */
const longest = 6;

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** A comma or a full stop follows: no sum and no unit goes on behind it. */
  readonly closes: boolean;
}

/** @param text with ASCII digits */
export function mentionsIn(text: string): readonly Mention[] {
  const words = wordsOf(text);
  const mentions: Mention[] = [];
  for (let at = 0; at < words.length; ) {
    const found = mentionAt(words, at);
    if (found) mentions.push(found.mention);
    at = found?.next ?? at + 1;
  }
  return mentions;
}

/** Punctuation that ends a word is left out; "15%" is two words. */
function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/%|[^\s%،؛;؟?!()]+/gu)].flatMap(({ 0: raw, index }) => {
    const trimmed = raw.replace(/[.,۔:]+$/u, '');
    const to = index + trimmed.length;
    return trimmed === '' ? [] : [{ text: trimmed, from: index, to, closes: /^[.,۔:،؛;؟?!]/u.test(text.slice(to)) }];
  });
}

/** The longest reading that begins at a word. */
function mentionAt(words: readonly Word[], at: number): { readonly mention: Mention; readonly next: number } | null {
  const first = words[at];
  if (!first) return null;
  for (let count = Math.min(longest, words.length - at); count > 0; count -= 1) {
    const taken = words.slice(at, at + count);
    if (taken.slice(0, -1).some(({ closes }) => closes)) continue;
    const number = readAmount(taken.map(({ text }) => text).join(' '));
    if (!number.ok) continue;
    const last = taken.at(-1) ?? first;
    const unit = last.closes ? undefined : words[at + count];
    const measured = unit && measure(number.rupees, unit.text);
    if (unit && measured) return { mention: { ...measured, from: first.from, to: unit.to }, next: at + count + 1 };
    if (!isSum(taken, number.rupees)) continue;
    return { mention: { kind: 'rupees', value: number.rupees, from: first.from, to: last.to }, next: at + count };
  }
  return null;
}

function measure(value: string, unit: string): Pick<Mention, 'kind' | 'value'> | null {
  if (percentSign.test(unit)) return { kind: 'percent', value };
  const perUnit = year.test(unit) ? 12 : 1;
  if (perUnit === 1 && !month.test(unit)) return null;
  const months = Number(value) * perUnit;
  return Number.isInteger(months) ? { kind: 'months', value: String(months) } : null;
}

/** A bare small number is no sum of money. */
function isSum(words: readonly Word[], rupees: string): boolean {
  return words.some(({ text }) => scale.test(text) || /^\d[\d.,]*(?:k|m|cr|l)$/iu.test(text)) || Number(rupees) >= 10_000;
}
