/** Plans of the real manifests: what they contradict themselves in stops the start of the product. */
import { plansOfApp } from '@repo/server/testing';
import { expect, test } from 'vitest';
import { app } from './app.ts';

const { catalogue, meters } = plansOfApp(app);

test('every vertical sells a free, a team and a scale plan that do not contradict each other', () => {
  expect(catalogue.verticals.map(({ vertical }) => vertical)).toEqual(app.verticals.map(({ id }) => id));
  for (const { plans } of catalogue.verticals) {
    expect(plans.map(({ id }) => id)).toEqual(['free', 'team', 'scale']);
    expect(plans.map(({ trialDays }) => trialDays)).toEqual([0, 14, 0]);
    for (const { name, summary } of plans) {
      for (const text of [name, summary])
        expect([/[\u0600-\u06ff]/.test(text.ur), text.en.trim() === '']).toEqual([true, false]);
    }
  }
});

test('a year costs less than twelve months and more than nine, and a larger plan costs more', () => {
  for (const { plans } of catalogue.verticals) {
    const sold = plans.flatMap(({ prices }) => prices ?? []);
    for (const currency of ['PKR', 'USD'] as const) {
      for (const { month, year } of sold) {
        expect(year[currency] < 12n * month[currency] && year[currency] > 9n * month[currency]).toBe(true);
      }
      const monthly = sold.map(({ month }) => month[currency]);
      expect(monthly).toEqual(monthly.toSorted((one, other) => Number(one - other)));
      expect(new Set(monthly).size).toBe(monthly.length);
    }
  }
});

test('each plan that is sold has four prices, each under a key of its own', () => {
  const keys = catalogue.prices.map(({ key }) => key);
  expect(new Set(keys).size).toBe(app.verticals.length * 2 * 4);
  expect(keys).toContain('crops.team.year.pkr');
});

test('every vertical counts what costs', () => {
  const counted = meters.map(({ id, vertical }) => [vertical, id]);
  expect(counted).toEqual(
    expect.arrayContaining([
      ['financing', 'financing.quotes'],
      ['financing', 'financing.tokens'],
      ['crops', 'crops.fields'],
      ['crops', 'crops.tokens'],
      ['assistant', 'assistant.tokens'],
    ]),
  );
});
