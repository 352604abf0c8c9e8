import { formatters } from '@repo/i18n';
import { expect, test } from 'vitest';
import { depthText, readDepth } from './depth.ts';

test('inches and millimetres become tenths of a millimetre', () => {
  expect(readDepth('3', 'inch')).toEqual({ ok: true, value: 762 });
  expect(readDepth('۷۵٫۵', 'mm')).toEqual({ ok: true, value: 755 });
});

test.each([
  ['', 'mm', 'number-needed'],
  ['کافی', 'mm', 'DECIMAL_INVALID'],
  ['2,5', 'inch', 'DECIMAL_INVALID'],
  ['0', 'mm', 'DECIMAL_OUT_OF_RANGE'],
  ['501', 'mm', 'DECIMAL_OUT_OF_RANGE'],
  ['20', 'inch', 'DECIMAL_OUT_OF_RANGE'],
  ['12.55', 'mm', 'DECIMAL_TOO_PRECISE'],
] as const)('«%s» in %s is refused', (text, unit, mistake) => {
  const read = readDepth(text, unit);
  expect(read.ok ? null : read.mistake.key.split('.').at(-1)).toBe(mistake);
});

test('a depth is shown in both units', () => {
  const t = (key: string, params?: object) => `${key} ${JSON.stringify(params)}`;
  expect(depthText(762, { t, format: formatters({ locale: 'en' }) })).toBe('crops.depth.both {"mm":"76.2","inches":"3"}');
});
