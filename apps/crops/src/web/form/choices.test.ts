import { cropIds, soilRows, stageRowsOf } from '@repo/agronomy';
import { createTranslator, formatters, stripIsolates } from '@repo/i18n';
import { compileCatalogue } from '@repo/i18n/compile';
import { describe, expect, test } from 'vitest';
import en from '../../messages/en.json' with { type: 'json' };
import ur from '../../messages/ur.json' with { type: 'json' };
import {
  cityChoices,
  cropChoices,
  methodChoices,
  soilChoices,
  soilHint,
  stageChoices,
  stageRowText,
  variantChoices,
} from './choices.ts';
import { emptyForm } from './field-form.ts';

const languages = (['ur', 'en'] as const).map((locale) => ({
  ...createTranslator(locale, compileCatalogue(locale === 'ur' ? ur : en)),
  format: formatters({ locale }),
}));

describe.each(languages)('choices', (i18n) => {
  test('every crop, kind, region, soil, method and city has its own words', () => {
    const lists = [
      cropChoices(i18n),
      soilChoices(i18n),
      methodChoices(i18n),
      cityChoices(i18n),
      ...cropIds.flatMap((crop) => {
        const form = { ...emptyForm('x'), crop };
        return [variantChoices(form, i18n), stageChoices(form, i18n)];
      }),
    ];
    for (const list of lists) expect(new Set(list.map(({ label }) => label)).size).toBe(list.length);
  });

  test('a chosen soil says how much water it holds and whose table says so', () => {
    for (const { id, source } of soilRows) expect(soilHint(id, i18n)).toContain(source.document);
    expect(soilHint('', i18n)).toBe(i18n.t('crops.form.soil-hint'));
  });
});

test.each([
  ['wheat', 'Central India, November: start 15', 'وسطی ہند، نومبر: ابتدا 15'],
  ['cotton', 'Yemen, September: start 30', 'یمن، ستمبر: ابتدا 30'],
] as const)('a row of %s names region and month, not as a list of places', (crop, english, urdu) => {
  const [ur, en] = languages;
  const texts = (i18n: (typeof languages)[number] | undefined) =>
    stageRowsOf(crop).map((row) => stripIsolates(i18n ? stageRowText(row, i18n) : ''));
  for (const text of texts(en)) expect(text).not.toMatch(/(?:India|Tropics|region|California) and /);
  expect(texts(en)).toContainEqual(expect.stringContaining(english));
  expect(texts(ur)).toContainEqual(expect.stringContaining(urdu));
});
