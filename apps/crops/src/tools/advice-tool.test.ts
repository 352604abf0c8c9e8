import { randomUUID } from 'node:crypto';
import { describeDatabases } from '@repo/db/testing';
import { addDays, isoDate } from '@repo/facts';
import { expect, test } from 'vitest';
import { openDesk, saveNew, wheatInputs } from '../api/testing/open-desk.ts';
import { adviceTool } from './advice-tool.ts';
import { recogniseAdvice } from './recognise-advice.ts';

const today = isoDate('2026-03-02');

/** Every day from sowing alike, dry. */
function dryWeather(to = today): string {
  const days: string[] = [];
  for (let date = wheatInputs.sowingDate; date <= to; date = addDays(date, 1)) days.push(`${date},24,9,80,35,1.5,14,0`);
  return ['Date,Tmax (C),Tmin (C),RH max,RH min,Wind 2 m (m/s),Rs (MJ/m2),Rain (mm)', ...days].join('\n');
}

describeDatabases('crops.advice', (open) => {
  const ask = ({ orgId, userId }: { orgId: string; userId: string }, mention: string) =>
    adviceTool.run({ orgId, userId, today, tenant: (fn) => open().withTenant({ orgId }, fn) }, { mention });

  test('says what the field whose name is mentioned needs, and where to go on', async () => {
    const desk = await openDesk(open());
    const canal = await saveNew(desk.caller, 'نہر والا کھیت', { ...wheatInputs, variant: 'low-grain-moisture' });
    await saveNew(desk.caller, 'ٹیوب ویل والا کھیت');
    await desk.caller.weather.upload({ fieldId: canal.id, csv: dryWeather(), station: 'Station', skipFaulty: false });
    await saveNew(desk.caller, 'تیسرا');
    const { facts, refusals, path } = await ask(desk, 'نہر والا کھیت، پانی کب؟');
    expect(path).toBe(`/fields/${canal.id}`);
    expect(refusals).toEqual([]);
    // A hundred dry days: the roots have used what they easily can.
    expect(facts.find(({ id }) => id === 'crops.irr.next.date.dry')?.value).toBe(today);
    expect(facts.map(({ id }) => id)).toContain('crops.irr.hours');
    for (const { value } of facts) expect(value).not.toBeNull();
  });

  test('of a file that ends earlier the figures are of its last day, and that is said', async () => {
    const desk = await openDesk(open());
    const { id } = await saveNew(desk.caller, 'نہر والا کھیت', { ...wheatInputs, variant: 'low-grain-moisture' });
    const csv = dryWeather(isoDate('2026-02-25'));
    await desk.caller.weather.upload({ fieldId: id, csv, station: 'Station', skipFaulty: false });
    const late = await ask(desk, 'پانی کب؟');
    expect(late.facts.find((fact) => fact.id === 'crops.irr.next.date.dry')?.value).toBe('2026-02-26');
    expect(late.refusals).toEqual([{ messageKey: 'tool.as-of', params: { field: 'نہر والا کھیت', date: '2026-02-25' } }]);
    await desk.caller.entry.add({
      id: randomUUID(),
      fieldId: id,
      kind: 'irrigation',
      date: isoDate('2026-02-27'),
      depth: 3000,
    });
    const watered = await ask(desk, 'پانی کب؟');
    expect(watered.facts.filter((fact) => fact.id.startsWith('crops.irr.'))).toEqual([]);
    expect(watered.refusals).toMatchObject([{ messageKey: 'tool.not-counted' }]);
  });

  test('without weather it says that the weather is missing', async () => {
    const desk = await openDesk(open());
    await saveNew(desk.caller, 'نیا');
    expect((await ask(desk, 'پانی کب؟')).refusals).toEqual([{ messageKey: 'tool.no-weather', params: { field: 'نیا' } }]);
  });

  test('without a name the field that changed last; without any field that there is none', async () => {
    const desk = await openDesk(open());
    expect(await ask(desk, 'میرے کھیت کو پانی کب دوں؟')).toMatchObject({
      facts: [],
      refusals: [{ messageKey: 'tool.no-field' }],
    });
    const { id } = await saveNew(desk.caller, 'نیا');
    expect((await ask(desk, 'میرے کھیت کو پانی کب دوں؟')).path).toBe(`/fields/${id}`);
  });

  test('of another organization nothing is seen', async () => {
    const mine = await openDesk(open());
    const theirs = await openDesk(open());
    await saveNew(mine.caller, 'نہر والا کھیت');
    expect((await ask(theirs, 'نہر والا کھیت')).refusals).toEqual([{ messageKey: 'tool.no-field', params: {} }]);
  });
});

test.each(['میرے کھیت کو پانی کب دوں؟', 'mere khet ko pani kab lagana hai', 'When does my field need water?'])(
  'is asked by: %s',
  (text) => {
    expect(recogniseAdvice(text)).toEqual({ complete: true, input: { mention: text } });
  },
);

test.each(['گندم کو پہلا پانی کب لگائیں؟', 'kapas ko kitna pani chahiye', 'میرا کھیت کتنے ایکڑ ہے؟', ''])(
  'leaves to others: %s',
  (text) => {
    expect(recogniseAdvice(text)).toBeNull();
  },
);
