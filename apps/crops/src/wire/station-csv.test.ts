import { isoDate } from '@repo/facts';
import { describe, expect, test } from 'vitest';
import { type CsvError, parseStationCsv } from './station-csv.ts';

/** Row, column and code of each error. */
function errorsOf(text: string): [CsvError['row'], CsvError['column'], CsvError['code']][] {
  return parseStationCsv(text).errors.map(({ row, column, code }) => [row, column, code]);
}

const short = (...rows: string[]) => ['Date,Tmax,Tmin', ...rows].join('\n');
const dates = (text: string) => parseStationCsv(text).days.map(({ date }) => date);

describe('a station file', () => {
  test('with every column, as the engine reads it', () => {
    const text = [
      'Date,Tmax (°C),Tmin (°C),RH max (%),RH min (%),RH mean (%),Dew point (°C),Wind 10 m (km/h),Rs (MJ/m²),Sunshine (h),Rain (mm)',
      '2026-03-02,28.4,13.1,88,35,61,11.2,9,18.6,8.5,0',
    ].join('\n');
    expect(parseStationCsv(text, { station: 'Multan' })).toMatchObject({
      days: [
        {
          date: '2026-03-02',
          kind: 'station',
          provider: 'Multan',
          tmaxC: 28.4,
          tminC: 13.1,
          rhMaxPct: 88,
          rhMinPct: 35,
          rhMeanPct: 61,
          tdewC: 11.2,
          wind: { speedMs: 2.5, heightM: 10 },
          rsMj: 18.6,
          sunshineHours: 8.5,
          rainMm: 0,
        },
      ],
      errors: [],
      gaps: [],
    });
  });

  test('semicolons, decimal commas, a byte order mark and CRLF', () => {
    const text = '\ufeffDatum;Date;Tmax;Tmin;Rain\r\nx;02/03/2026;28,4;13,1;2,5\r\nx;03/03/2026;29,0;-0,5;\r\n';
    const { days, errors } = parseStationCsv(text);
    expect(errors).toEqual([]);
    expect(days).toEqual([
      { date: '2026-03-02', kind: 'station', provider: 'station', tmaxC: 28.4, tminC: 13.1, rainMm: 2.5 },
      { date: '2026-03-03', kind: 'station', provider: 'station', tmaxC: 29, tminC: -0.5 },
    ]);
  });

  test('tabs, quotes around cells and a comma inside one', () => {
    const text = '"Date"\t"Tmax"\t"Tmin"\t"Remarks, if any"\n"2 Mar 2026"\t"28,4"\t"13,1"\t"dust, ""haze"""\n';
    expect(parseStationCsv(text)).toMatchObject({ days: [{ date: '2026-03-02', tmaxC: 28.4, tminC: 13.1 }], errors: [] });
  });

  test('commas with decimal commas inside quotes', () => {
    expect(parseStationCsv('Date,Tmax,Tmin\n2026-03-02,"28,4","13,1"').days).toMatchObject([{ tmaxC: 28.4, tminC: 13.1 }]);
  });

  test('lone carriage returns, and a last line without an end', () => {
    expect(dates('Date,Tmax,Tmin\r2026-03-02,28,13\r2026-03-03,28,13')).toEqual(['2026-03-02', '2026-03-03']);
  });

  test('Urdu headings and digits', () => {
    const headers = ['تاریخ', 'زیادہ سے زیادہ درجہ حرارت', 'کم سے کم درجہ حرارت', 'بارش (ملی میٹر)'];
    const text = `${headers.join(',')}\n۰۲/۰۳/۲۰۲۶,۲۸٫۴,۱۳٫۱,۲٫۵\n`;
    expect(parseStationCsv(text)).toMatchObject({
      days: [{ date: '2026-03-02', tmaxC: 28.4, tminC: 13.1, rainMm: 2.5 }],
      errors: [],
    });
  });

  test.each([
    // An international mile is 1,609.344 m, a nautical one 1,852 m.
    ['mph', 4.4704],
    ['knots', 5.144444],
  ])('10 %s are %d m/s', (unit, speedMs) => {
    const { days } = parseStationCsv(`Date,Tmax,Tmin,Wind 2 m (${unit})\n2026-03-02,28,13,10`);
    expect(days[0]?.wind).toEqual({ speedMs, heightM: 2 });
  });

  test('a table of an Urdu keyboard, with its comma between the cells', () => {
    const { days } = parseStationCsv('تاریخ،زیادہ سے زیادہ حرارت،کم سے کم حرارت\n2026-03-02،28.4،13.1');
    expect(days).toMatchObject([{ date: '2026-03-02', tmaxC: 28.4, tminC: 13.1 }]);
  });

  test('two rows are enough to tell that the month comes first', () => {
    const { errors } = parseStationCsv('Date,Tmax,Tmin\n02/03/2026,28,13\n02/04/2026,27,12');
    expect(errors.map(({ code }) => code)).toEqual(['date-month-first']);
  });

  test('Fahrenheit, inches, m/s at 3 m and W/m² come out in SI units', () => {
    const text = 'Date,Tmax (°F),Tmin (°F),Rain (in),Wind 3 m (m/s),Rs (W/m²)\n2026-03-02,86,50,0.5,2.4,250';
    expect(parseStationCsv(text).days).toMatchObject([
      { tmaxC: 30, tminC: 10, rainMm: 12.7, wind: { speedMs: 2.4, heightM: 3 }, rsMj: 21.6 },
    ]);
  });

  test('lines above the table, blank lines within and after it', () => {
    const text = 'Station: Multan\nElevation,124\n\nDate,Tmax,Tmin\n\n2026-03-02,28,13\n,,\n2026-03-03,x,13\n\n\n';
    expect(dates(text)).toEqual(['2026-03-02']);
    expect(errorsOf(text)).toEqual([[8, 'Tmax', 'number-unreadable']]);
  });

  test('a line break inside quotes does not shift the row of an error', () => {
    expect(errorsOf('Date,Tmax,Tmin,Note\n2026-03-02,28,13,"two\nlines"\n2026-03-03,28,x,\n')).toEqual([
      [4, 'Tmin', 'number-unreadable'],
    ]);
  });

  test('says what each column was taken for', () => {
    const { columns } = parseStationCsv('Date,Tmax,Tmin (°C),Wind (km/h),Remarks\n2026-03-02,28,13,9,dust');
    expect(columns).toEqual([
      { header: 'Date', quantity: 'date', unit: null, heightM: null, assumed: [], problem: null },
      { header: 'Tmax', quantity: 'tmax', unit: '°C', heightM: null, assumed: ['unit'], problem: null },
      { header: 'Tmin (°C)', quantity: 'tmin', unit: '°C', heightM: null, assumed: [], problem: null },
      { header: 'Wind (km/h)', quantity: 'wind', unit: 'km/h', heightM: 2, assumed: ['height'], problem: null },
      { header: 'Remarks', quantity: null, unit: null, heightM: null, assumed: [], problem: null },
    ]);
  });
});

describe('absent', () => {
  test.each(['', '-', 'NA', '-99', '-999', '-999.0', 'NaN', '–'])('%j is absent, never 0', (cell) => {
    const { days, errors } = parseStationCsv(`Date,Tmax,Tmin,Rain,RH\n2026-03-02,28,13,${cell},${cell}`);
    expect(errors).toEqual([]);
    expect(days).toEqual([{ date: '2026-03-02', kind: 'station', provider: 'station', tmaxC: 28, tminC: 13 }]);
  });

  test('a temperature that is absent is an error: there is no day without it', () => {
    expect(errorsOf(short('2026-03-02,-99,13', '2026-03-03,28,'))).toEqual([
      [2, 'Tmax', 'value-missing'],
      [3, 'Tmin', 'value-missing'],
    ]);
  });

  test('-99 is absent in a column of Fahrenheit too', () => {
    expect(errorsOf('Date,Tmax (F),Tmin (F)\n2026-03-02,86,-99')).toEqual([[2, 'Tmin (F)', 'value-missing']]);
  });

  test('gaps between days are reported, not filled', () => {
    const { days, gaps } = parseStationCsv(
      short('2026-02-26,28,13', '2026-03-02,28,13', '2026-03-04,28,13', '2026-03-05,28,13'),
    );
    expect(days).toHaveLength(4);
    expect(gaps).toEqual([
      { from: '2026-02-27', to: '2026-03-01' },
      { from: '2026-03-03', to: '2026-03-03' },
    ]);
  });
});

const wide = 'Date,Tmax,Tmin,RHmax,RHmin,Tdew,Wind (m/s),Rs (MJ/m2),Sunshine,Rain';
const good = ['2026-03-02', '28', '13', '88', '35', '11', '2', '18', '8', '0'];
const withCell = (at: number, cell: string) => `${wide}\n${good.with(at, cell).join(',')}`;

describe('an error of its row', () => {
  test.each([
    ['the lowest temperature above the highest', 2, '29', 'Tmin', 'tmin-above-tmax'],
    ['a temperature above 60', 1, '60.1', 'Tmax', 'out-of-range'],
    ['a temperature below -40', 2, '-40.1', 'Tmin', 'out-of-range'],
    ['humidity above 100', 3, '100.1', 'RHmax', 'out-of-range'],
    ['humidity below 0', 4, '-1', 'RHmin', 'out-of-range'],
    ['the lowest humidity above the highest', 4, '89', 'RHmin', 'rh-min-above-max'],
    ['a dew point above the highest temperature', 5, '28.5', 'Tdew', 'dew-above-tmax'],
    ['wind below 0', 6, '-0.1', 'Wind (m/s)', 'out-of-range'],
    ['radiation of W/m² in a column of MJ/m²', 7, '210', 'Rs (MJ/m2)', 'out-of-range'],
    ['more sunshine than hours', 8, '24.5', 'Sunshine', 'out-of-range'],
    ['rain below 0', 9, '-0.2', 'Rain', 'out-of-range'],
    ['words for a number', 9, 'trace', 'Rain', 'number-unreadable'],
    ['no date', 0, '', 'Date', 'date-missing'],
    ['a day that is none', 0, '2026-02-30', 'Date', 'date-unreadable'],
    ['words for a date', 0, 'Monday', 'Date', 'date-unreadable'],
  ])('%s', (_, at, cell, column, code) => {
    expect(parseStationCsv(withCell(at, cell)).days).toEqual([]);
    expect(errorsOf(withCell(at, cell))).toEqual([[2, column, code]]);
  });

  test('the bounds themselves are possible', () => {
    const rows = ['2026-03-02,60,-40,100,0,-40,0,45,24,0', '2026-03-03,60,60,0,0,60,60,0,0,1825'];
    expect(errorsOf([wide, ...rows].join('\n'))).toEqual([]);
  });

  test('says what was found and what is possible', () => {
    expect(parseStationCsv('Date,Tmax (F),Tmin (F)\n2026-03-02,158,50').errors).toEqual([
      { row: 2, column: 'Tmax (F)', code: 'out-of-range', params: { value: '70', low: '-40', high: '60', unit: '°C' } },
    ]);
  });

  test('more cells than headings, and fewer: a decimal comma between commas, a file cut short', () => {
    expect(errorsOf(short('2026-03-02,28,4,13,1', '2026-03-03,28'))).toEqual([
      [2, null, 'cells'],
      [3, null, 'cells'],
    ]);
    expect(errorsOf(short('2026-03-02,28,13,,'))).toEqual([]);
  });

  test('a day for the second time, whichever row was right, and one out of order', () => {
    const text = short('2026-03-02,28,13', '2026-03-02,27,12', '2026-03-04,28,13', '2026-03-03,28,13', '2026-03-05,28,13');
    expect(dates(text)).toEqual(['2026-03-02', '2026-03-04', '2026-03-05']);
    expect(parseStationCsv(text).errors).toEqual([
      { row: 3, column: 'Date', code: 'date-twice', params: { date: '2026-03-02', before: '2' } },
      { row: 5, column: 'Date', code: 'date-unordered', params: { date: '2026-03-03', latest: '2026-03-04' } },
    ]);
  });

  test('a day after today, when it is said which day is today; it does not put the next out of order', () => {
    const text = short('2026-03-02,28,13', '2027-03-03,28,13', '2026-03-04,28,13');
    const { days, errors } = parseStationCsv(text, { today: isoDate('2026-03-04') });
    expect(days.map(({ date }) => date)).toEqual(['2026-03-02', '2026-03-04']);
    expect(errors).toMatchObject([{ row: 3, code: 'date-in-future' }]);
  });

  test('several in one row are all told, and the other rows stand', () => {
    const text = [wide, good.with(1, 'x').with(3, '101').join(','), good.with(0, '2026-03-03').join(',')].join('\n');
    expect(errorsOf(text)).toEqual([
      [2, 'Tmax', 'number-unreadable'],
      [2, 'RHmax', 'out-of-range'],
    ]);
    expect(dates(text)).toEqual(['2026-03-03']);
  });

  test('quotes a long cell in part', () => {
    const [error] = parseStationCsv(short(`2026-03-02,${'9x'.repeat(5000)},13`)).errors;
    expect(error?.params.text).toHaveLength(40);
  });
});

describe('an error of the whole file, of which nothing is read', () => {
  test.each([
    ['nothing', '', null, 'empty'],
    ['blank lines', '\ufeff\n \r\n', null, 'empty'],
    ['prose', 'It rained on Monday.', null, 'no-header'],
    ['no headings', '2026-03-02,28,13\n2026-03-03,28,13', null, 'no-header'],
    ['headings alone', 'Date,Tmax,Tmin\n', null, 'no-rows'],
    ['no date', 'Tmax,Tmin\n28,13', null, 'column-missing'],
    ['one temperature', 'Date,Tmax\n2026-03-02,28', null, 'column-missing'],
    ['a mean temperature alone', 'Date,Tmean\n2026-03-02,28', null, 'column-missing'],
    ['two columns of one kind', 'Date,Tmax,Tmin,Max Temp\n2026-03-02,28,13,29', 'Max Temp', 'column-twice'],
    ['wind without a unit', 'Date,Tmax,Tmin,Wind\n2026-03-02,28,13,9', 'Wind', 'unit-missing'],
    ['wind in Beaufort', 'Date,Tmax,Tmin,Wind (Beaufort)\n2026-03-02,28,13,3', 'Wind (Beaufort)', 'unit-unknown'],
    ['a quotation mark that stays open', 'Date,Tmax,Tmin\n"2026-03-02,28,13\n2026-03-03,28,13', null, 'quote-open'],
    ['a spreadsheet', 'PK\u0003\u0004\u0014\u0000\u0006\u0000', null, 'no-header'],
    ['JSON', '{"date":"2026-03-02","tmax":28}', null, 'column-missing'],
  ])('%s', (_, text, column, code) => {
    expect(parseStationCsv(text).days).toEqual([]);
    expect(errorsOf(text)).toEqual([[null, column, code]]);
  });

  test('two orders of day and month say so, with the row where it shows', () => {
    const mixed = [
      ['02/03/2026', '2026-03-03'],
      ['13/03/2026', '03/14/2026'],
      ['03/13/2026', '14/03/2026'],
      ['2026-03-01', '02/13/2026'],
      ['2 Mar 2026', '03/13/2026'],
      ['2 Mar 2026', '2026-03-03'],
    ];
    for (const pair of mixed) {
      const text = short(...pair.map((date) => `${date},28,13`));
      const { days, errors } = parseStationCsv(text);
      expect({ pair, days, errors }).toMatchObject({
        days: [],
        errors: [{ code: 'date-order-mixed', column: 'Date', params: { row: '3' } }],
      });
    }
  });

  test('the month first throughout says so, and is never read as the day', () => {
    expect(errorsOf(short('03/01/2026,28,13', '03/13/2026,28,13'))).toEqual([[null, 'Date', 'date-month-first']]);
    const run = ['03/01/2026', '03/02/2026', '03/03/2026', '03/04/2026'].map((date) => `${date},28,13`);
    expect(errorsOf(short(...run))).toEqual([[null, 'Date', 'date-month-first']]);
  });

  test('day first in numbers and with names go together', () => {
    expect(dates(short('02/03/2026,28,13', '3 Mar 2026,28,13', '04-03-2026,28,13'))).toHaveLength(3);
  });

  test('1,100 rows are read, 1,101 are not', () => {
    const rows = Array.from({ length: 1101 }, (_, index) => {
      const date = new Date(Date.UTC(2022, 0, 1 + index)).toISOString().slice(0, 10);
      return `${date},28,13`;
    });
    expect(parseStationCsv(short(...rows.slice(0, 1100))).days).toHaveLength(1100);
    expect(parseStationCsv(short(...rows))).toMatchObject({
      days: [],
      errors: [{ code: 'too-many-rows', params: { rows: '1101', most: '1100' } }],
    });
  });

  test('512 kB are read, a byte more is not', () => {
    const head = 'Date,Tmax,Tmin,Note\n2026-03-02,28,13,';
    const filled = head + 'م'.repeat((512 * 1024 - head.length) / 2);
    expect(new TextEncoder().encode(filled).length).toBeLessThanOrEqual(512 * 1024);
    expect(parseStationCsv(filled).days).toHaveLength(1);
    expect(errorsOf(`${filled}مم`)).toEqual([[null, null, 'too-large']]);
    expect(errorsOf('x'.repeat(512 * 1024 + 1))).toEqual([[null, null, 'too-large']]);
  });
});
