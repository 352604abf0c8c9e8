import { describe, expect, it } from 'vitest';
import { readAmount } from './amounts.ts';
import { amountInWords, numberToWords, ordinal } from './words.ts';

describe('numberToWords', () => {
  it.each([
    ['number-words-ur-002', 1n, 'ایک'],
    ['number-words-ur-004', 11n, 'گیارہ'],
    ['number-words-ur-007', 25n, 'پچیس'],
    ['number-words-ur-008', 29n, 'انتیس'],
    ['number-words-ur-010', 39n, 'انتالیس'],
    ['number-words-ur-011', 48n, 'اڑتالیس'],
    ['number-words-ur-012', 55n, 'پچپن'],
    ['number-words-ur-013', 59n, 'انسٹھ'],
    ['number-words-ur-014', 65n, 'پینسٹھ'],
    ['number-words-ur-015', 69n, 'انہتر'],
    ['number-words-ur-016', 75n, 'پچھتر'],
    ['number-words-ur-017', 79n, 'اناسی'],
    ['number-words-ur-018', 86n, 'چھیاسی'],
    ['number-words-ur-019', 89n, 'نواسی'],
    ['number-words-ur-020', 95n, 'پچانوے'],
    ['number-words-ur-021', 99n, 'ننانوے'],
    ['number-words-ur-022', 100n, 'ایک سو'],
    ['number-words-ur-023', 101n, 'ایک سو ایک'],
    ['number-words-ur-024', 110n, 'ایک سو دس'],
    ['number-words-ur-025', 555n, 'پانچ سو پچپن'],
    ['number-words-ur-027', 1000n, 'ایک ہزار'],
    ['number-words-ur-029', 12_345n, 'بارہ ہزار تین سو پینتالیس'],
    ['number-words-ur-033', 10_000_000n, 'ایک کروڑ'],
    ['number-words-ur-035', 1_000_000_000n, 'ایک ارب'],
    ['number-words-ur-037', 100_000_000_000n, 'ایک کھرب'],
    ['number-words-ur-038', -7n, 'منفی سات'],
    ['number-words-trap-001', 1_000_000_000n, 'ایک ارب'],
  ])('%s', (_, input, expected) => {
    expect(numberToWords(input, 'ur')).toBe(expected);
  });

  it.each([
    ['number-words-variants-004', 12n, 'بارہ', ['بارہ']],
    ['number-words-variants-005', 59n, 'انسٹھ', ['انسٹھ']],
    ['number-words-variants-006', 83n, 'تراسی', ['تراسی', 'تریاسی', 'تیراسی']],
    ['number-words-variants-007', 46n, 'چھیالیس', ['چھیالیس', 'چھالیس']],
    ['number-words-variants-008', 23n, 'تئیس', ['تئیس', 'تیئیس']],
    ['number-words-variants-009', 78n, 'اٹھتر', ['اٹھتر', 'اٹھہتر']],
  ])('%s', (_, value, expected, accepted) => {
    expect(numberToWords(value, 'ur')).toBe(expected);
    for (const spelling of accepted) expect(readAmount(spelling)).toEqual({ ok: true, rupees: String(value) });
  });

  it('keeps the usual spellings inside larger numbers', () => {
    expect(numberToWords(8_346_578n, 'ur')).toBe('تراسی لاکھ چھیالیس ہزار پانچ سو اٹھتر');
  });

  it('says کھرب, not نیل, above 10¹³', () => {
    expect(numberToWords(10n ** 13n, 'ur')).toBe('ایک سو کھرب');
    expect(numberToWords(10n ** 13n + 5n, 'en')).toBe('one hundred kharab five');
    expect(numberToWords(10n ** 24n, 'ur')).toBe('ایک سو کھرب کھرب');
  });

  it('reads decimals digit by digit', () => {
    expect(numberToWords('2.05', 'ur')).toBe('دو اعشاریہ صفر پانچ');
    expect(numberToWords('-12.25', 'en')).toBe('minus twelve point two five');
    expect(numberToWords('7.00', 'en')).toBe('seven');
  });

  it('speaks Pakistani English', () => {
    expect(numberToWords(1_234_567n, 'en')).toBe('twelve lakh thirty-four thousand five hundred and sixty-seven');
  });
});

describe('ordinal', () => {
  it.each([
    ['number-words-ur-ordinal-001', 1n, 'پہلا'],
    ['number-words-ur-ordinal-003', 3n, 'تیسرا'],
    ['number-words-ur-ordinal-004', 4n, 'چوتھا'],
    ['number-words-ur-ordinal-005', 21n, 'اکیسواں'],
  ])('%s', (_, input, expected) => {
    expect(ordinal(input, 'ur')).toBe(expected);
  });

  it.each([
    [6n, 'چھٹا'],
    [7n, 'ساتواں'],
    [9n, 'نواں'],
    [46n, 'چھیالیسواں'],
    [100n, 'سوواں'],
    [109n, 'ایک سو نواں'],
  ])('%s is %s', (input, expected) => {
    expect(ordinal(input, 'ur')).toBe(expected);
  });

  it('has English', () => {
    expect(ordinal(21n, 'en')).toBe('twenty-first');
  });

  it('refuses zero and below', () => {
    expect(() => ordinal(0n, 'ur')).toThrow(expect.objectContaining({ code: 'NUMBER_INVALID' }));
  });
});

describe('amountInWords', () => {
  it('number-words-ur-currency-001', () => {
    expect(amountInWords('452.5', 'ur')).toBe('چار سو باون روپے پچاس پیسے');
  });

  it.each([
    ['3000000', 'تیس لاکھ روپے', 'thirty lakh rupees'],
    ['1', 'ایک روپیہ', 'one rupee'],
    ['0', 'صفر روپے', 'zero rupees'],
    ['0.01', 'ایک پیسہ', 'one paisa'],
    ['1.50', 'ایک روپیہ پچاس پیسے', 'one rupee fifty paisa'],
    ['-62480', 'منفی باسٹھ ہزار چار سو اسی روپے', 'minus sixty-two thousand four hundred and eighty rupees'],
  ])('%s', (input, urdu, english) => {
    expect(amountInWords(input, 'ur')).toBe(urdu);
    expect(amountInWords(input, 'en')).toBe(english);
  });

  it('refuses to round money', () => {
    expect(() => amountInWords('1.005', 'ur')).toThrow(expect.objectContaining({ code: 'MONEY_TOO_PRECISE' }));
  });
});
