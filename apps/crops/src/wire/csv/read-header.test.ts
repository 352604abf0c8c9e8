import { describe, expect, test } from 'vitest';
import { readHeader } from './read-header.ts';

const spellings: Readonly<Record<string, readonly string[]>> = {
  date: ['Date', 'DATE', ' date ', 'Day', 'Timestamp', 'time', 'تاریخ', 'Obs. date', 'Tareekh', 'tarikh', 'din'],
  'tmax °C': [
    'Tmax',
    'TMAX (°C)',
    'T max',
    'tmax_c',
    'Max Temp',
    'Maximum temperature [C]',
    'temperature_2m_max (°C)',
    'T2M_MAX',
    'TX',
  ],
  'tmax °C ': [
    'Max. temp. (℃)',
    'Air temperature, maximum (deg C)',
    'High Temp',
    'TmaxC',
    'زیادہ سے زیادہ درجہ حرارت',
    'air_temp_max',
    'زیادہ سے زیادہ حرارت',
    'زیادہ سے زیادہ ٹمپریچر',
    'درجہ حرارت، زیادہ سے زیادہ (ڈگری سینٹی گریڈ)',
    'زيادة سے زيادة درجه حرارت',
    'Zyada se zyada darja hararat',
    'ziada se ziada temp',
  ],
  'tmax °F': ['Tmax (°F)', 'tmax_f', 'Max Temp F', 'Maximum temperature (Fahrenheit)', 'TMAX [deg F]'],
  'tmin °C': [
    'Tmin',
    'min temp (C)',
    'Minimum Temperature',
    'temperature_2m_min',
    'TN',
    'کم سے کم درجہ حرارت (ڈگری سینٹی گریڈ)',
    'Kam se kam darja hararat (C)',
    'T.min (°C)',
  ],
  'rhMax %': [
    'RHmax',
    'RH max (%)',
    'Max relative humidity',
    'relative_humidity_2m_max',
    'rh_max_pct',
    'زیادہ سے زیادہ نمی (فیصد)',
    'زیادہ سے زیادہ رطوبت',
    'Max. R.H. (%)',
  ],
  'rhMin %': ['RHmin', 'Minimum RH', 'rhmin (%)', 'کم سے کم نمی', 'Kam se kam nami (%)'],
  'rhMean %': [
    'RH',
    'RH mean',
    'Relative Humidity (%)',
    'Avg RH',
    'Humidity',
    'اوسط نمی',
    'RH2M',
    'ہوا میں نمی',
    'ausat nami',
    'R.H (%)',
  ],
  'tdew °C': [
    'Tdew',
    'Dew point (°C)',
    'Dew Point Temperature',
    'T2MDEW',
    'dewpoint_c',
    'Mean dew point',
    'نقطۂ شبنم',
    'نقطہ شبنم (°C)',
  ],
  'rs MJ/m²': [
    'Rs (MJ/m²)',
    'rs_mj',
    'Solar radiation (MJ/m2/day)',
    'Solar Rad [MJ m-2 d-1]',
    'Radiation MJ/m^2',
    'shortwave_radiation_sum (MJ/m²)',
    'تپش (MJ/m²)',
    'سورج کی تپش (MJ/m²)',
    'شمسی شعاعیں MJ/m2',
    'suraj ki tapish (MJ/m2)',
    'Solar irradiance (MJ/m²/day)',
  ],
  'rs W/m²': ['Solar radiation (W/m²)', 'SRAD W/m2', 'Mean global radiation [W m-2]', 'Avg Solar (watts/m2)'],
  'sunshine h': [
    'Sunshine',
    'Sunshine hours',
    'Sun (h)',
    'Bright sunshine (hrs)',
    'دھوپ (گھنٹے)',
    'سورج کی روشنی (گھنٹے)',
    'دھوپ کے گھنٹے',
    'dhoop ke ghante',
    'S.S.H. (hrs)',
  ],
  'rain mm': [
    'Rain',
    'Rainfall (mm)',
    'rain_mm',
    'Precipitation',
    'PPT',
    'Daily rainfall total (mm)',
    'precipitation_sum (mm)',
    'بارش (ملی میٹر)',
    'بارش کی مقدار',
    'barish (mm)',
    'Baarish (milli meter)',
    'R.F. (mm)',
  ],
  'rain in': ['Rain (in)', 'Rainfall inches', 'rain_in', 'Precip [inch]', 'بارش (انچ)'],
};

describe.each(Object.entries(spellings))('%s', (meaning, headers) => {
  const [quantity, unit = null] = meaning.trim().split(' ');
  test.each(headers)('%s', (header) => {
    expect(readHeader(header)).toMatchObject({ header, quantity, unit, problem: null });
  });
});

const winds: readonly (readonly [string, string, number, readonly string[]])[] = [
  ['Wind (km/h)', 'km/h', 2, ['height']],
  ['Wind speed (m/s)', 'm/s', 2, ['height']],
  ['wind_ms', 'm/s', 2, ['height']],
  ['windspeed_kmh', 'km/h', 2, ['height']],
  ['Wind 10 m (km/h)', 'km/h', 10, []],
  ['wind_speed_10m_mean (m/s)', 'm/s', 10, []],
  ['WS2M (m/s)', 'm/s', 2, []],
  ['u2 (m/s)', 'm/s', 2, []],
  ['u10 [m s-1]', 'm/s', 10, []],
  ['Mean wind speed at 2 m, m/s', 'm/s', 2, []],
  ['Wind 3m ms', 'm/s', 3, []],
  ['Wind (mph)', 'mph', 2, ['height']],
  ['Avg wind speed 10 m, miles/h', 'mph', 10, []],
  ['Wind [knots]', 'kn', 2, ['height']],
  ['wind_speed_10m_kn', 'kn', 10, []],
  ['ہوا کی رفتار (کلومیٹر فی گھنٹہ)', 'km/h', 2, ['height']],
  ['ہوا کی رفتار 10 میٹر پر (کلومیٹر فی گھنٹہ)', 'km/h', 10, []],
  ['hawa ki raftar 2 m (km/h)', 'km/h', 2, []],
  ['Hawa ki raftaar (km fi ghanta)', 'km/h', 2, ['height']],
];

test.each(winds)('wind: %s', (header, unit, heightM, assumed) => {
  expect(readHeader(header)).toEqual({ header, quantity: 'wind', unit, heightM, assumed, problem: null });
});

test('what a heading leaves open is said', () => {
  expect(readHeader('Tmax').assumed).toEqual(['unit']);
  expect(readHeader('Tmax (°C)').assumed).toEqual([]);
});

test.each(['Wind', 'Wind speed 2 m', 'Solar radiation', 'Rs'])('%s: two units are usual, none is guessed', (header) => {
  expect(readHeader(header)).toMatchObject({ unit: null, problem: 'unit-missing' });
});

test.each(['Wind (Beaufort)', 'Tmax (K)', 'Rain (cm)', 'Solar radiation (langleys)', 'Tmax (mm)', 'Sunshine minutes'])(
  '%s: a unit that is not converted',
  (header) => {
    expect(readHeader(header)).toMatchObject({ unit: null, problem: 'unit-unknown' });
  },
);

test.each([
  'Station',
  'Wind gust max (km/h)',
  'Max wind (m/s)',
  'Tmean',
  'Pressure (hPa)',
  'Soil temp max 10 cm',
  'Remarks',
  '',
  '12',
])('%s: not read', (header) => {
  expect(readHeader(header)).toMatchObject({ quantity: null, unit: null });
});
