import { cropIds, soilRows } from '@repo/agronomy';
import { createTranslator, formatters } from '@repo/i18n';
import { compileCatalogue } from '@repo/i18n/compile';
import { describe, expect, test } from 'vitest';
import en from '../../messages/en.json' with { type: 'json' };
import ur from '../../messages/ur.json' with { type: 'json' };
import { cityChoices, cropChoices, methodChoices, soilChoices, soilHint, stageChoices, variantChoices } from './choices.ts';
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
