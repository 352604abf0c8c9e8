import { addDays, isoDate } from '@repo/facts';
import { createTranslator, formatters } from '@repo/i18n';
import { compileCatalogue } from '@repo/i18n/compile';
import { factText } from '@repo/ui/fact-text';
import { describe, expect, test } from 'vitest';
import { adviceOf } from '../../advice/field-advice.ts';
import en from '../../messages/en.json' with { type: 'json' };
import ur from '../../messages/ur.json' with { type: 'json' };
import type { FieldInputs } from '../../wire/inputs.ts';
import type { StoredDay } from '../../wire/stored.ts';
import { worded } from './missing-text.ts';

const sown = isoDate('2025-11-15');
const today = isoDate('2026-02-10');

const inputs: FieldInputs = {
  place: { name: 'Faisalabad', latitudeDeg: 31.42, longitudeDeg: 73.08, elevationM: 184 },
  crop: 'wheat',
  variant: 'low-grain-moisture',
  stages: 'small-grains.pakistan-arid-region',
  sowingDate: sown,
  soil: 'fao.loam',
  start: { kind: 'estimated', step: 'half' },
  method: 'furrow',
  furrows: 'wide-bed',
  wettedPct: null,
  efficiencyPct: null,
  areaAcres: 5,
  dischargeCusecs: 1,
};

type Measured = Omit<StoredDay, 'date' | 'fetchedAt' | 'provider'>;

function facts(changes: Partial<FieldInputs>, day: Measured) {
  const weather = Array.from({ length: 100 }, (_, index): StoredDay => {
    return { ...day, date: addDays(sown, index), provider: 'Test', fetchedAt: '2026-02-10T04:00:00.000Z' };
  });
  const view = { id: 'field_test', title: 'Test', updatedAt: '2026-02-10T04:00:00.000Z', weather, entries: [] };
  return adviceOf({ ...view, inputs: { ...inputs, ...changes } }, today).facts;
}

const temperature = { tmaxC: 24, tminC: 9 };
const whole = { ...temperature, rhMaxPct: 80, rhMinPct: 35, wind: { speedMs: 2, heightM: 3 }, rsMj: 15, rainMm: 0 };

describe.each([
  ['ur', ur],
  ['en', en],
] as const)('in %s', (locale, catalogue) => {
  const translator = createTranslator(locale, compileCatalogue(catalogue));
  const format = formatters({ locale });
  // The panel's own words are another package's.
  const t = (key: string, params = {}) => (key.startsWith('crops.') ? translator.t(key, params) : key);

  test.each<[string, Partial<FieldInputs>, Measured]>([
    ['a station with everything', {}, { kind: 'station', ...whole }],
    ['sunshine', {}, { kind: 'station', ...temperature, rhMeanPct: 55, sunshineHours: 7 }],
    ['temperature alone', { start: null }, { kind: 'analysis', ...temperature }],
    ['a forecast', { start: { kind: 'measured', percent: 18 } }, { kind: 'forecast', ...whole }],
    ['the single coefficient', { soil: 'aquacrop.clay-loam', wettedPct: 50, efficiencyPct: 70 }, { kind: 'station', ...whole }],
    ['rice', { crop: 'rice', variant: 'flooded', stages: 'rice.tropics' }, { kind: 'station', ...whole }],
    ['before sowing', { sowingDate: isoDate('2026-07-01') }, { kind: 'station', ...whole }],
  ])('every fact has its words, and every input opens what is there: %s', (_, changes, day) => {
    const found = facts(changes, day);
    const ids = new Set(found.map(({ id }) => id));
    expect(ids.size).toBe(found.length);
    const text = factText('crops', { t, format });
    for (const fact of found) {
      // A word that is missing throws.
      expect(text.asPlainText(worded(fact, { t, format }))).not.toBe('');
      expect(fact.inputs.filter(({ ref }) => ref !== undefined && !ids.has(ref))).toEqual([]);
      if (fact.value !== null) expect(fact.inputs.filter(({ value }) => value === null)).toEqual([]);
    }
  });
});
