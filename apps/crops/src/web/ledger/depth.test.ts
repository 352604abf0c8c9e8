import { formatters } from '@repo/i18n';
import { expect, test } from 'vitest';
import { depthText, readDepth } from './depth.ts';

test('inches and millimetres become tenths of a millimetre', () => {
  expect(readDepth('3', 'inch')).toEqual({ ok: true, value: 762 });
  expect(readDepth('۷۵٫۵', 'mm')).toEqual({ ok: true, value: 755 });
});

test.each([
  ['', 'mm', 'number-needed'],
  ['کافی', 'mm', 'number'],
  ['0', 'mm', 'range'],
  ['501', 'mm', 'range'],
  ['20', 'inch', 'range'],
] as const)('«%s» in %s is refused', (text, unit, mistake) => {
  const read = readDepth(text, unit);
  expect(read.ok ? null : read.mistake.key).toBe(`crops.form.mistake.${mistake}`);
});

test('a depth is shown in both units', () => {
  const t = (key: string, params?: object) => `${key} ${JSON.stringify(params)}`;
  expect(depthText(762, { t, format: formatters({ locale: 'en' }) })).toBe('crops.depth.both {"mm":"76.2","inches":"3"}');
});
