import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount, readAmount } from './amounts.ts';
import { formatPkr } from './numbers.ts';
import { amountInWords } from './words.ts';

/** Rupees as a plain decimal string, up to 999 kharab. */
const rupees = (min: bigint) =>
  fc.bigInt({ min, max: 10n ** 16n - 1n }).map((paisa) => {
    const magnitude = paisa < 0n ? -paisa : paisa;
    const text = `${magnitude / 100n}.${String(magnitude % 100n).padStart(2, '0')}`.replace(/\.?0+$/, (zeros) =>
      zeros.startsWith('.') ? '' : zeros,
    );
    return (paisa < 0n ? '-' : '') + (text.includes('.') ? text.replace(/0+$/, '') : text);
  });

const digits = fc.constantFrom('latn' as const, 'urdu' as const);
const script = fc.constantFrom('ur' as const, 'en' as const);

describe('readAmount', () => {
  it.each([
    // Digits, grouping, currency
    ['30,00,000', '3000000'],
    ['3,000,000', '3000000'],
    ['100,00,000', '10000000'],
    ['۳۰٬۰۰٬۰۰۰', '3000000'],
    ['۳۰،۰۰،۰۰۰', '3000000'],
    ['٣٠٠٠', '3000'],
    ['1 50 000', '150000'],
    ['Rs 1,50,000.50', '150000.5'],
    ['Rs.1,50,000/-', '150000'],
    ['150000/-', '150000'],
    ['1,50,000 روپے', '150000'],
    ['روپے 500', '500'],
    ['₨500', '500'],
    ['PKR 5,000 only', '5000'],
    ['پانچ لاکھ روپے صرف', '500000'],
    ['\u2066۱٬۵۰٬۰۰۰\u2069 روپے', '150000'],
    ['۱۲۔۵', '12.5'],
    ['1,500.', '1500'],
    ['+500', '500'],
    ['0', '0'],
    ['1.230', '1.23'],
    // Scales
    ['تیس لاکھ', '3000000'],
    ['تيس لاكھ', '3000000'],
    ['30 lac', '3000000'],
    ['30lac', '3000000'],
    ['30 lacs.', '3000000'],
    ['30L', '3000000'],
    ['3m', '3000000'],
    ['3 million', '3000000'],
    ['۳ ملین', '3000000'],
    ['2.5bn', '2500000000'],
    ['10k', '10000'],
    ['1.5 cr', '15000000'],
    ['Rs1.5lakh', '150000'],
    ['.5 lakh', '50000'],
    ['1۔5 لاکھ', '150000'],
    ['1.23456 lakh', '123456'],
    ['ایک لاکھ کروڑ', '1000000000000'],
    ['لاکھ روپے', '100000'],
    // Fractions of speech
    ['ڈیڑھ کروڑ', '15000000'],
    ['ڈھائی ہزار', '2500'],
    ['سوا لاکھ', '125000'],
    ['سوا دو لاکھ', '225000'],
    ['ساڑھے تین ہزار', '3500'],
    ['پونے دو لاکھ', '175000'],
    ['پونے لاکھ', '75000'],
    ['پون کروڑ', '7500000'],
    ['ڈیڑھ سو', '150'],
    ['سوا دو سو', '225'],
    ['ڈیڑھ سو کروڑ', '1500000000'],
    ['سوا روپیہ', '1.25'],
    ['ڈیڑھ لاکھ پانچ سو', '150500'],
    ['two and a half crore', '25000000'],
    ['half a million', '500000'],
    ['a lakh', '100000'],
    // Words
    ['پچیس لاکھ پچاس ہزار', '2550000'],
    ['پچّیس لاکھ', '2500000'],
    ['twenty five lakh', '2500000'],
    ['Twenty-Five Lakh', '2500000'],
    ['one hundred and fifty thousand', '150000'],
    ['fifteen hundred', '1500'],
    ['ایک کروڑ 20 لاکھ', '12000000'],
    ['5 lakh 20 hazar', '520000'],
    ['30 lakh, 50 thousand', '3050000'],
    ['ek crore', '10000000'],
    ['sarhay teen lakh', '350000'],
    ['چار سو باون روپے پچاس پیسے', '452.5'],
    ['1,500 روپے اور 75 پیسے', '1500.75'],
    ['پچاس پیسے', '0.5'],
  ])('%s is %s', (text, expected) => {
    expect(readAmount(text)).toEqual({ ok: true, rupees: expected });
    expect(parseAmount(text)).toBe(expected);
  });

  it.each([
    '1,2',
    '12,34',
    '1,00,00',
    '1,000,00,0',
    '3.000.000',
    '1.5.5',
    '1e5',
    '25%',
    '(500)',
    'abc',
    'm',
    'lakh5x',
    'سوا',
    '25 50',
    'بیس پانچ',
    '5 ہزار 2 لاکھ',
    '2 لاکھ 150000',
    'ڈیڑھ لاکھ پچاس ہزار',
    '1.5 روپے 50 پیسے',
    '5 روپے 100 پیسے',
    '5 - 3',
    '5 minus 3',
    '5 lakh and',
    'روپے 500 روپے 600',
    '9'.repeat(201),
  ])('%s is unreadable', (text) => {
    expect(readAmount(text)).toEqual({ ok: false, reason: 'unreadable' });
    expect(parseAmount(text)).toBeNull();
  });

  it.each(['1.234', '۱٫۲۳۴', '1.23456789 lakh', '0.001'])('%s is too precise', (text) => {
    expect(readAmount(text)).toEqual({ ok: false, reason: 'too-precise' });
    expect(parseAmount(text)).toBeNull();
  });

  it.each(['', '  ', 'Rs', 'روپے', '\u200f'])('"%s" is empty', (text) => {
    expect(readAmount(text)).toEqual({ ok: false, reason: 'empty' });
    expect(parseAmount(text)).toBeNull();
  });

  it.each([
    ['-5', '-5'],
    ['−۵', '-5'],
    ['-Rs 1,500', '-1500'],
    ['Rs -1,500', '-1500'],
    ['منفی دو لاکھ', '-200000'],
    ['minus two lakh', '-200000'],
  ])('%s is negative: refused in a field, read in a text', (text, expected) => {
    expect(readAmount(text)).toEqual({ ok: false, reason: 'negative' });
    expect(parseAmount(text)).toBe(expected);
  });

  it('has no negative zero', () => {
    expect(readAmount('-0')).toEqual({ ok: true, rupees: '0' });
  });

  it('reads what formatPkr prints', () => {
    fc.assert(
      fc.property(
        rupees(-(10n ** 16n)),
        script,
        digits,
        fc.constantFrom('auto' as const, 'always' as const),
        (value, language, shown, decimals) => {
          expect(parseAmount(formatPkr(value, { script: language, digits: shown, decimals }))).toBe(value);
        },
      ),
      { numRuns: deepRuns(500, 20_000) },
    );
  });

  it('reads what amountInWords says', () => {
    fc.assert(
      fc.property(rupees(-(10n ** 16n) + 1n), script, (value, language) => {
        expect(parseAmount(amountInWords(value, language))).toBe(value);
      }),
      { numRuns: deepRuns(500, 20_000) },
    );
  });

  it('gives some answer to any text', () => {
    const piece = fc.oneof(
      fc.constantFrom('لاکھ', 'سو', 'ساڑھے', 'and', 'a', 'half', 'Rs', '-', ',', '.', 'پیسے', '12', '%', 'm'),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const reading = readAmount(pieces.join(' '));
        expect(reading.ok ? /^\d+(\.\d{1,2})?$/.test(reading.rupees) : reading.reason).toBeTruthy();
      }),
      { numRuns: deepRuns(500, 20_000) },
    );
  });
});
