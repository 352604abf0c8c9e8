import { describeDatabases } from '@repo/db/testing';
import { expect, test } from 'vitest';
import { type Caller, openDesk, saveNew } from '../testing/open-desk.ts';

const good = 'Date,Tmax,Tmin,Rain (mm)\n2026-02-27,28.4,13.1,0\n2026-02-28,27,12,4.5';
const oneFaulty = 'Date,Tmax,Tmin\n2026-02-27,28.4,13.1\n2026-02-28,12,27\n2026-03-01,29,14';

async function daysOf(caller: Caller, id: string) {
  return (await caller.field.get({ id })).weather.map(({ date, tmaxC }) => [date, tmaxC]);
}

describeDatabases('uploading weather', (open) => {
  test('stores the days of a station', async () => {
    const { caller } = await openDesk(open());
    const { id: fieldId } = await saveNew(caller, 'Canal');
    expect(await caller.weather.upload({ fieldId, csv: good, station: ' Multan ', skipFaulty: false })).toEqual({
      stored: 2,
      errors: [],
    });
    expect((await caller.field.get({ id: fieldId })).weather[1]).toEqual({
      date: '2026-02-28',
      kind: 'station',
      provider: 'Multan',
      tmaxC: 27,
      tminC: 12,
      rainMm: 4.5,
      fetchedAt: '2026-03-02T09:00:00.000Z',
    });
  });

  test('with a faulty row nothing is stored, unless faulty rows are to be skipped', async () => {
    const { caller } = await openDesk(open());
    const { id: fieldId } = await saveNew(caller, 'Canal');
    const errors = [{ row: 3, column: 'Tmin', code: 'tmin-above-tmax', params: { lower: '27', upper: '12' } }];
    const request = { fieldId, csv: oneFaulty, station: 'Multan' };
    expect(await caller.weather.upload({ ...request, skipFaulty: false })).toEqual({ stored: 0, errors });
    expect(await daysOf(caller, fieldId)).toEqual([]);
    expect(await caller.weather.upload({ ...request, skipFaulty: true })).toEqual({ stored: 2, errors });
    expect(await daysOf(caller, fieldId)).toEqual([
      ['2026-02-27', 28.4],
      ['2026-03-01', 29],
    ]);
  });

  test('a fault of the whole file stores nothing even then', async () => {
    const { caller } = await openDesk(open());
    const { id: fieldId } = await saveNew(caller, 'Canal');
    for (const csv of [
      '',
      'Date,Tmax\n2026-02-27,28',
      'Date,Tmax,Tmin\n13/02/2026,28,13\n02/14/2026,28,13',
      'x'.repeat(600_000),
    ]) {
      const { stored, errors } = await caller.weather.upload({ fieldId, csv, station: 'Multan', skipFaulty: true });
      expect({ stored, errors }).toMatchObject({ stored: 0, errors: [{ row: null }] });
    }
    expect(await daysOf(caller, fieldId)).toEqual([]);
  });

  test('a day that is sent again replaces the one before; the others stay', async () => {
    const { caller, setNow } = await openDesk(open());
    const { id: fieldId } = await saveNew(caller, 'Canal');
    await caller.weather.upload({ fieldId, csv: good, station: 'Multan', skipFaulty: false });
    setNow('2026-03-02T10:00:00Z');
    const csv = 'Date,Tmax,Tmin\n2026-02-28,26.5,11\n2026-03-01,29,14';
    await caller.weather.upload({ fieldId, csv, station: 'Khanewal', skipFaulty: false });
    const { weather } = await caller.field.get({ id: fieldId });
    expect(weather.map(({ date, provider, rainMm }) => [date, provider, rainMm])).toEqual([
      ['2026-02-27', 'Multan', 0],
      ['2026-02-28', 'Khanewal', undefined],
      ['2026-03-01', 'Khanewal', undefined],
    ]);
  });

  test('a day after today in Pakistan was not measured', async () => {
    const { caller } = await openDesk(open());
    const { id: fieldId } = await saveNew(caller, 'Canal');
    const csv = 'Date,Tmax,Tmin\n2026-03-02,28,13\n2026-03-03,28,13';
    const { stored, errors } = await caller.weather.upload({ fieldId, csv, station: 'Multan', skipFaulty: true });
    expect({ stored, errors }).toMatchObject({ stored: 1, errors: [{ row: 3, code: 'date-in-future' }] });
  });

  test('three years of days are stored at once', async () => {
    const { caller } = await openDesk(open());
    const { id: fieldId } = await saveNew(caller, 'Canal');
    const rows = Array.from({ length: 1100 }, (_, index) => {
      return `${new Date(Date.UTC(2022, 0, 1 + index)).toISOString().slice(0, 10)},28,13,0,35,88,2,18`;
    });
    const csv = ['Date,Tmax,Tmin,Rain,RHmin,RHmax,Wind (m/s),Rs (MJ/m2)', ...rows].join('\n');
    const request = { fieldId, csv, station: 'Multan', skipFaulty: false };
    expect(await caller.weather.upload(request)).toEqual({ stored: 1100, errors: [] });
    expect(await caller.weather.upload(request)).toEqual({ stored: 1100, errors: [] });
    expect(await daysOf(caller, fieldId)).toHaveLength(1100);
  });

  test('two uploads at once both end, and one of them stands whole', async () => {
    const { caller } = await openDesk(open());
    const { id: fieldId } = await saveNew(caller, 'Canal');
    const upload = (tmax: number) => {
      const csv = `Date,Tmax,Tmin\n2026-02-27,${tmax},13\n2026-02-28,${tmax},13`;
      return caller.weather.upload({ fieldId, csv, station: 'Multan', skipFaulty: false });
    };
    const answers = await Promise.all([upload(28), upload(29), upload(30)]);
    expect(answers.map(({ stored }) => stored)).toEqual([2, 2, 2]);
    const [first, second, ...others] = await daysOf(caller, fieldId);
    expect(others).toEqual([]);
    expect(first?.[1]).toBe(second?.[1]);
  });

  test('a field of another organization is not found', async () => {
    const db = open();
    const mine = await openDesk(db);
    const theirs = await openDesk(db);
    const { id: fieldId } = await saveNew(mine.caller, 'Canal');
    const request = { fieldId, csv: good, station: 'Multan', skipFaulty: false };
    await expect(theirs.caller.weather.upload(request)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await daysOf(mine.caller, fieldId)).toEqual([]);
  });
});
