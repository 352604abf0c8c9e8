import { expect, test } from 'vitest';
import { emptyForm, type FieldForm, type Place, stageChoicesOf, variantsOf, withCrop } from './field-form.ts';
import { readForm } from './read-form.ts';

const complete: FieldForm = {
  ...emptyForm('0192f0c4-7b1e-7c3a-9c55-2f1a5f0e7d11'),
  title: 'نہر والا کھیت',
  crop: 'wheat',
  variant: 'low-grain-moisture',
  stages: 'small-grains.pakistan-arid-region',
  sowingDate: '۱۵ نومبر ۲۰۲۵',
  soil: 'fao.loam',
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
    method: 'basin',
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
  ['soil', '', 'choice-needed'],
  ['placeName', '', 'text-needed'],
  ['latitude', 'شمال', 'number'],
  ['latitude', '91', 'range'],
  ['longitude', '181', 'range'],
  ['elevation', '9000', 'range'],
  ['area', '0', 'above'],
  ['area', 'دو ایکڑ', 'number'],
  ['efficiency', '101', 'above'],
  ['discharge', '0', 'above'],
])('%s does not take «%s»', (place, text, mistake) => {
  expect(mistakes({ ...complete, [place]: text })).toEqual({ [place]: mistake });
});

test('an empty form names every place that must be filled', () => {
  expect(Object.keys(mistakes(emptyForm('x'))).sort()).toEqual(
    ['title', 'crop', 'sowingDate', 'soil', 'placeName', 'latitude', 'longitude', 'elevation', 'area'].sort(),
  );
});

test('a crop brings its own rows: rows that name Pakistan first, the only one chosen, another crop’s forgotten', () => {
  expect(variantsOf('wheat').length).toBeGreaterThan(1);
  expect(variantsOf('cotton')).toEqual([]);
  expect(stageChoicesOf('wheat')[0]?.id).toBe('small-grains.pakistan-arid-region');
  expect(withCrop('sunflower')).toEqual({ crop: 'sunflower', variant: '', stages: 'sunflower.mediterranean-california' });
  expect(withCrop('cotton')).toEqual({ crop: 'cotton', variant: '', stages: '' });
});

test('a crop without stage lengths is saved without a row', () => {
  const read = readForm({ ...complete, crop: 'chickpea', variant: '', stages: '' });
  expect(read.ok && read.inputs.stages).toBe('');
});
