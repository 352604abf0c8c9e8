import type { WeatherDay } from '@repo/agronomy';
import { addDays, type IsoDate, isoDate, partsOf } from '@repo/facts';
import { deepRuns } from '@repo/facts/testing';
import { toUrduDigits } from '@repo/urdu-text/digits';
import fc, { type GeneratorValue } from 'fast-check';
import { expect, test } from 'vitest';
import { parseStationCsv } from './station-csv.ts';

const numRuns = deepRuns(300, 5000);
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (part: number) => String(part).padStart(2, '0');

interface Choices {
  /** From `low` to `high`, both possible. */
  readonly int: (low: number, high: number) => number;
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
  /** True in so many of ten. */
  readonly chance: (ofTen: number) => boolean;
}

function choicesOf(generate: GeneratorValue): Choices {
  const int = (min: number, max: number) => generate(fc.integer, { min, max });
  return { int, pick: (items) => items[int(0, items.length - 1)] ?? items[0], chance: (ofTen) => int(1, 10) <= ofTen };
}

/** Days in a row, with measurements to a tenth, some of them absent. */
function daysOf({ int, chance }: Choices): WeatherDay[] {
  const start = addDays(isoDate('2020-01-01'), int(0, 2500));
  return Array.from({ length: int(1, 40) }, (_, index) => {
    const tminC = int(-390, 500) / 10;
    const rhMinPct = int(0, 1000) / 10;
    const day: WeatherDay = {
      date: addDays(start, index),
      kind: 'station',
      provider: 'station',
      tmaxC: tminC + int(0, 9),
      tminC,
    };
    day.tmaxC = Number(day.tmaxC.toFixed(1));
    if (chance(8)) day.rhMinPct = rhMinPct;
    if (chance(8)) day.rhMaxPct = Number(Math.min(100, rhMinPct + int(0, 20)).toFixed(1));
    if (chance(8)) day.wind = { speedMs: int(0, 200) / 10, heightM: 10 };
    if (chance(8)) day.rsMj = int(0, 400) / 10;
    if (chance(8)) day.rainMm = int(0, 900) / 10;
    return day;
  });
}

/** The same days as some station could have written them. */
function write(days: readonly WeatherDay[], { pick, chance }: Choices): string {
  const delimiter = pick([',', ';', '\t']);
  const comma = pick([true, false]);
  const quoted = comma && delimiter === ',' ? true : pick([true, false]);
  const urdu = chance(3);
  const absent = pick(['', '-', 'NA', '-99', '-999']);
  const end = pick(['\n', '\r\n', '\r']);
  const dateOf = pick<(date: IsoDate) => string>([
    (date) => date,
    (date) => `${two(partsOf(date).day)}/${two(partsOf(date).month)}/${partsOf(date).year}`,
    (date) => `${partsOf(date).day} ${months[partsOf(date).month - 1]} ${partsOf(date).year}`,
  ]);
  const number = (value: number | undefined) => {
    if (value === undefined) return absent;
    const text = comma ? String(value).replace('.', ',') : String(value);
    return urdu ? toUrduDigits(text) : text;
  };
  const cell = (text: string) => (quoted ? `"${text}"` : text);
  const headers = ['Date', 'Tmax (°C)', 'Tmin (°C)', 'RH max', 'RH min', 'Wind 10 m (m/s)', 'Rs (MJ/m²)', 'Rain (mm)'];
  const rows = days.map(({ date, tmaxC, tminC, rhMaxPct, rhMinPct, wind, rsMj, rainMm }) => [
    urdu ? toUrduDigits(dateOf(date)) : dateOf(date),
    ...[tmaxC, tminC, rhMaxPct, rhMinPct, wind?.speedMs, rsMj, rainMm].map(number),
  ]);
  const table = [headers, ...rows].map((row) => row.map(cell).join(delimiter)).join(end);
  return `${pick(['', '\ufeff'])}${table}${pick(['', end])}`;
}

test('days come back as they were, however a station writes them', () => {
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const choices = choicesOf(generate);
      const days = daysOf(choices);
      const { days: read, errors, gaps } = parseStationCsv(write(days, choices));
      expect({ errors, gaps }).toEqual({ errors: [], gaps: [] });
      expect(read).toEqual(days);
    }),
    { numRuns },
  );
});

test('one faulty cell costs its own row and no other', () => {
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const choices = choicesOf(generate);
      const days = daysOf(choices);
      const lines = ['Date,Tmax,Tmin', ...days.map(({ date, tmaxC, tminC }) => `${date},${tmaxC},${tminC}`)];
      const at = choices.int(1, days.length);
      const cells = (lines[at] ?? '').split(',');
      lines[at] = cells.with(choices.int(1, 2), choices.pick(['x', '1.2.3', '61', '-41', ''])).join(',');
      const { days: read, errors } = parseStationCsv(lines.join('\n'));
      expect(new Set(errors.map(({ row }) => row))).toEqual(new Set([at + 1]));
      expect(read.map(({ date }) => date)).toEqual(days.map(({ date }) => date).filter((_, index) => index !== at - 1));
    }),
    { numRuns },
  );
});

const pieces = [
  'Date',
  'Tmax',
  'Tmin',
  'Rain',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '"',
  '2026-03-02',
  '03/04/2026',
  '31',
  '-5',
  '-99',
  'x',
  '۳',
];

test('whatever the text, it does not throw, and every day that it gives is possible and in order', () => {
  let given = 0;
  const noise = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
  const text = fc.oneof(
    noise,
    noise.map((rest) => `Date,Tmax,Tmin\n2026-03-01,20,10\n${rest}`),
  );
  fc.assert(
    fc.property(text, (csv) => {
      const { days } = parseStationCsv(csv);
      given += days.length;
      for (const [index, { date, tmaxC, tminC }] of days.entries()) {
        expect(tminC <= tmaxC && tminC >= -40 && tmaxC <= 60).toBe(true);
        const before = days[index - 1];
        expect(before === undefined || before.date < date).toBe(true);
      }
    }),
    { numRuns: numRuns * 5 },
  );
  expect(given).toBeGreaterThan(100);
});
