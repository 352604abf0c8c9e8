import { expect, test } from 'vitest';
import type { CellCentre } from './grid-cell.ts';
import { gridCell } from './grid-cell.ts';
import type { GridWeather } from './read-answer.ts';
import { shareDays } from './share-days.ts';

function counted() {
  const asked: CellCentre[] = [];
  const failures: Error[] = [];
  const ask = shareDays(async (place, now): Promise<GridWeather> => {
    asked.push(place);
    const failure = failures.shift();
    if (failure) throw failure;
    return { days: [], cell: { ...place, elevationM: 0 }, utcOffsetSeconds: 18_000, fetchedAt: now };
  });
  return { ask, asked, failures };
}

const multan = { latitudeDeg: 30.2, longitudeDeg: 71.47 };
const neighbour = { latitudeDeg: 30.24, longitudeDeg: 71.53 };
const at = (time: string) => new Date(`2026-03-02T${time}Z`);

test('a cell is a tenth of a degree', () => {
  expect(gridCell({ latitudeDeg: 30.2432, longitudeDeg: 71.4687 })).toEqual({ latitudeDeg: 30.2, longitudeDeg: 71.5 });
  expect(gridCell({ latitudeDeg: -0.04, longitudeDeg: -111.97 })).toEqual({ latitudeDeg: 0, longitudeDeg: -112 });
});

test('two fields of one cell ask once, one after the other or at once; a third elsewhere asks itself', async () => {
  const { ask, asked } = counted();
  const [first, second] = await Promise.all([ask(multan, at('09:00:00')), ask(neighbour, at('09:00:00'))]);
  expect(second).toBe(first);
  expect(await ask(neighbour, at('11:59:59'))).toBe(first);
  expect(asked).toHaveLength(1);
  await ask({ ...multan, latitudeDeg: 30.3 }, at('09:00:00'));
  expect(asked).toHaveLength(2);
});

test('another part of the same cell is another answer', async () => {
  const asked: string[] = [];
  const ask = shareDays(
    async (place: CellCentre, now: Date, days: string): Promise<GridWeather> => {
      asked.push(days);
      return { days: [], cell: { ...place, elevationM: 0 }, utcOffsetSeconds: 18_000, fetchedAt: now };
    },
    (days) => days,
  );
  for (const days of ['May', 'June', 'May']) await ask(multan, at('09:00:00'), days);
  expect(asked).toEqual(['May', 'June']);
});

test('after three hours it is asked anew', async () => {
  const { ask, asked } = counted();
  await ask(multan, at('09:00:00'));
  const later = await ask(multan, at('12:00:00'));
  expect(later.fetchedAt).toEqual(at('12:00:00'));
  expect(asked).toHaveLength(2);
});

test('after midnight at the place it is asked anew', async () => {
  const { ask, asked } = counted();
  await ask(multan, at('18:30:00'));
  await ask(multan, at('18:59:59'));
  expect(asked).toHaveLength(1);
  await ask(multan, at('19:00:00'));
  expect(asked).toHaveLength(2);
});

test('a failure is not kept', async () => {
  const { ask, asked, failures } = counted();
  failures.push(new Error('down'));
  await expect(ask(multan, at('09:00:00'))).rejects.toThrow('down');
  expect((await ask(multan, at('09:00:01'))).fetchedAt).toEqual(at('09:00:01'));
  expect(asked).toHaveLength(2);
});

test('of many cells the oldest are forgotten', async () => {
  const { ask, asked } = counted();
  for (let cell = 0; cell <= 500; cell += 1) await ask({ latitudeDeg: 0, longitudeDeg: cell / 10 }, at('09:00:00'));
  await ask({ latitudeDeg: 0, longitudeDeg: 50 }, at('09:00:00'));
  expect(asked).toHaveLength(501);
  await ask({ latitudeDeg: 0, longitudeDeg: 0 }, at('09:00:00'));
  expect(asked).toHaveLength(502);
});
