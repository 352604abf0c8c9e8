import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPkr, groupSouthAsian, parseNumber } from './numbers.ts';

/** Plain decimals with up to `places` decimals, without zeros at the end. */
const decimals = (places: number) =>
  fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 10 ** places - 1 }))
    .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(places, '0')}`.replace(/\.?0+$/, '').replace(/^-0$/, '0'))
    .map((text) => (text === '' || text === '-' ? '0' : text));

describe('parseNumber', () => {
  it.each([
    ['number-parse-001', '۱۲۳', '123'],
    ['number-parse-004', '۱۲٬۳۴٬۵۶۷', '1234567'],
    ['number-parse-005', '۱۲،۳۴۵', '12345'],
    ['number-parse-006', '۱۲٫۵', '12.5'],
    ['number-parse-007', '-۵', '-5'],
    ['number-parse-008', '۲۵٪', '25'],
    ['number-parse-010', '', null],
  ])('%s', (_, input, expected) => {
    expect(parseNumber(input)).toBe(expected);
  });

  it.each([
    ['a minus sign of typesetting', '−7', '-7'],
    ['a plus sign', '+7', '7'],
    ['spaces and direction marks', ' \u200e1 234\u200f ', '1234'],
    ['thousands', '12,345,678.90', '12345678.9'],
    ['zeros in front', '007', '7'],
    ['negative zero', '-0', '0'],
    ['more digits than a double holds', '12345678901234567.89', '12345678901234567.89'],
  ])('reads %s', (_, input, expected) => {
    expect(parseNumber(input)).toBe(expected);
  });

  it.each(['1,2', '1,2345', '12.', '.5', '1.5,000', '۱٫۵٬۰۰۰', '--5', 'A5', ':5', '5%%', '1e5', 'تین', '۱۲ روپے'])(
    'refuses %s',
    (input) => {
      expect(parseNumber(input)).toBeNull();
    },
  );
});

describe('groupSouthAsian', () => {
  it.each([
    ['number-group-lakh-002', '1000', '1,000'],
    ['number-group-lakh-003', '100000', '1,00,000'],
    ['number-group-lakh-004', '1234567', '12,34,567'],
    ['number-group-lakh-005', '10000000', '1,00,00,000'],
    ['number-group-lakh-007', '-2500000', '-25,00,000'],
    ['number-group-lakh-008', '0', '0'],
    ['number-group-trap-002', '12345678.9', '1,23,45,678.9'],
  ])('%s', (_, input, expected) => {
    expect(groupSouthAsian(input)).toBe(expected);
  });

  it.each([
    ['number-group-lakh-ur-001', '1234567', '۱۲٬۳۴٬۵۶۷'],
    ['number-group-lakh-ur-002', '150000.75', '۱٬۵۰٬۰۰۰٫۷۵'],
  ])('%s', (_, input, expected) => {
    expect(groupSouthAsian(input, { digits: 'urdu' })).toBe(expected);
  });

  it('rounds half away from zero and pads', () => {
    expect(groupSouthAsian('2.345')).toBe('2.35');
    expect(groupSouthAsian('-2.345')).toBe('-2.35');
    expect(groupSouthAsian('-0.004')).toBe('0');
    expect(groupSouthAsian('999.995')).toBe('1,000');
    expect(groupSouthAsian('7', { minDecimals: 2 })).toBe('7.00');
    expect(groupSouthAsian('0.12345', { maxDecimals: 4 })).toBe('0.1235');
    expect(groupSouthAsian(7n ** 30n)).toBe('2,25,39,34,02,90,69,22,58,08,78,63,249');
  });

  it('says NUMBER_INVALID for what is no plain decimal', () => {
    expect(() => groupSouthAsian('1,000')).toThrow(expect.objectContaining({ code: 'NUMBER_INVALID' }));
  });

  it('groups as Intl does in en-IN', () => {
    const intl = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (value) => {
        expect(groupSouthAsian(value)).toBe(intl.format(value));
      }),
      { numRuns: deepRuns(300, 10_000) },
    );
  });

  it('is read back by parseNumber in both digit scripts', () => {
    fc.assert(
      fc.property(decimals(4), fc.constantFrom('latn' as const, 'urdu' as const), (value, digits) => {
        expect(parseNumber(groupSouthAsian(value, { digits, maxDecimals: 4 }))).toBe(value);
      }),
      { numRuns: deepRuns(300, 10_000) },
    );
  });
});

describe('formatPkr', () => {
  it('number-group-trap-003: keeps the paisa that Intl drops', () => {
    expect(formatPkr('1500.75', { script: 'ur' })).toBe('1,500.75 روپے');
    expect(formatPkr('1500.75', { script: 'en' })).toBe('Rs 1,500.75');
  });

  it('X02: lakh grouping with two decimals, in both digit scripts', () => {
    expect(formatPkr('123456789.5', { script: 'en', decimals: 'always' })).toBe('Rs 12,34,56,789.50');
    expect(formatPkr('123456789.5', { script: 'ur', digits: 'urdu' })).toBe('۱۲٬۳۴٬۵۶٬۷۸۹٫۵۰ روپے');
    expect(formatPkr('12345678901234567.89', { script: 'en' })).toBe('Rs 12,34,56,78,90,12,34,567.89');
  });

  it('shows paisa in headlines only when they are not zero', () => {
    expect(formatPkr('150000', { script: 'ur' })).toBe('1,50,000 روپے');
    expect(formatPkr('150000.00', { script: 'en' })).toBe('Rs 1,50,000');
    expect(formatPkr('150000', { script: 'ur', decimals: 'always', digits: 'urdu' })).toBe('۱٬۵۰٬۰۰۰٫۰۰ روپے');
    expect(formatPkr('0.5', { script: 'en' })).toBe('Rs 0.50');
  });

  it('puts the minus in front and never writes minus zero', () => {
    expect(formatPkr('-1500', { script: 'en' })).toBe('-Rs 1,500');
    expect(formatPkr('-1500', { script: 'ur' })).toBe('-1,500 روپے');
    expect(formatPkr('-0.00', { script: 'en', decimals: 'always' })).toBe('Rs 0.00');
    expect(formatPkr('-1500', { script: 'en', symbol: false })).toBe('-1,500');
  });

  it('refuses to round money', () => {
    expect(() => formatPkr('1.234', { script: 'en' })).toThrow(expect.objectContaining({ code: 'MONEY_TOO_PRECISE' }));
    expect(formatPkr('1.230', { script: 'en' })).toBe('Rs 1.23');
  });
});
