import { addDays, type IsoDate, isoDate } from '@repo/facts';
import { narration } from '@repo/server/trpc';
import { expect, test } from 'vitest';
import { dayOfAdvice } from '../advice/day-of-advice.ts';
import { adviceOf } from '../advice/field-advice.ts';
import type { Entry, FieldView, StoredDay } from '../wire/stored.ts';
import { fieldNarration } from './field-narration.ts';

const none = { inference: { current: async () => ({ state: 'none' }) as const }, log: console };
const sown = isoDate('2025-11-15');
const today = isoDate('2026-02-10');

interface Case {
  /** Last day with weather that was measured. */
  readonly to?: IsoDate;
  /** Days of forecast, with rain on the third of so many mm. */
  readonly ahead?: { readonly days: number; readonly rainMm?: number };
  readonly entries?: readonly Omit<Entry, 'id' | 'fieldId' | 'withdrawnAt'>[];
  readonly today?: IsoDate;
}

const watered = { kind: 'irrigation', date: isoDate('2026-01-30'), depth: 1_500 } as const;

function stored({ to = addDays(today, -1), ahead = { days: 10 }, entries = [watered] }: Case): FieldView {
  const day = (date: IsoDate, kind: 'station' | 'forecast', rainMm: number): StoredDay => ({
    ...{ date, kind, provider: 'Test', tmaxC: 24, tminC: 9, rhMeanPct: 55, rsMj: 15, rainMm },
    wind: { speedMs: 2, heightM: 2 },
    fetchedAt: '2026-02-10T04:00:00.000Z',
  });
  const weather: StoredDay[] = [];
  for (let date = sown; date <= to; date = addDays(date, 1)) weather.push(day(date, 'station', 0));
  for (let index = 0; index < ahead.days; index += 1) {
    weather.push(day(addDays(to, index + 1), 'forecast', index === 2 ? (ahead.rainMm ?? 0) : 0));
  }
  return {
    id: 'field_test',
    title: 'Test',
    updatedAt: '2026-02-10T04:00:00.000Z',
    weather,
    entries: entries.map((entry, index) => ({ ...entry, id: `entry_${index}`, fieldId: 'field_test', withdrawnAt: null })),
    inputs: {
      place: { name: 'Faisalabad', latitudeDeg: 31.42, longitudeDeg: 73.08, elevationM: 184 },
      crop: 'wheat',
      variant: 'low-grain-moisture',
      stages: 'small-grains.pakistan-arid-region',
      sowingDate: sown,
      soil: 'fao.loam',
      start: { kind: 'field-capacity' },
      method: 'basin',
      furrows: null,
      wettedPct: null,
      efficiencyPct: null,
      areaAcres: 5,
      dischargeCusecs: 1.5,
    },
  };
}

function inputOf(wanted: Case, locale: 'ur' | 'en') {
  const field = stored(wanted);
  const day = wanted.today ?? today;
  const { asked, past } = dayOfAdvice(field.inputs, day);
  return fieldNarration({ advice: adviceOf(field, asked), today: day, past }, locale);
}

/** The template is held to the facts as a model's text is: a figure that it gets wrong is an error. */
async function told(wanted: Case, locale: 'ur' | 'en'): Promise<string> {
  const sentences: string[] = [];
  for await (const step of narration(none, inputOf(wanted, locale), { tenant: 'org', signal: undefined })) {
    if (step.type === 'sentence') sentences.push(step.text.replace(/[\u2066-\u2069]/g, ''));
    if (step.type === 'error') throw new Error(step.code);
    if (step.type === 'done') expect(step).toMatchObject({ mode: 'fallback', reason: 'no_model', violations: [] });
  }
  return sentences.join('\n');
}

test('water due on a day ahead', async () => {
  expect(await told({}, 'en')).toMatchInlineSnapshot(`
    "Water the field next on Friday 13 February: apply 4.9 inches.
    The tubewell runs for 16.4 hours.
    The crop is at the stage “Middle”, day 88 of its season.
    The figures are of Tuesday 10 February: the field uses 3.7 mm of water that day, and by evening the root zone is short of 67 mm.
    Beyond a shortage of 72 mm the crop suffers."
  `);
  expect(await told({}, 'ur')).toMatchInlineSnapshot(`
    "اگلا پانی جمعہ 13 فروری کو لگائیں: 4.9 انچ۔
    ٹیوب ویل 16.4 گھنٹے چلے گا۔
    فصل کا مرحلہ «درمیان» ہے، بوائی سے دن نمبر 88۔
    یہ اعداد منگل 10 فروری کے ہیں: کھیت میں اس دن 3.7 ملی میٹر پانی خرچ ہوتا ہے اور شام تک زمین میں 67 ملی میٹر پانی کی کمی ہو جاتی ہے۔
    کمی 72 ملی میٹر سے بڑھ جائے تو فصل کو پیاس لگتی ہے۔"
  `);
});

test.each<[string, Case, string, string]>([
  ['due now', { entries: [] }, 'The field needs water now: apply', 'کھیت کو پانی لگانے کا وقت ہے'],
  [
    'rain that would be enough',
    { ahead: { days: 10, rainMm: 60 } },
    'If the forecast rain falls, no water',
    'متوقع بارش ہو گئی تو',
  ],
  [
    'not due',
    { entries: [{ ...watered, date: isoDate('2026-02-09'), depth: 2_000 }] },
    'No water is needed up to',
    'تک پانی کی ضرورت نہیں',
  ],
  ['old weather', { to: isoDate('2026-01-20'), ahead: { days: 0 } }, 'too old to say what to do today', 'اس سے نہیں ہو سکتا'],
  [
    'water that is not counted yet',
    { ahead: { days: 0 }, entries: [{ ...watered, date: today, depth: 900 }] },
    'is not counted yet',
    'ابھی شمار نہیں ہوا',
  ],
  ['a season that is over', { today: isoDate('2026-09-01') }, 'The season of this crop is over', 'موسم پورا ہو چکا ہے'],
])('%s is told in both languages', async (_, wanted, english, urdu) => {
  expect(await told(wanted, 'en')).toContain(english);
  expect(await told(wanted, 'ur')).toContain(urdu);
});

test('what may not be told today is no fact of the call', () => {
  const stale = inputOf({ to: isoDate('2026-01-20'), ahead: { days: 0 }, entries: [] }, 'en');
  expect(stale.facts.map(({ id }) => id).filter((id) => id.startsWith('crops.irr.'))).toEqual([]);
  expect(inputOf({ entries: [] }, 'en').facts.map(({ id }) => id)).toContain('crops.irr.inches');
});
