import { AppError, type IsoDate, isoDate } from '@repo/facts';
import { monthNames } from '@repo/urdu-text/dates';
import { toLatinDigits } from '@repo/urdu-text/digits';
import type { TextSpan } from '../wire/finding.ts';

export interface DateMention extends TextSpan {
  readonly date: IsoDate;
}

/** January first: English names, then Roman spellings of the Urdu ones. */
const latinMonths = [
  'jan(?:uary)?|janw?a+ri',
  'feb(?:ruary)?|far[vw]a+ri',
  'mar(?:ch)?',
  'apr(?:il)?',
  'may|mai',
  'june?|joon',
  'july?|jula+[iy]',
  'aug(?:ust)?|agast',
  'sept?(?:ember)?|sitambar',
  'oct(?:ober)?|a[ck]too?bar',
  'nov(?:ember)?|na[vw]ambar',
  'dec(?:ember)?|disambar',
];
const months = monthNames.map((name, at) => new RegExp(`^(?:${name}|${latinMonths[at]})$`, 'iu'));
const month = `(?<month>${[...monthNames, ...latinMonths].join('|')})`;

/** Day before month, as Pakistan writes it; month first only where it is a word. */
const forms = [
  String.raw`(?<year>\d{4})-(?<number>\d{1,2})-(?<day>\d{1,2})`,
  String.raw`(?<day>\d{1,2})(?<sign>[-/.])(?<number>\d{1,2})\k<sign>(?<year>\d{4})`,
  String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?\s*(?:of\s+)?${month}\.?[,\u060c]?\s*(?<year>\d{4})`,
  String.raw`${month}\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?[,\u060c]?\s+(?<year>\d{4})`,
].map((form) => new RegExp(String.raw`(?<![\p{L}\p{N}/.-])${form}(?![\d/-]|\.\d)\s?\u0621?`, 'giu'));

/** Days that a text mentions, in order; one that no calendar has is none. */
export function dateMentions(text: string): readonly DateMention[] {
  const plain = toLatinDigits(text);
  return forms
    .flatMap((form) => [...plain.matchAll(form)])
    .flatMap(({ 0: raw, index, groups = {} }) => {
      const date = dayOf(groups);
      return date === null ? [] : [{ date, start: index, end: index + raw.trimEnd().length }];
    })
    .sort((a, b) => a.start - b.start);
}

function dayOf({ year = '', number, month: name = '', day = '' }: Readonly<Record<string, string>>): IsoDate | null {
  const which = number ?? String(months.findIndex((form) => form.test(name)) + 1);
  try {
    return isoDate(`${year}-${which.padStart(2, '0')}-${day.padStart(2, '0')}`);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
