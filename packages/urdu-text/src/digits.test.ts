import { deepRuns } from '@repo/facts/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLatinDigits, toUrduDigits } from './digits.ts';

describe('toLatinDigits', () => {
  it.each([
    ['digits-to-atin-002', '٧٨٦', '786'],
    ['digits-to-atin-003', '۹۸٬۷۶۵٫۲۵', '98,765.25'],
    ['digits-to-atin-005', 'فون ۰۳۲۱-۷۶۵۴۳۲۱', 'فون 0321-7654321'],
    ['digits-to-atin-006', '1947', '1947'],
  ])('%s', (_, input, expected) => {
    expect(toLatinDigits(input)).toBe(expected);
  });

  it('turns the percent sign, and separators between digits only', () => {
    expect(toLatinDigits('۲۵٪')).toBe('25%');
    expect(toLatinDigits('٬ الف ٫')).toBe('٬ الف ٫');
    expect(toLatinDigits('۱٬۲٬۳')).toBe('1,2,3');
  });
});

describe('toUrduDigits', () => {
  it.each([
    ['digits-to-rdu-001', '786', '۷۸۶'],
    ['digits-to-rdu-002', '٧٨٦', '۷۸۶'],
  ])('%s', (_, input, expected) => {
    expect(toUrduDigits(input)).toBe(expected);
  });

  it('leaves separators', () => {
    expect(toUrduDigits('12,345.50 روپے')).toBe('۱۲,۳۴۵.۵۰ روپے');
  });

  it('comes back from Urdu digits unchanged', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-z .,-]{0,20}$/), (text) => {
        expect(toLatinDigits(toUrduDigits(text))).toBe(text);
      }),
      { numRuns: deepRuns(200, 5000) },
    );
  });
});
