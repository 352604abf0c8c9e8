import { type IsoDate, partsOf } from '@repo/facts';
import { hijriFromIso } from '@repo/facts/hijri';
import { formatters } from '@repo/i18n';
import { formatDateUr, monthNames } from '@repo/urdu-text/dates';
import { formatHijri } from '@repo/urdu-text/hijri';
import { numberToWords, ordinal } from '@repo/urdu-text/words';
import type { DateFinding } from '../wire/finding.ts';
import { asksForHijri, asksForWords } from './asks.ts';
import { dateMentions } from './date-mentions.ts';
import { isNothingBut } from './is-nothing-but.ts';

const english = formatters({ locale: 'en' });

/** Days of a message that is nothing but a date, or that asks for words or for the Hijri day. */
export function findDates(text: string): readonly DateFinding[] {
  const mentions = dateMentions(text);
  const words = asksForWords(text);
  if (!words && !asksForHijri(text) && !isNothingBut(text, mentions)) return [];
  return [...new Set(mentions.map(({ date }) => date))].map((date) => written(date, words));
}

function written(date: IsoDate, words: boolean): DateFinding {
  const hijri = hijriFromIso(date);
  return {
    kind: 'date',
    iso: date,
    ur: words ? urduWords(date) : formatDateUr(date, { style: 'weekday' }),
    en: words ? englishWords(date) : english.date(date, { style: 'weekday' }),
    hijri: hijri && { ur: formatHijri(hijri), en: formatHijri(hijri, { language: 'en' }) },
  };
}

/** بائیس نومبر دو ہزار چھبیس */
function urduWords(date: IsoDate): string {
  const { year, month, day } = partsOf(date);
  return `${numberToWords(BigInt(day), 'ur')} ${monthNames[month - 1]} ${numberToWords(BigInt(year), 'ur')}`;
}

/** twenty-second November two thousand and twenty-six */
function englishWords(date: IsoDate): string {
  const { year, day } = partsOf(date);
  const [, month = ''] = english.date(date).split(' ');
  return `${ordinal(BigInt(day), 'en')} ${month} ${numberToWords(BigInt(year), 'en')}`;
}
