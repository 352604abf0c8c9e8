/**
 * Numbers and amounts in words, with lakh and crore.
 *
 * @example amountInWords('3000000', 'ur') // 'تیس لاکھ روپے'
 */
import { AppError } from '@repo/facts';
import { toCardinal as cardinalEn, toOrdinal as ordinalEn } from 'n2words/en-PK';
import { toCardinal as cardinalUr, toOrdinal as ordinalUr } from 'n2words/ur-PK';
import { decimal, parts, trim } from './decimal.ts';

export type WordsLanguage = 'ur' | 'en';

/** Usual Pakistani spellings in place of the library's. */
const spellings: Readonly<Record<string, string>> = { تیئیس: 'تئیس', چھالیس: 'چھیالیس', اٹھہتر: 'اٹھتر', تریاسی: 'تراسی' };

const words = {
  ur: { minus: 'منفی', point: 'اعشاریہ', rupee: 'روپیہ', rupees: 'روپے', onePaisa: 'پیسہ', paisa: 'پیسے', kharab: 'کھرب' },
  en: { minus: 'minus', point: 'point', rupee: 'rupee', rupees: 'rupees', onePaisa: 'paisa', paisa: 'paisa', kharab: 'kharab' },
};

const KHARAB = 10n ** 11n;
/** From here on the library says نیل and پدم, which nobody uses; so do compact figures: 100 کھرب. */
const NEEL = 10n ** 13n;

function whole(value: bigint, language: WordsLanguage): string {
  if (value >= NEEL) {
    const rest = value % KHARAB;
    return `${whole(value / KHARAB, language)} ${words[language].kharab}${rest === 0n ? '' : ` ${whole(rest, language)}`}`;
  }
  if (language === 'en') return cardinalEn(value);
  return cardinalUr(value)
    .split(' ')
    .map((word) => spellings[word] ?? word)
    .join(' ');
}

/**
 * A number in words; decimals are read digit by digit.
 * @param value a plain decimal string
 * @throws AppError `NUMBER_INVALID`
 * @example numberToWords('12345', 'ur') // 'بارہ ہزار تین سو پینتالیس'
 */
export function numberToWords(value: string | bigint, language: WordsLanguage): string {
  const { sign, whole: digits, fraction } = parts(trim(decimal(value)));
  const { minus, point } = words[language];
  const text = `${sign && `${minus} `}${whole(BigInt(digits), language)}`;
  return fraction ? `${text} ${point} ${[...fraction].map((digit) => whole(BigInt(digit), language)).join(' ')}` : text;
}

/**
 * First, second, third; in Urdu the masculine direct form: پہلا، دوسرا، تیسرا.
 * @throws AppError `NUMBER_INVALID` when the value is not a whole number above zero
 */
export function ordinal(value: bigint, language: WordsLanguage): string {
  if (value < 1n || value >= NEEL) throw new AppError('NUMBER_INVALID', { params: { text: String(value) } });
  if (language === 'en') return ordinalEn(value);
  if (value <= 6n) return ordinalUr(value);
  if (value === 100n) return 'سوواں';
  // The library says نوواں.
  if (value % 100n === 9n) return `${value > 9n ? `${whole(value - 9n, 'ur')} ` : ''}نواں`;
  return `${whole(value, 'ur')}واں`;
}

/**
 * Rupees and paisa in words.
 * @param rupees a plain decimal string with at most two decimals
 * @throws AppError `NUMBER_INVALID` or `MONEY_TOO_PRECISE`
 * @example amountInWords('452.5', 'ur') // 'چار سو باون روپے پچاس پیسے'
 */
export function amountInWords(rupees: string | bigint, language: WordsLanguage): string {
  const exact = trim(decimal(rupees));
  if (exact.scale > 2) throw new AppError('MONEY_TOO_PRECISE', { params: { text: String(rupees) } });
  const { sign, whole: digits, fraction } = parts(exact);
  const name = words[language];
  const rupeeCount = BigInt(digits);
  const paisaCount = BigInt(fraction.padEnd(2, '0') || 0);
  const said: string[] = sign ? [name.minus] : [];
  if (rupeeCount > 0n || paisaCount === 0n)
    said.push(whole(rupeeCount, language), rupeeCount === 1n ? name.rupee : name.rupees);
  if (paisaCount > 0n) said.push(whole(paisaCount, language), paisaCount === 1n ? name.onePaisa : name.paisa);
  return said.join(' ');
}
