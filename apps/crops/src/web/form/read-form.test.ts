import { formatters } from '@repo/i18n';
import { expect, test } from 'vitest';
import { emptyForm, type FieldForm, formOf, type Place, stageChoicesOf, variantsOf, withCrop } from './field-form.ts';
import { readForm } from './read-form.ts';

const complete: FieldForm = {
  ...emptyForm('0192f0c4-7b1e-7c3a-9c55-2f1a5f0e7d11'),
  title: 'نہر والا کھیت',
  crop: 'wheat',
  variant: 'low-grain-moisture',
  stages: 'small-grains.pakistan-arid-region',
  sowingDate: '۱۵ نومبر ۲۰۲۵',
  soil: 'fao.loam',
  start: 'half',
  placeName: 'فیصل آباد',
  latitude: '۳۱٫۴۲',
  longitude: '73.08',
  elevation: '184',
  area: '20',
  areaUnit: 'kanal',
  method: 'basin',
  efficiency: '',
  discharge: '1.5',
};

function mistakes(form: FieldForm): Record<string, string> {
  const read = readForm(form);
  return read.ok ? {} : Object.fromEntries([...read.mistakes].map(([place, { key }]) => [place, key.split('.').at(-1) ?? '']));
}

test('a form in Urdu digits and kanal becomes inputs in acres', () => {
  const read = readForm(complete);
  expect(read.ok && read.inputs).toEqual({
    place: { name: 'فیصل آباد', latitudeDeg: 31.42, longitudeDeg: 73.08, elevationM: 184 },
    crop: 'wheat',
    variant: 'low-grain-moisture',
    stages: 'small-grains.pakistan-arid-region',
    sowingDate: '2025-11-15',
    soil: 'fao.loam',
    start: { kind: 'estimated', step: 'half' },
    method: 'basin',
    furrows: null,
    wettedPct: null,
    efficiencyPct: null,
    // 8 kanal to an acre.
    areaAcres: 2.5,
    dischargeCusecs: 1.5,
  });
});

test.each<[Place, string, string]>([
  ['title', '   ', 'text-needed'],
  ['crop', '', 'choice-needed'],
  ['variant', '', 'choice-needed'],
  ['stages', 'cotton.yemen', 'choice-needed'],
  ['sowingDate', '31/2/2026', 'DATE_INVALID'],
  ['sowingDate', 'پچھلا ہفتہ', 'unreadable'],
  ['soil', '', 'choice-needed'],
  ['placeName', '', 'text-needed'],
  ['start', '', 'answer-needed'],
  ['latitude', 'شمال', 'DECIMAL_INVALID'],
  ['latitude', '91', 'DECIMAL_OUT_OF_RANGE'],
  ['longitude', '181', 'DECIMAL_OUT_OF_RANGE'],
  ['elevation', '9000', 'DECIMAL_OUT_OF_RANGE'],
  ['area', '0', 'DECIMAL_NOT_ABOVE'],
  ['area', 'دو ایکڑ', 'DECIMAL_INVALID'],
  ['area', '2,5', 'DECIMAL_INVALID'],
  ['wetted', '0', 'DECIMAL_NOT_ABOVE'],
  ['efficiency', '101', 'DECIMAL_NOT_ABOVE'],
  ['discharge', '0', 'DECIMAL_NOT_ABOVE'],
  ['discharge', '1.2345', 'DECIMAL_TOO_PRECISE'],
])('%s does not take «%s»', (place, text, mistake) => {
  expect(mistakes({ ...complete, [place]: text })).toEqual({ [place]: mistake });
});

test('an empty form names every place that must be filled', () => {
  expect(Object.keys(mistakes(emptyForm('x'))).sort()).toEqual(
    ['title', 'crop', 'sowingDate', 'soil', 'start', 'placeName', 'latitude', 'longitude', 'elevation', 'area'].sort(),
  );
});

test('a crop brings its own rows: rows that name Pakistan first, the only one chosen, another crop’s forgotten', () => {
  expect(variantsOf('wheat').length).toBeGreaterThan(1);
  expect(variantsOf('cotton')).toEqual([]);
  expect(stageChoicesOf('wheat')[0]?.id).toBe('small-grains.pakistan-arid-region');
  expect(withCrop('sunflower')).toEqual({ crop: 'sunflower', variant: '', stages: 'sunflower.mediterranean-california' });
  expect(withCrop('cotton')).toEqual({ crop: 'cotton', variant: '', stages: '' });
});

test('water at sowing is an answer of three kinds; a measured one needs its number', () => {
  const startOf = (form: Partial<FieldForm>) => {
    const read = readForm({ ...complete, ...form });
    return read.ok && read.inputs.start;
  };
  expect(startOf({ start: 'field-capacity' })).toEqual({ kind: 'field-capacity' });
  expect(startOf({ start: 'measured', startPercent: '۱۸٫۵' })).toEqual({ kind: 'measured', percent: 18.5 });
  // Typed before another answer was chosen: kept in the form, not sent.
  expect(startOf({ start: 'dry', startPercent: 'x' })).toEqual({ kind: 'estimated', step: 'dry' });
  expect(mistakes({ ...complete, start: 'measured' })).toEqual({ startPercent: 'number-needed' });
  expect(mistakes({ ...complete, start: 'measured', startPercent: '61' })).toEqual({ startPercent: 'DECIMAL_NOT_ABOVE' });
});

test('furrows are asked for where there are furrows', () => {
  expect(mistakes({ ...complete, method: 'furrow' })).toEqual({ furrows: 'choice-needed' });
  const read = readForm({ ...complete, method: 'furrow', furrows: 'alternate', wetted: '45%' });
  expect(read.ok && [read.inputs.furrows, read.inputs.wettedPct]).toEqual(['alternate', 45]);
  const other = readForm({ ...complete, method: 'drip', furrows: 'alternate' });
  expect(other.ok && other.inputs.furrows).toBeNull();
});

test('a saved field is typed as it was answered', () => {
  const read = readForm({ ...complete, start: 'measured', startPercent: '18.5', method: 'furrow', furrows: 'wide-bed' });
  if (!read.ok) throw new Error('the form was not read');
  const stored = { id: 'field_1', title: read.title, inputs: read.inputs, updatedAt: '2026-03-02T09:00:00Z' };
  const again = readForm(formOf(stored, { digits: 'urdu', format: formatters({ locale: 'ur', digits: 'urdu' }) }));
  expect(again.ok && again.inputs).toEqual(read.inputs);
});

test('kanal come back as acres that can be saved again', () => {
  const read = readForm({ ...complete, area: '7.333333' });
  if (!read.ok) throw new Error('the form was not read');
  expect(read.inputs.areaAcres).toBe(0.916667);
  // As it was stored before acres were rounded.
  const inputs = { ...read.inputs, areaAcres: 7.333333 / 8 };
  const stored = { id: 'field_1', title: read.title, inputs, updatedAt: '2026-03-02T09:00:00Z' };
  const form = formOf(stored, { digits: 'latn', format: formatters({ locale: 'en' }) });
  expect(form).toMatchObject({ area: '0.916667', areaUnit: 'acre' });
  expect(mistakes(form)).toEqual({});
});

test('a crop without stage lengths is saved without a row', () => {
  const read = readForm({ ...complete, crop: 'chickpea', variant: '', stages: '' });
  expect(read.ok && read.inputs.stages).toBe('');
});
